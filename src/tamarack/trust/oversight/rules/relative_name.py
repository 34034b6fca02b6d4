"""Somebody searched for a relative whom they declared, or opened a record that bears that name."""

from __future__ import annotations

from collections.abc import Iterator

from tamarack.trust.oversight.rules.deeds import Stretch
from tamarack.trust.oversight.rules.finding import Finding, events_of
from tamarack.trust.oversight.rules.naming import bearing

RULE = "relative"


def found(stretch: Stretch) -> Iterator[Finding]:
    """One finding for each day and relative."""
    for day, deeds in stretch.by_day().items():
        for name, relation in stretch.person.relatives:
            if events := events_of(bearing(stretch, deeds, name)):
                facts = {"name": name, "relation": relation}
                yield Finding(RULE, stretch.person.officer, day, events, facts)
