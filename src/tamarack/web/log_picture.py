"""A picture of the days on which something happened: a bar for each, drawn on the server. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

MOST_DAYS = 120
HEIGHT = 48  # of the highest bar, in the picture's own units
STEP = 7  # from one day to the next


@dataclass(frozen=True, slots=True)
class Day:
    """A day and how many events it has; `x`, `y`, `height` place its bar."""

    day: date
    count: int
    x: int
    y: int
    height: int


def by_day(moments: Sequence[datetime]) -> list[Day]:
    """The days from the first event to the last, at most the last 120, in the local calendar."""
    if not moments:
        return []
    counts = Counter(timezone.localtime(moment).date() for moment in moments)
    last = max(counts)
    first = max(min(counts), last - timedelta(days=MOST_DAYS - 1))
    most = max(count for day, count in counts.items() if day >= first)
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    return [_day(number, day, counts[day], most) for number, day in enumerate(days)]


def _day(number: int, day: date, count: int, most: int) -> Day:
    height = max(2, round(HEIGHT * count / most)) if count else 0
    return Day(day, count, number * STEP, HEIGHT - height, height)
