"""Records were opened or searched for while the unit was closed: at night, on a weekend, on a holiday."""

from __future__ import annotations

from collections.abc import Iterator

from tamarack.trust.oversight.rules.deeds import Stretch
from tamarack.trust.oversight.rules.finding import Finding, events_of

RULE = "hours"


def found(stretch: Stretch) -> Iterator[Finding]:
    """One finding for each of the unit's own days."""
    hours = stretch.hours
    for day, deeds in stretch.by_day().items():
        late = [deed for deed in deeds if (deed.opened or deed.searched) and hours.outside(deed.at)]
        if late:
            first, last = (late[at].at.astimezone(hours.zone).strftime("%H:%M") for at in (0, -1))
            facts: dict[str, str | int] = {"first": first, "last": last, "looks": len(late)}
            yield Finding(RULE, stretch.person.officer, day, events_of(late), facts)
