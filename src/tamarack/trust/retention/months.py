"""The small picture of what becomes due when: a bar for each month, drawn from counts. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

WIDTH, HEIGHT = 720, 150
_FOOT, _HEAD, _GAP = 24, 20, 8


@dataclass(frozen=True, slots=True)
class Bar:
    """One month and its bar; the first counts whatever was due before as well."""

    month: date
    count: int
    x: int
    y: int
    width: int
    height: int

    @property
    def middle(self) -> int:
        """Where its words stand."""
        return self.x + self.width // 2

    @property
    def above(self) -> int:
        """Where its count stands."""
        return self.y - 5


def by_month(days: Iterable[date], today: date, months: int = 12) -> list[tuple[date, int]]:
    """How many of these days fall in each of so many months from this one on; earlier ones in the first."""
    first = today.replace(day=1)
    numbers = [first.year * 12 + first.month - 1 + ahead for ahead in range(months)]
    counts = dict.fromkeys(numbers, 0)
    for day in days:
        number = max(numbers[0], day.year * 12 + day.month - 1)
        if number in counts:
            counts[number] += 1
    return [(date(number // 12, number % 12 + 1, 1), count) for number, count in counts.items()]


def bars(counted: list[tuple[date, int]]) -> list[Bar]:
    """The bars, in the order of the months, as high as their count among the highest."""
    most = max((count for _, count in counted), default=0) or 1
    step = WIDTH // max(1, len(counted))
    drawn = []
    for at, (month, count) in enumerate(counted):
        height = round((HEIGHT - _FOOT - _HEAD) * count / most)
        drawn.append(Bar(month, count, at * step, HEIGHT - _FOOT - height, step - _GAP, height))
    return drawn
