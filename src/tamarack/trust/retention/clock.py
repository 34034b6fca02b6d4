"""When a record may go, and by when it must: calendar days, no store.

A period runs in years, months and days of the calendar from the day on which something happened. Where the
month has no such day (two years from 29 February), a minimum ends on the first of the next month and a
maximum on the last of that one: a record never goes before the whole period and is never kept beyond it.
"""

from __future__ import annotations

import calendar
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Period:
    """A length of calendar time."""

    years: int = 0
    months: int = 0
    days: int = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a record stands: the first day on which it may go, the last on which it may be kept, if any.

    `held` tells that a hold is open: then it may not go, whatever the days say.
    """

    started: date
    earliest: date
    latest: date | None
    held: bool = False

    def may_go(self, today: date) -> bool:
        """Whether it may be disposed of on that day."""
        return not self.held and today >= self.earliest

    def overdue(self, today: date) -> bool:
        """Whether it is kept for longer than its maximum, no hold keeping it."""
        return not self.held and self.latest is not None and today > self.latest


def standing(
    started: date, minimum: Period, maximum: Period | None = None, *, holds: Collection[object] = ()
) -> Standing:
    """Where a record stands whose clock started that day. `holds` are the holds that are open on it."""
    latest = None if maximum is None else _moved(started, maximum, forward=False)
    return Standing(started, _moved(started, minimum, forward=True), latest, bool(holds))


def started_on(begun: date, last_use: date | None) -> date:
    """The day on which the clock started: the record's own beginning, or its last use if that is later."""
    return begun if last_use is None else max(begun, last_use)


def begun_by(day: date, minimum: Period) -> date:
    """The last day on which a clock may have started for its minimum to have passed on that day."""
    back = Period(-minimum.years, -minimum.months, -minimum.days)
    begun = _moved(day, back, forward=False) + timedelta(days=3)  # months differ by three days at most
    while _moved(begun, minimum, forward=True) > day:
        begun -= timedelta(days=1)
    return begun


def _moved(start: date, period: Period, *, forward: bool) -> date:
    months = start.year * 12 + start.month - 1 + period.years * 12 + period.months
    year, month = divmod(months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    reached = date(year, month + 1, min(start.day, last))
    if forward and start.day > last:
        reached += timedelta(days=1)
    return reached + timedelta(days=period.days)
