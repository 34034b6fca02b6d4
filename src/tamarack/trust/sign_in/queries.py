"""Reading one's own sessions and second factors."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.utils import timezone

from tamarack.foundation.identifiers import keyed_id, show
from tamarack.trust.sign_in.errors import NoSuchFactor
from tamarack.trust.sign_in.models import OpenSession
from tamarack.trust.sign_in.session_store import ended


@dataclass(frozen=True, slots=True)
class Factor:
    """A second factor as its owner sees it; `left` counts unused recovery codes."""

    id: str
    kind: str
    name: str
    added: datetime
    used: datetime | None
    left: int | None = None


@dataclass(frozen=True, slots=True)
class ShownSession:
    """An open session as the person whose it is sees it."""

    id: str
    opened: datetime
    seen: datetime
    address: str
    browser: str
    digest: str


def factors_of(officer: int) -> list[Factor]:
    """What somebody has set up, oldest first."""
    return [
        _factor(one) for one in Authenticator.objects.filter(user_id=officer).order_by("created_at", "id")
    ]


def factor_of(officer: int, identifier: int) -> Authenticator:
    """One of somebody's second factors, by its public identifier. Raises NoSuchFactor."""
    mine = Authenticator.objects.filter(user_id=officer).exclude(type=Authenticator.Type.RECOVERY_CODES)
    for one in mine:
        if _identifier(one) == identifier:
            return one
    raise NoSuchFactor(factor=identifier)


def _identifier(row: Authenticator) -> int:
    """allauth numbers them in a row, which would tell how many there are."""
    return keyed_id(settings.ENTRY_KEY, "factor", str(row.pk))


def sessions_of(officer: int) -> list[ShownSession]:
    """Where somebody is signed in, last seen first."""
    rows = (
        OpenSession.objects.filter(officer_id=officer)
        .exclude(ended(timezone.now()))
        .order_by("-seen_at", "id")
    )
    return [
        ShownSession(show(one.id), one.opened_at, one.seen_at, one.address or "", one.browser, one.digest)
        for one in rows.order_by("-seen_at", "id")
    ]


def must_stay(factor: Authenticator) -> bool:
    """Whether this factor can't be removed, since it is its owner's last and one is required."""
    others = Authenticator.objects.filter(user_id=factor.user_id).exclude(pk=factor.pk)
    return (
        settings.SECOND_FACTOR == "required"
        and not others.exclude(type=Authenticator.Type.RECOVERY_CODES).exists()
    )


def _factor(row: Authenticator) -> Factor:
    name = row.wrap().name if row.type == Authenticator.Type.WEBAUTHN else ""
    left = len(row.wrap().get_unused_codes()) if row.type == Authenticator.Type.RECOVERY_CODES else None
    return Factor(show(_identifier(row)), row.type, name, row.created_at, row.last_used_at, left)
