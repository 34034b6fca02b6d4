"""Placing and lifting holds; proposing what is due for disposal, and what two others say to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from tamarack.trust.accounts.queries import access_of
from tamarack.trust.accounts.roles import Verb
from tamarack.trust.audit.actions import record
from tamarack.trust.markings.marking import Marking
from tamarack.trust.markings.viewing import Look, require
from tamarack.trust.markings.writing import writable
from tamarack.trust.retention.classes import class_named
from tamarack.trust.retention.disposing import list_digest
from tamarack.trust.retention.errors import (
    AnsweredAlready,
    BadHold,
    DisposalSettled,
    Held,
    HoldLifted,
    NoSuchDisposal,
    NoSuchHold,
    NoSuchRecord,
    NotConfirmed,
    NothingProposed,
    OwnProposal,
    ProposedAlready,
    TooEarly,
)
from tamarack.trust.retention.locks import beside_others
from tamarack.trust.retention.models import (
    Disposal,
    DisposalAnswer,
    DisposalItem,
    Hold,
    HoldLift,
    Tombstone,
)
from tamarack.trust.retention.queries import Row, disposal_by_id, rows_of
from tamarack.trust.retention.schedules import schedule_on

MOST = 500  # records of one proposal
LONGEST = 2_000  # characters of a reason


def place_hold(
    *,
    actor: Look,
    kind: str,
    record_class: str,
    reason: str,
    authority: str,
    object: int | None = None,
    marking: Marking | None = None,
) -> Hold:
    """Keep one record, or every record of the class under that marking, whatever its schedule says.

    Raises BadHold, NoSuchRecord, MarkingAboveSight, RoleForbids.
    """
    officer = _keeper_of_records(actor)
    if kind not in Hold.Kind.values:
        raise BadHold(place="kind")
    for place, text in (("reason", reason), ("authority", authority)):
        if not 0 < len(text.strip()) <= LONGEST:
            raise BadHold(place=place)
    number = _covered(actor, record_class, object, marking)
    with connection.cursor() as cursor:
        beside_others(cursor)
    hold = Hold.objects.create(
        kind=kind,
        reason=reason.strip(),
        authority=authority.strip(),
        record_class=record_class,
        object=object,
        marking_id=number,
        placed_by_id=officer,
    )
    record(
        "retention.hold",
        actor=actor,
        objects=[(hold.id, number), *([] if object is None else [(object, number)])],
        details={"kind": kind, "class": record_class},
        words={"reason": reason.strip(), "authority": authority.strip()},
    )
    return hold


def lift_hold(*, actor: Look, hold: int, reason: str) -> None:
    """End a hold. Raises NoSuchHold, HoldLifted, BadHold, RoleForbids."""
    officer = _keeper_of_records(actor)
    found = Hold.objects.filter(id=hold).first()
    if found is None:
        raise NoSuchHold(id=hold)
    if not 0 < len(reason.strip()) <= LONGEST:
        raise BadHold(place="reason")
    try:
        with transaction.atomic():
            HoldLift.objects.create(
                hold=found, reason=reason.strip(), by_id=officer, marking_id=found.marking_id
            )
    except IntegrityError:
        raise HoldLifted(id=hold) from None
    record(
        "retention.lift",
        actor=actor,
        objects=[
            (hold, found.marking_id),
            *([] if found.object is None else [(found.object, found.marking_id)]),
        ],
        words={"reason": reason.strip()},
    )


def propose(*, actor: Look, record_class: str, objects: Sequence[int]) -> list[Disposal]:
    """Propose that these records go, with whatever goes along: one disposal for each of their markings.

    Raises NothingProposed, NoSuchRecord, TooEarly, Held, ProposedAlready, RoleForbids.
    """
    officer = _keeper_of_records(actor)
    together = class_named(record_class).with_them(actor, objects)
    if not 0 < len(together) <= MOST:
        raise NothingProposed(place="objects", most=MOST)
    rows = rows_of(actor, record_class, together)
    _all_may_go(rows, objects)
    made = []
    for marking in sorted({row.marking for row in rows}):
        made.append(_proposal(officer, record_class, [row for row in rows if row.marking == marking]))
    for disposal in made:
        of_it = [(row.object, row.marking) for row in rows if row.marking == disposal.marking_id]
        record(
            "retention.propose",
            actor=actor,
            objects=[(disposal.id, disposal.marking_id), *of_it],
            details={"class": record_class, "count": len(of_it), "schedule": disposal.schedule},
        )
    return made


def answer(*, actor: Look, disposal: int, confirmed: bool, reason: str = "") -> None:
    """Confirm a disposal that somebody else proposed, or decline it with a reason.

    Raises NoSuchDisposal, OwnProposal, AnsweredAlready, DisposalSettled, BadHold (no reason), RoleForbids.
    """
    officer = _keeper_of_records(actor)
    found = Disposal.objects.filter(id=disposal).first()
    if found is None:
        raise NoSuchDisposal(id=disposal)
    with connection.cursor() as cursor:
        beside_others(cursor)
    if found.proposed_by_id == officer:
        raise OwnProposal(id=disposal)
    _still_open(disposal)
    if not confirmed and not 0 < len(reason.strip()) <= LONGEST:
        raise BadHold(place="reason")
    try:
        with transaction.atomic():
            DisposalAnswer.objects.create(
                disposal=found,
                confirmed=confirmed,
                reason="" if confirmed else reason.strip(),
                by_id=officer,
                marking_id=found.marking_id,
            )
    except IntegrityError:
        raise AnsweredAlready(id=disposal) from None
    of_it = DisposalItem.objects.filter(disposal_id=disposal).values_list("object", "marking_id")
    record(
        "retention.confirm" if confirmed else "retention.decline",
        actor=actor,
        objects=[(disposal, found.marking_id), *of_it],
        words={} if confirmed else {"reason": reason.strip()},
    )


def order(*, actor: Look, disposal: int) -> None:
    """Ask that a confirmed disposal be carried out now; the keeper does it, and checks it all again.

    Raises NoSuchDisposal, NotConfirmed, DisposalSettled, RoleForbids.
    """
    _keeper_of_records(actor)
    shown = disposal_by_id(actor, disposal)
    _still_open(disposal)
    if shown.state != "confirmed":
        raise NotConfirmed(id=disposal)
    record("retention.order", actor=actor, objects=[(disposal, shown.disposal.marking_id)])


def _keeper_of_records(actor: Look) -> int:
    officer = require(actor).viewer.officer
    access_of(officer).demand(Verb.KEEP_RECORDS)
    return officer


def _covered(actor: Look, record_class: str, object: int | None, marking: Marking | None) -> int:
    """The number of the marking of what a hold covers."""
    of = class_named(record_class)
    if object is not None:
        found = of.known(actor, [object])
        if not found:
            raise NoSuchRecord(id=object)
        return found[0].marking
    if marking is None:
        raise BadHold(place="marking")
    return writable(actor, marking)


def _all_may_go(rows: Iterable[Row], chosen: Sequence[int]) -> None:
    known = {row.object: row for row in rows}
    missing = [one for one in chosen if one not in known]
    if missing:
        raise NoSuchRecord(id=missing[0])
    today = timezone.localdate()
    for row in known.values():
        if row.standing.held:
            raise Held(id=row.object)
        if row.proposed:
            raise ProposedAlready(id=row.object)
        if not row.standing.may_go(today):
            raise TooEarly(id=row.object, earliest=row.standing.earliest.isoformat())


def _proposal(officer: int, record_class: str, rows: Sequence[Row]) -> Disposal:
    schedule = schedule_on(record_class, timezone.localdate())
    if schedule is None:
        raise TooEarly(record_class=record_class)
    disposal = Disposal.objects.create(
        record_class=record_class,
        schedule=schedule.id,
        digest=list_digest([row.object for row in rows]),
        marking_id=rows[0].marking,
        proposed_by_id=officer,
    )
    DisposalItem.objects.bulk_create(
        DisposalItem(
            disposal=disposal,
            object=row.object,
            started=row.standing.started,
            earliest=row.standing.earliest,
            marking_id=row.marking,
        )
        for row in rows
    )
    return disposal


def _still_open(disposal: int) -> None:
    declined = DisposalAnswer.objects.filter(disposal_id=disposal, confirmed=False).exists()
    if declined or Tombstone.objects.filter(disposal_id=disposal).exists():
        raise DisposalSettled(id=disposal)
