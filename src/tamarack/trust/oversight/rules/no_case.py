"""Records were opened in a session that named no case, request or duty: outside any assigned case."""

from __future__ import annotations

from collections.abc import Iterator

from tamarack.trust.oversight.rules.deeds import Stretch
from tamarack.trust.oversight.rules.finding import Finding, events_of

RULE = "no-case"


def found(stretch: Stretch) -> Iterator[Finding]:
    """One finding for each day. What the reader may not know is not held against anybody."""
    for day, deeds in stretch.by_day().items():
        outside = [deed for deed in deeds if deed.opened and deed.stated is False]
        if outside:
            yield Finding(RULE, stretch.person.officer, day, events_of(outside), {"looks": len(outside)})
