"""A picture of when somebody looked: days down, hours across, drawn on the server. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tamarack.trust.oversight.hours import UnitHours

HOURS = tuple(range(24))
STEPS = (1, 3, 6, 12)  # looks in an hour from which a cell is drawn one step darker


@dataclass(frozen=True, slots=True)
class Cell:
    """One hour of one day: where it stands in the picture and how many looks fell in it."""

    x: int
    y: int
    looks: int
    step: int
    closed: bool


@dataclass(frozen=True, slots=True)
class DayRow:
    """One day: its cells, and in the table beside it each hour with looks."""

    day: date
    y: int
    cells: Sequence[Cell]
    hours: Sequence[tuple[str, int]]


WIDE, HIGH, LEFT, TOP = 18, 16, 86, 20  # of a cell, and of the margins, in the picture's units


@dataclass(frozen=True, slots=True)
class Strip:
    """The whole picture."""

    rows: Sequence[DayRow]
    marks: Sequence[tuple[int, str]]
    width: int
    height: int
    looks: int


def strip_of(moments: Iterable[datetime], hours: UnitHours, since: date, until: date) -> Strip:
    """The picture of these looks, from one day to another, both included, in the unit's own time."""
    local = (moment.astimezone(hours.zone) for moment in moments)
    counts = Counter((one.date(), one.hour) for one in local if since <= one.date() <= until)
    days = [since + timedelta(days=at) for at in range((until - since).days + 1)]
    rows = [_row(day, TOP + at * HIGH, counts, hours) for at, day in enumerate(days)]
    marks = [(LEFT + hour * WIDE, f"{hour:02}") for hour in range(0, 24, 3)]
    return Strip(rows, marks, LEFT + 24 * WIDE + 2, TOP + len(days) * HIGH + 2, sum(counts.values()))


def _row(day: date, y: int, counts: Counter[tuple[date, int]], hours: UnitHours) -> DayRow:
    cells = [_cell(day, hour, y, counts[day, hour], hours) for hour in HOURS]
    listed = [(f"{hour:02}:00", counts[day, hour]) for hour in HOURS if counts[day, hour]]
    return DayRow(day, y, cells, listed)


def _cell(day: date, hour: int, y: int, looks: int, hours: UnitHours) -> Cell:
    closed = hours.outside(datetime(day.year, day.month, day.day, hour, tzinfo=hours.zone))
    return Cell(LEFT + hour * WIDE, y, looks, sum(looks >= step for step in STEPS), closed)
