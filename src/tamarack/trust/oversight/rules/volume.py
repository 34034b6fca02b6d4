"""Many more distinct records were opened in a day than is usual in that same unit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from statistics import median

from tamarack.trust.oversight.rules.deeds import Stretch
from tamarack.trust.oversight.rules.finding import Finding, events_of

RULE = "volume"


def found(stretch: Stretch) -> Iterator[Finding]:
    """One finding for each day above both the floor and so many times the unit's median."""
    limits = stretch.thresholds
    for day, deeds in stretch.by_day().items():
        opening = [deed for deed in deeds if deed.opened]
        records = len({one for deed in opening for one in deed.named})
        usual = usual_before(stretch, day)
        if records > max(limits.floor, limits.factor * usual):
            facts = {"records": records, "usual": round(usual)}
            yield Finding(RULE, stretch.person.officer, day, events_of(opening), facts)


def usual_before(stretch: Stretch, day: date) -> float:
    """The median of the unit's days of work in the days before; 0 where there were none."""
    first = day - timedelta(days=stretch.thresholds.days)
    counts = [one for at, several in stretch.usual.items() if first <= at < day for one in several]
    return median(counts) if counts else 0
