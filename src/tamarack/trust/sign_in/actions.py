"""Ending sessions, and taking second factors away."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.db import transaction

from tamarack.trust.accounts import actions as accounts
from tamarack.trust.audit.actions import record, record_outside
from tamarack.trust.markings.viewing import Look, require
from tamarack.trust.sign_in.errors import LastFactor, NoSuchSession
from tamarack.trust.sign_in.models import OpenSession
from tamarack.trust.sign_in.queries import factor_of, must_stay
from tamarack.trust.sign_in.second_factor import has_factor


@transaction.atomic
def end_session(*, owner: int, session: int) -> None:
    """End one of one's own sessions. Raises NoSuchSession."""
    gone, _ = OpenSession.objects.filter(pk=session, officer_id=owner).delete()
    if not gone:
        raise NoSuchSession(session=session)
    record_outside("session.end", actor=owner, details={"why": "ended", "count": 1})


@transaction.atomic
def end_sessions(*, officer: int, why: str, but: str = "", by: int | None = None) -> int:
    """End somebody's sessions at once, but the one with the digest `but`; how many there were.

    `why`: ended, password, factor, closed. `by` is who did it, where it wasn't the person.
    """
    gone, _ = OpenSession.objects.filter(officer_id=officer).exclude(digest=but).delete()
    if gone:
        record_outside(
            "session.end", actor=by or officer, objects=[(officer, None)], details={"why": why, "count": gone}
        )
    return gone


@transaction.atomic
def close_account(*, actor: Look, officer: int) -> int:
    """Close an account: it signs in no more, and its sessions end; how many did. Raises UnknownPerson."""
    accounts.close_account(actor=actor, officer=officer)
    return end_sessions(officer=officer, why="closed", by=actor.viewer.officer)


@transaction.atomic
def remove_factor(*, owner: int, factor: int) -> None:
    """Take away one of one's own second factors, and the recovery codes with the last.

    Raises NoSuchFactor; LastFactor where one is required and this is the last.
    """
    found = factor_of(owner, factor)
    if must_stay(found):
        raise LastFactor(factor=factor)
    kind = found.type
    found.delete()
    if not has_factor(owner):
        Authenticator.objects.filter(user_id=owner).delete()
    record_outside("factor.remove", actor=owner, details={"factor": kind})


@transaction.atomic
def forget_factors(*, actor: Look, officer: int, request: int) -> int:
    """Take away every second factor of somebody who lost theirs, and end their sessions; how many there were.

    The supervised way back: `request` is what one keeper asked and another, `actor`, confirmed. Whoever calls
    this has seen to both. The person sets up a new factor when they next sign in with their password.
    """
    look = require(actor)
    factors = Authenticator.objects.filter(user_id=officer)
    count = len(factors.exclude(type=Authenticator.Type.RECOVERY_CODES))
    factors.delete()
    record("factor.forget", actor=look, objects=[(officer, None), (request, None)], details={"count": count})
    end_sessions(officer=officer, why="factor", by=look.viewer.officer)
    return count
