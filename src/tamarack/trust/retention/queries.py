"""Reading what is due, what is held, what is proposed and what went, all in the viewer's own sight."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection
from django.utils import timezone

from tamarack.trust.audit.actions import record
from tamarack.trust.markings.viewing import Look, require
from tamarack.trust.retention.classes import Candidate, class_named, record_classes
from tamarack.trust.retention.clock import Period, Standing, begun_by, standing, started_on
from tamarack.trust.retention.errors import NoSuchDisposal, NoSuchHold, TooEarly
from tamarack.trust.retention.models import (
    Disposal,
    DisposalAnswer,
    DisposalItem,
    Hold,
    Tombstone,
)
from tamarack.trust.retention.schedules import schedule_on, uses

CONSIDERED = 5_000  # records whose days are computed for a page, oldest first
LISTED = 100
AHEAD = Period(months=11)


@dataclass(frozen=True, slots=True)
class Row:
    """One record: where it stands, its last use for an administrative purpose, whether it is proposed."""

    object: int
    marking: int
    label: str
    standing: Standing
    last_use: date | None
    proposed: bool


@dataclass(frozen=True, slots=True)
class Due:
    """What of a class is due or will be within a year; `more` where not all records were considered."""

    record_class: str
    rows: list[Row]
    more: bool

    def now(self, today: date) -> list[Row]:
        """Those whose minimum has passed, held or not, the longest due first."""
        passed = [row for row in self.rows if row.standing.earliest <= today]
        return sorted(passed, key=lambda row: (row.standing.earliest, row.object))


@dataclass(frozen=True, slots=True)
class Shown:
    """A disposal as one viewer sees it."""

    disposal: Disposal
    items: list[DisposalItem]
    answers: list[DisposalAnswer]
    tombstone: Tombstone | None

    @property
    def state(self) -> str:
        """`proposed`, `confirmed` (by two), `declined` or `gone`."""
        if self.tombstone is not None:
            return "gone"
        if any(not one.confirmed for one in self.answers):
            return "declined"
        return "confirmed" if len(self.answers) >= 2 else "proposed"


def due(viewer: Look) -> list[Due]:
    """What of each class is due, or will be within the year, as far as the viewer sees it."""
    require(viewer)
    today = timezone.localdate()
    found = [_due(viewer, one.name, today) for one in record_classes()]
    shown = [row for one in found for row in one.now(today)[:LISTED]]
    record("retention.due", actor=viewer, objects=[(row.object, row.marking) for row in shown])
    return found


def rows_of(viewer: Look, record_class: str, objects: Collection[int]) -> list[Row]:
    """Where these records stand; those that the viewer does not see are left out. Raises TooEarly."""
    require(viewer)
    return _rows(record_class, class_named(record_class).known(viewer, objects))


def holds(viewer: Look) -> list[Hold]:
    """Every hold, the open ones first, then newest first."""
    found = list(Hold.objects.select_related("placed_by", "lift", "lift__by").order_by("-placed_at", "id"))
    record("retention.holds", actor=require(viewer), objects=[(one.id, one.marking_id) for one in found])
    return sorted(found, key=is_lifted)


def hold_by_id(viewer: Look, identifier: int) -> Hold:
    """One hold. Raises NoSuchHold."""
    require(viewer)
    found = Hold.objects.select_related("placed_by").filter(id=identifier).first()
    if found is None:
        raise NoSuchHold(id=identifier)
    record("retention.hold-read", actor=viewer, objects=[(identifier, found.marking_id)])
    return found


def is_lifted(hold: Hold) -> bool:
    """Whether the hold ended."""
    return hasattr(hold, "lift")


def disposals(viewer: Look) -> list[Shown]:
    """Every disposal, newest first."""
    found = list(Disposal.objects.select_related("proposed_by").order_by("-proposed_at", "id"))
    record("retention.disposals", actor=require(viewer), objects=[(one.id, one.marking_id) for one in found])
    return _shown(found)


def disposal_by_id(viewer: Look, identifier: int) -> Shown:
    """One disposal, with its list, its answers and its tombstone. Raises NoSuchDisposal."""
    require(viewer)
    found = Disposal.objects.select_related("proposed_by").filter(id=identifier).first()
    if found is None:
        raise NoSuchDisposal(id=identifier)
    shown = _shown([found])[0]
    named = [(one.object, one.marking_id) for one in shown.items]
    record("retention.disposal-read", actor=viewer, objects=[(identifier, found.marking_id), *named])
    return shown


def labels_of(viewer: Look, record_class: str, objects: Collection[int]) -> dict[int, str]:
    """What those records are called, those that the viewer sees."""
    require(viewer)
    return {one.object: one.label for one in class_named(record_class).known(viewer, objects)}


def _due(viewer: Look, name: str, today: date) -> Due:
    schedule = schedule_on(name, today)
    if schedule is None:
        return Due(name, [], False)
    horizon = standing(today, AHEAD).earliest
    found = class_named(name).begun_by(viewer, begun_by(horizon, schedule.minimum), CONSIDERED)
    rows = [row for row in _rows(name, found) if row.standing.earliest <= horizon]
    return Due(name, rows, len(found) == CONSIDERED)


def _rows(name: str, found: Sequence[Candidate]) -> list[Row]:
    schedule = schedule_on(name, timezone.localdate())
    if schedule is None:
        raise TooEarly(record_class=name)
    objects = [one.object for one in found]
    used, held, proposed = _last_uses(objects), _held(name), _proposed(objects)
    rows = []
    for one in found:
        last = used.get(one.object)
        last_day = None if last is None else timezone.localdate(last)
        stands = standing(
            started_on(one.begun, last_day),
            schedule.minimum,
            schedule.maximum,
            holds=held & {one.object, -1 - one.marking},
        )
        rows.append(Row(one.object, one.marking, one.label, stands, last_day, one.object in proposed))
    return rows


def _last_uses(objects: list[int]) -> dict[int, datetime]:
    purposes, verbs = uses()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT object, at FROM tamarack_last_use(%s::bigint[], %s::text[], %s::text[])",
            [objects, list(verbs), list(purposes)],
        )
        return dict(cursor.fetchall())


def _held(name: str) -> set[int]:
    """What open holds cover: records, and markings as -1 less their number."""
    standing_holds = Hold.objects.filter(record_class=name, lift=None).values_list("object", "marking_id")
    return {-1 - marking if one is None else one for one, marking in standing_holds}


def _proposed(objects: Iterable[int]) -> set[int]:
    found = DisposalItem.objects.filter(object__in=list(objects), disposal__tombstone=None)
    return set(found.exclude(disposal__answers__confirmed=False).values_list("object", flat=True))


def _shown(found: Sequence[Disposal]) -> list[Shown]:
    numbers = [one.id for one in found]
    items = list(DisposalItem.objects.filter(disposal__in=numbers).order_by("earliest", "object"))
    answers = list(
        DisposalAnswer.objects.select_related("by").filter(disposal__in=numbers).order_by("at", "id")
    )
    stones = {one.disposal_id: one for one in Tombstone.objects.filter(disposal__in=numbers)}
    return [
        Shown(
            one,
            [item for item in items if item.disposal_id == one.id],
            [answer for answer in answers if answer.disposal_id == one.id],
            stones.get(one.id),
        )
        for one in found
    ]
