"""Asking for a role, a clearance or a compartment; confirming it as a second person; taking it away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from tamarack.trust.accounts.access import Kind
from tamarack.trust.accounts.errors import (
    BadGrant,
    GrantSettled,
    NoSuchGrant,
    NotInUnit,
    SecondPerson,
)
from tamarack.trust.accounts.models import Grant, GrantAnswer, GrantEnd, Officer
from tamarack.trust.accounts.queries import access_of
from tamarack.trust.accounts.roles import Role, Verb
from tamarack.trust.audit.actions import record
from tamarack.trust.markings.marking import Classified, Protected
from tamarack.trust.markings.portion import is_name
from tamarack.trust.markings.viewing import Look, require

LONGEST_TERM = timedelta(days=731)  # access is asked for anew every two years at the latest
FEWEST_ADMINISTRATORS = 2  # from then on the server's keeper confirms nobody: there are two who can


@dataclass(frozen=True, slots=True)
class Wanted:
    """One thing asked for: a kind and the value as `checked` gives it."""

    kind: Kind
    value: str


def checked(kind: Kind, value: str) -> Wanted:
    """What can be granted, in its one spelling. Raises BadGrant."""
    told = value.strip()
    allowed: Iterable[str]
    if kind is Kind.COMPARTMENT:
        if not is_name(told.upper()):
            raise BadGrant(place=kind.value, value=value)
        return Wanted(kind, told.upper())
    if kind is Kind.ROLE:
        told, allowed = told.lower().replace("-", "_").replace(" ", "_"), (one.value for one in Role)
    elif kind is Kind.FACTOR:
        allowed = ("reset",)
    else:
        ladder = Protected if kind is Kind.PROTECTED else Classified
        told, allowed = told.upper().replace(" ", "_"), (one.name for one in ladder)
    if told not in allowed:
        raise BadGrant(place=kind.value, value=value)
    return Wanted(kind, told)


def ask_access(
    *, actor: Look, officer: int, wanted: Sequence[Wanted], reason: str, until: datetime
) -> list[Grant]:
    """Ask for access for somebody else. It is nothing until a second person confirms it.

    Raises BadGrant (no reason, a term in the past or beyond two years), RoleForbids, NotInUnit, SecondPerson.
    """
    require(actor)
    _may_ask(actor, officer)
    if not reason.strip():
        raise BadGrant(place="reason")
    if not timezone.now() < until <= timezone.now() + LONGEST_TERM:
        raise BadGrant(place="until", days=LONGEST_TERM.days)
    asked = [
        Grant(
            officer_id=officer,
            kind=one.kind.value,
            value=one.value,
            reason=reason.strip(),
            asked_by_id=_person(actor),
            until=until,
        )
        for one in wanted
    ]
    Grant.objects.bulk_create(asked)
    record(
        "access.ask",
        actor=actor,
        objects=[(officer, None), *((one.id, None) for one in asked)],
        words={"reason": reason.strip()},
        details={"asked": [f"{one.kind}:{one.value}" for one in wanted]},
    )
    return asked


def answer_access(*, actor: Look, grants: Sequence[int], confirmed: bool, reason: str = "") -> None:
    """Confirm or decline what somebody else asked for: all of them or none.

    Raises NoSuchGrant, GrantSettled, SecondPerson, RoleForbids.
    """
    require(actor)
    found = Grant.objects.select_related("officer").in_bulk(grants)
    with transaction.atomic():
        for grant in grants:
            if grant not in found:
                raise NoSuchGrant(id=grant)
            _may_answer(actor, found[grant])
        GrantAnswer.objects.bulk_create(
            GrantAnswer(grant_id=grant, confirmed=confirmed, reason=reason.strip(), by_id=_person(actor))
            for grant in grants
        )
        record(
            "access.confirm" if confirmed else "access.decline",
            actor=actor,
            objects=[
                *((grant, None) for grant in grants),
                *((one, None) for one in sorted({grant.officer_id for grant in found.values()})),
            ],
            words={"reason": reason.strip()} if reason.strip() else {},
        )


def end_access(*, actor: Look, grant: int, reason: str) -> None:
    """Take a grant away before its term.

    Raises NoSuchGrant, GrantSettled, BadGrant, RoleForbids, NotInUnit.
    """
    require(actor)
    found = Grant.objects.filter(id=grant, answer__confirmed=True).first()
    if found is None:
        raise NoSuchGrant(id=grant)
    _may_ask(actor, found.officer_id)
    if GrantEnd.objects.filter(grant_id=grant).exists() or found.until <= timezone.now():
        raise GrantSettled(id=grant)
    if not reason.strip():
        raise BadGrant(place="reason")
    GrantEnd.objects.create(grant=found, reason=reason.strip(), by_id=_person(actor))
    record(
        "access.end",
        actor=actor,
        objects=[(grant, None), (found.officer_id, None)],
        words={"reason": reason.strip()},
    )


def _person(actor: Look) -> int | None:
    return actor.viewer.officer or None


def _may_ask(actor: Look, officer: int) -> None:
    asker = _person(actor)
    if asker is None:
        return
    if asker == officer:
        raise SecondPerson(officer=officer)
    held = access_of(asker)
    if held.permits(Verb.KEEP_PEOPLE):
        return
    held.demand(Verb.ASK_ACCESS)
    units = Officer.objects.filter(id__in=(asker, officer)).values_list("unit_id", flat=True).distinct()
    if len(units) != 1:
        raise NotInUnit(officer=officer)


def _may_answer(actor: Look, grant: Grant) -> None:
    answerer = _person(actor)
    if GrantAnswer.objects.filter(grant=grant).exists():
        raise GrantSettled(id=grant.id)
    if answerer is None:
        if grant.kind != Kind.ROLE or grant.value != Role.ADMINISTRATOR or not founding():
            raise SecondPerson(grant=grant.id)
        return
    if answerer in (grant.officer_id, grant.asked_by_id):
        raise SecondPerson(grant=grant.id)
    access_of(answerer).demand(Verb.KEEP_PEOPLE)


def founding() -> bool:
    """Whether there are not two administrators, or no longer, so that the server's keeper may confirm one."""
    held = Grant.objects.filter(
        kind=Kind.ROLE, value=Role.ADMINISTRATOR, answer__confirmed=True, end=None, until__gt=timezone.now()
    )
    return held.values("officer").distinct().count() < FEWEST_ADMINISTRATORS
