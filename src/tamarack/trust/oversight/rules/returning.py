"""The same record was opened again and again, on many days, and nothing was ever done with it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from tamarack.trust.oversight.rules.deeds import Deed, Stretch
from tamarack.trust.oversight.rules.finding import Finding, events_of

RULE = "returning"


def found(stretch: Stretch) -> Iterator[Finding]:
    """One finding for each record, on the day on which it was opened once too often."""
    acted = {one for deed in stretch.deeds if deed.worked for one in deed.named}
    openings: dict[int, list[Deed]] = {}
    for deed in stretch.deeds:
        for record in deed.named if deed.opened else ():
            if record not in acted:
                openings.setdefault(record, []).append(deed)
    for record, deeds in openings.items():
        for day, since, behind in crossings(stretch, deeds):
            facts: dict[str, str | int] = {"days": stretch.thresholds.returns}
            yield Finding(RULE, stretch.person.officer, day, events_of(behind), facts, record, since)


def crossings(stretch: Stretch, deeds: list[Deed]) -> Iterator[tuple[date, date, list[Deed]]]:
    """The days on which the number of days reaches the threshold: day, first day, the openings between."""
    limits, crossed = stretch.thresholds, False
    days = sorted({stretch.day_of(deed) for deed in deeds})
    for day in days:
        first = day - timedelta(days=limits.within - 1)
        among = [one for one in days if first <= one <= day]
        reached = len(among) >= limits.returns
        if reached and not crossed and day >= stretch.since:
            yield day, among[0], [one for one in deeds if among[0] <= stretch.day_of(one) <= day]
        crossed = reached
