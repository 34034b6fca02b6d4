"""Carrying out a disposal, as keeper: all of it in one transaction, after everything was checked again.

Bytes go only once that is committed. Until they are gone `trust_erasure` names them, and every later run
tries again.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any, Protocol

from django.db import IntegrityError, connections, transaction
from django.db.backends.utils import CursorWrapper
from django.utils import timezone

from tamarack.foundation.identifiers import new_id, show
from tamarack.trust.audit.actions import record_outside
from tamarack.trust.custody.erasing import erase
from tamarack.trust.retention.classes import RecordClass, class_named
from tamarack.trust.retention.clock import standing, started_on
from tamarack.trust.retention.emptying import empty_events, note_emptied
from tamarack.trust.retention.errors import (
    DisposalSettled,
    DisposalStopped,
    Held,
    NoSuchDisposal,
    NotConfirmed,
    TooEarly,
)
from tamarack.trust.retention.locks import alone
from tamarack.trust.retention.schedules import Schedule, schedule_on, uses

KEEPER = "keeper"
_log = logging.getLogger(__name__)


class Progress(Protocol):
    """How far the work has come."""

    def step(self, code: str, total: int = 0) -> None:
        """A new step begins."""


class Silence:
    """Tells nobody."""

    def step(self, code: str, total: int = 0) -> None:
        """A new step begins."""


@dataclass(frozen=True, slots=True)
class Disposed:
    """What a disposal came to: records gone, events emptied, digests that may go, originals that stay."""

    tombstone: int
    records: int
    events: int
    erasing: int
    originals_kept: int


@dataclass(frozen=True, slots=True)
class _Order:
    id: int
    record_class: RecordClass
    schedule: str
    digest: str
    marking: int
    proposed: date
    objects: list[int]


def list_digest(objects: Sequence[int]) -> str:
    """SHA-256 of the sorted identifiers as people write them, one a line."""
    return sha256("".join(f"{show(one)}\n" for one in sorted(objects)).encode()).hexdigest()


def dispose(
    disposal: int, *, by: int | None = None, channel: str = "cli", progress: Progress | None = None
) -> Disposed:
    """Carry out a disposal that two others confirmed; `by` asked for it, nobody for the server's keeper.

    Raises NoSuchDisposal, DisposalSettled, NotConfirmed, TooEarly, Held, DisposalStopped; then all is as it
    was.
    """
    teller = progress or Silence()
    try:
        with transaction.atomic(using=KEEPER), connections[KEEPER].cursor() as cursor:
            cursor.execute("SELECT set_config('tamarack.disposal', %s, true)", [str(disposal)])
            alone(cursor)
            teller.step("checking")
            order = _order(cursor, disposal)
            schedule = _checked(cursor, order)
            done = _carry_out(cursor, order, schedule, by, channel, teller)
    except IntegrityError as error:
        raise DisposalStopped(id=disposal, why="something else still needs one of them") from error
    erase_bytes()
    return done


def confirmed_disposals() -> list[int]:
    """Every disposal that two people confirmed and that was not carried out, oldest first."""
    with connections[KEEPER].cursor() as cursor:
        cursor.execute("SELECT id FROM trust_disposal WHERE tamarack_confirmed(id) ORDER BY proposed_at, id")
        return [identifier for (identifier,) in cursor.fetchall()]


def erase_bytes() -> list[str]:
    """Erase the bytes of originals that went. Returns the digests whose bytes could not be erased yet."""
    left = []
    for digest in waiting_bytes():
        try:
            erase(digest, using=KEEPER)  # false where the same bytes came again: then they stay
        except OSError as error:
            _log.warning("the bytes of an original could not be erased: %s", error.strerror)
            left.append(digest)
            continue
        with connections[KEEPER].cursor() as cursor:
            cursor.execute("DELETE FROM trust_erasure WHERE digest = %s", [digest])
    return left


def waiting_bytes() -> list[str]:
    """The digests whose bytes are still to go."""
    with connections[KEEPER].cursor() as cursor:
        cursor.execute("SELECT digest FROM trust_erasure ORDER BY asked_at, digest")
        return [digest for (digest,) in cursor.fetchall()]


def _order(cursor: CursorWrapper, disposal: int) -> _Order:
    cursor.execute(
        "SELECT record_class, schedule, digest, marking_id, proposed_at FROM trust_disposal WHERE id = %s",
        [disposal],
    )
    found = cursor.fetchone()
    if found is None:
        raise NoSuchDisposal(id=disposal)
    cursor.execute("SELECT object FROM trust_disposalitem WHERE disposal_id = %s ORDER BY object", [disposal])
    objects = [one for (one,) in cursor.fetchall()]
    name, schedule, digest, marking, proposed = found
    return _Order(
        disposal, class_named(name), schedule, digest, marking, timezone.localdate(proposed), objects
    )


def _checked(cursor: CursorWrapper, order: _Order) -> Schedule:
    """The schedule by which they go, after every condition was looked at again."""
    cursor.execute("SELECT 1 FROM trust_tombstone WHERE disposal_id = %s", [order.id])
    if cursor.fetchone() is not None:
        raise DisposalSettled(id=order.id)
    cursor.execute("SELECT tamarack_confirmed(%s)", [order.id])
    if not _one(cursor):
        raise NotConfirmed(id=order.id)
    if not order.objects or list_digest(order.objects) != order.digest:
        raise DisposalStopped(id=order.id, why="another list than was proposed")
    held = "SELECT bool_or(tamarack_held(%s, one, %s)) FROM unnest(%s::bigint[]) AS one"
    cursor.execute(held, [order.record_class.name, order.marking, order.objects])
    if _one(cursor):
        raise Held(id=order.id)
    return _minimum_passed(cursor, order)


def _minimum_passed(cursor: CursorWrapper, order: _Order) -> Schedule:
    """The schedule in force, if its minimum has passed for each record, by the log as it is now."""
    today = timezone.localdate()
    schedule = schedule_on(order.record_class.name, today)
    cursor.execute("SELECT tamarack_going(%s)", [order.record_class.name])
    if schedule is None or sorted(_one(cursor)) != order.objects:
        raise TooEarly(id=order.id)
    cursor.execute(order.record_class.begun, {"objects": order.objects})
    begun: dict[int, datetime] = dict(cursor.fetchall())
    if sorted(begun) != order.objects:
        raise DisposalStopped(id=order.id, why="not all of them are there")
    used = _last_uses(cursor, order.objects)
    for record, moment in begun.items():
        last = used.get(record)
        started = started_on(timezone.localdate(moment), last and timezone.localdate(last))
        if today < standing(started, schedule.minimum).earliest:
            raise TooEarly(id=order.id)
    return schedule


def _last_uses(cursor: CursorWrapper, objects: list[int]) -> dict[int, datetime]:
    purposes, verbs = uses()
    cursor.execute(
        "SELECT n.o, max(e.at) FROM trust_event AS e CROSS JOIN LATERAL unnest(e.objects_seen) AS n(o)"
        " WHERE e.objects_seen && %(objects)s::bigint[] AND n.o = ANY(%(objects)s)"
        " AND e.verb = ANY(%(verbs)s) AND e.purpose = ANY(%(purposes)s) GROUP BY n.o",
        {"objects": objects, "verbs": list(verbs), "purposes": list(purposes)},
    )
    return dict(cursor.fetchall())


def _carry_out(
    cursor: CursorWrapper, order: _Order, schedule: Schedule, by: int | None, channel: str, teller: Progress
) -> Disposed:
    asked = {"objects": order.objects}
    cursor.execute(order.record_class.named, asked)
    named = [one for (one,) in cursor.fetchall()]
    cursor.execute(order.record_class.originals, asked)
    digests = [digest for (digest,) in cursor.fetchall()]
    for step, statement in order.record_class.statements:
        teller.step(step)
        cursor.execute(statement, asked)
    if cursor.rowcount != len(order.objects):
        raise DisposalStopped(id=order.id, why="not all of them could go")
    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # a record that something else still needs stops it here
    erasing = _let_originals_go(cursor, digests)
    teller.step("emptying-events")
    events = empty_events(cursor, named)
    _forget(cursor, order.objects)
    tombstone = _raise_tombstone(cursor, order, schedule)
    note_emptied(cursor, events, tombstone)
    done = Disposed(tombstone, len(order.objects), len(events), erasing, len(digests) - erasing)
    record_outside(
        "retention.dispose",
        actor=by,
        channel=channel,
        objects=[(order.id, order.marking), (tombstone, order.marking)],
        details={
            "class": order.record_class.name,
            "count": done.records,
            "schedule": schedule.id,
            "digest": order.digest,
            "events_emptied": done.events,
            "originals_kept": done.originals_kept,
        },
        using=KEEPER,
    )
    return done


def _let_originals_go(cursor: CursorWrapper, digests: list[str]) -> int:
    """Remove the rows of originals that nothing else cites, and note their bytes. Returns how many."""
    gone = 0
    for digest in digests:
        try:
            with transaction.atomic(using=KEEPER):
                cursor.execute("DELETE FROM trust_original WHERE digest = %s", [digest])
        except IntegrityError:  # something else cites the same bytes: they stay
            continue
        cursor.execute(
            "INSERT INTO trust_erasure (digest, asked_at) VALUES (%s, now()) ON CONFLICT DO NOTHING", [digest]
        )
        gone += 1
    return gone


def _forget(cursor: CursorWrapper, objects: list[int]) -> None:
    """Take away what this room still says of the records: lifted holds, lists, reasons for declining."""
    for statement in (
        # together: a hold without its lift would be open, and what it covers could no longer go
        "WITH lifted AS (DELETE FROM trust_holdlift WHERE hold_id IN"
        " (SELECT id FROM trust_hold WHERE object = ANY(%(objects)s)))"
        " DELETE FROM trust_hold WHERE object = ANY(%(objects)s)",
        "UPDATE trust_disposalanswer SET reason = '' WHERE disposal_id IN"
        " (SELECT disposal_id FROM trust_disposalitem WHERE object = ANY(%(objects)s))",
        "DELETE FROM trust_disposalitem WHERE object = ANY(%(objects)s)",
    ):
        cursor.execute(statement, {"objects": objects})


def _raise_tombstone(cursor: CursorWrapper, order: _Order, schedule: Schedule) -> int:
    tombstone = new_id()
    cursor.execute(
        "INSERT INTO trust_tombstone"
        ' (id, disposal_id, record_class, schedule, authority, "count", digest, at, marking_id)'
        " VALUES (%s, %s, %s, %s, %s, %s, %s, now(), %s)",
        [
            tombstone,
            order.id,
            order.record_class.name,
            schedule.id,
            schedule.authority.en,
            len(order.objects),
            order.digest,
            order.marking,
        ],
    )
    return tombstone


def _one(cursor: CursorWrapper) -> Any:
    found = cursor.fetchone()
    return found[0] if found else None
