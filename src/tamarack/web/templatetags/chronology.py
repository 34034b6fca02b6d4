"""A chronology: events in order, with the silences between them said in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from tamarack.foundation.partial_dates import PartialDate
from tamarack.web.templatetags.dates import Moment, as_partial

LONG_SILENCE = 30  # days: shorter ones are what the life of anybody is made of


class Dated(Protocol):
    """An event with a date, or with None."""

    when: Moment


@dataclass(frozen=True, slots=True)
class Silence:
    """Days for which there is no record."""

    days: int


@dataclass(frozen=True, slots=True)
class Happening:
    """An event in its place. `precision` is "day", "month", "year" or "unknown"."""

    event: Dated
    precision: str


def with_silences(events: Iterable[Dated], *, longest: int = LONG_SILENCE) -> Iterator[Happening | Silence]:
    """The events in order of date, those without one last, and the silences of more than `longest` days.

    A silence is counted from the last day that all before may mean to the first day that the next
    may mean, so a date known to the year never makes one by itself.
    """
    dated = [(as_partial(event.when), event) for event in events]
    reached: date | None = None
    for when, event in sorted(dated, key=lambda pair: _order(pair[0])):
        if when and reached and (days := (when.first() - reached).days - 1) > longest:
            yield Silence(days)
        yield Happening(event, precision(when))
        if when:
            reached = max(reached or when.last(), when.last())


def precision(when: PartialDate | None) -> str:
    """How much of a date is known."""
    if when is None:
        return "unknown"
    return "day" if when.day else "month" if when.month else "year"


def _order(when: PartialDate | None) -> tuple[date, date]:
    return (when.first(), when.last()) if when else (date.max, date.max)
