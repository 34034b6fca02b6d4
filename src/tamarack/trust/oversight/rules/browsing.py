"""Many dossiers were opened one right after the other, with no search and no work between."""

from __future__ import annotations

from collections.abc import Iterator

from tamarack.trust.oversight.rules.deeds import Deed, Stretch
from tamarack.trust.oversight.rules.finding import Finding, events_of

RULE = "browsing"
_DOSSIER = "entity.read"


def found(stretch: Stretch) -> Iterator[Finding]:
    """One finding for each run of distinct dossiers that is long enough."""
    for day, deeds in stretch.by_day().items():
        for run in runs(stretch, deeds):
            dossiers = len({one for deed in run for one in deed.named})
            if dossiers >= stretch.thresholds.dossiers:
                minutes = -(-int((run[-1].at - run[0].at).total_seconds()) // 60)
                facts = {"dossiers": dossiers, "minutes": minutes}
                yield Finding(RULE, stretch.person.officer, day, events_of(run), facts)


def runs(stretch: Stretch, deeds: list[Deed]) -> Iterator[list[Deed]]:
    """Dossiers opened without a pause, a search or an act between; other looks don't count either way."""
    run: list[Deed] = []
    for deed in deeds:
        if deed.searched or deed.worked:
            yield run
            run = []
        elif deed.verb == _DOSSIER and deed.named:
            if run and deed.at - run[-1].at > stretch.thresholds.pause:
                yield run
                run = []
            run.append(deed)
    yield run
