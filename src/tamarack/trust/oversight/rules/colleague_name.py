"""Somebody searched for a colleague's name, or opened a record that bears it."""

from __future__ import annotations

from collections.abc import Iterator

from tamarack.trust.oversight.rules.deeds import Stretch
from tamarack.trust.oversight.rules.finding import Finding, events_of
from tamarack.trust.oversight.rules.naming import bearing

RULE = "colleague"


def found(stretch: Stretch) -> Iterator[Finding]:
    """One finding for each day and colleague."""
    for day, deeds in stretch.by_day().items():
        for name in stretch.person.colleagues:
            if events := events_of(bearing(stretch, deeds, name)):
                yield Finding(RULE, stretch.person.officer, day, events, {"name": name})
