"""From events, as one reader of the log sees them, to what the rules see."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from tamarack.trust.audit.queries import Seen
from tamarack.trust.oversight.hours import UnitHours
from tamarack.trust.oversight.rules.deeds import Deed


def deed_of(seen: Seen) -> Deed:
    """The event; whether a case was named is unknown where its words are hidden from this reader."""
    stated = None if seen.words_hidden or seen.disposed else bool(seen.words.get("purpose"))
    return Deed(seen.id, seen.at, seen.verb, seen.named, stated, seen.words.get("asked", ""))


def usual_of(deeds: Mapping[int, Iterable[Deed]], hours: UnitHours) -> dict[date, tuple[int, ...]]:
    """How many distinct records each person opened on each day on which they opened any, by day."""
    usual: dict[date, list[int]] = {}
    for several in deeds.values():
        opened: dict[date, set[int]] = {}
        for deed in several:
            if deed.opened and deed.named:
                opened.setdefault(hours.day_of(deed.at), set()).update(deed.named)
        for day, records in opened.items():
            usual.setdefault(day, []).append(len(records))
    return {day: tuple(sorted(counts)) for day, counts in usual.items()}
