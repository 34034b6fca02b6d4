"""An installation's first people: two administrators from the server, and everybody else through them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from django.utils import timezone

from tamarack.trust.accounts.access import Access, Kind
from tamarack.trust.accounts.actions import open_account
from tamarack.trust.accounts.granting import Wanted, answer_access, ask_access, checked
from tamarack.trust.accounts.models import Officer
from tamarack.trust.accounts.queries import access_of, viewer_of
from tamarack.trust.accounts.roles import Role
from tamarack.trust.markings.marking import Purpose
from tamarack.trust.markings.viewer import OPERATOR
from tamarack.trust.markings.viewing import viewing

TERM = timedelta(days=365)


def found_administrator(
    *, login: str, full_name: str, unit: str, password: str | None, **facts: str
) -> Officer:
    """One of the two administrators with whom an installation begins. Doing it twice changes nothing.

    Raises SecondPerson once there are two.
    """
    with viewing(OPERATOR, Purpose.PROGRAMME, channel="cli") as look:
        officer = open_account(
            actor=look, login=login, full_name=full_name, unit=unit, password=password, **facts
        )
        if access_of(officer.id).role is not Role.ADMINISTRATOR:
            asked = ask_access(
                actor=look,
                officer=officer.id,
                wanted=[Wanted(Kind.ROLE, Role.ADMINISTRATOR.value)],
                reason="founding of the installation",
                until=timezone.now() + TERM,
            )
            answer_access(actor=look, grants=[one.id for one in asked], confirmed=True)
    return officer


def settle_person(
    *,
    asker: Officer,
    confirmer: Officer,
    login: str,
    full_name: str,
    unit: str,
    role: str,
    password: str | None,
    reason: str,
    protected: str = "",
    classified: str = "",
    compartments: Iterable[str] = (),
    **facts: str,
) -> Officer:
    """A person with their access, asked for by one administrator and confirmed by the other, as on the page.

    What is held already is not asked for again.
    """
    with viewing(OPERATOR, Purpose.PROGRAMME, channel="cli") as look:
        officer = open_account(
            actor=look, login=login, full_name=full_name, unit=unit, password=password, **facts
        )
    wanted = _lacking(access_of(officer.id), role, protected, classified, compartments)
    if wanted:
        with viewing(viewer_of(asker), Purpose.PROGRAMME, channel="cli") as look:
            until = timezone.now() + TERM
            asked = ask_access(actor=look, officer=officer.id, wanted=wanted, reason=reason, until=until)
        with viewing(viewer_of(confirmer), Purpose.PROGRAMME, channel="cli") as look:
            answer_access(actor=look, grants=[one.id for one in asked], confirmed=True)
    return officer


def ask_from_server(
    *,
    login: str,
    full_name: str,
    unit: str,
    role: str,
    password: str | None,
    reason: str,
    days: int,
    protected: str = "",
    classified: str = "",
    compartments: Iterable[str] = (),
    **facts: str,
) -> int:
    """An account, and what it lacks of this access asked for; an administrator confirms. Returns how much."""
    with viewing(OPERATOR, Purpose.PROGRAMME, channel="cli") as look:
        officer = open_account(
            actor=look, login=login, full_name=full_name, unit=unit, password=password, **facts
        )
        wanted = _lacking(access_of(officer.id), role, protected, classified, compartments)
        until = timezone.now() + timedelta(days=days)
        ask_access(actor=look, officer=officer.id, wanted=wanted, reason=reason, until=until)
    return len(wanted)


def _lacking(
    held: Access, role: str, protected: str, classified: str, compartments: Iterable[str]
) -> list[Wanted]:
    asked = [
        checked(Kind.ROLE, role),
        checked(Kind.PROTECTED, protected or "NONE"),
        checked(Kind.CLASSIFIED, classified or "NONE"),
        *(checked(Kind.COMPARTMENT, name) for name in compartments),
    ]
    holding = {
        (Kind.ROLE, held.role.value if held.role else ""),
        (Kind.PROTECTED, held.protected.name),
        (Kind.CLASSIFIED, held.classified.name),
        *((Kind.COMPARTMENT, name) for name in held.compartments),
    }
    return [one for one in asked if (one.kind, one.value) not in holding]
