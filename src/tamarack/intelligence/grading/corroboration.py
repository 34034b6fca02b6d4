"""How many independent origins stand behind reports that say the same thing.

Two reports that relay one origin are one origin, and so are reports that relay each other in
a circle: "confirmed by other independent sources" is counted in origins, never in reports.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from typing import TypeVar

Report = TypeVar("Report", bound=Hashable)


def independent_origins(lineages: Iterable[tuple[Report, Iterable[Report]]]) -> int:
    """The number of distinct origins behind the reports, given as (report, what it relays)."""
    return len(origins(lineages))


def origins(lineages: Iterable[tuple[Report, Iterable[Report]]]) -> frozenset[frozenset[Report]]:
    """The origins behind the reports, given as (report, what it relays).

    An origin is a report that relays nothing, or a circle of reports that relay nothing from
    outside it. What is relayed need not be among the reports given. A digest of two origins
    adds none and joins none.
    """
    relays: dict[Report, set[Report]] = {}
    for report, relayed in lineages:
        relays.setdefault(report, set()).update(relayed)
    for report in set().union(*relays.values()):
        relays.setdefault(report, set())
    circles = _circles(relays)
    return frozenset(circle for circle in circles if all(relays[report] <= circle for report in circle))


def _circles(relays: Mapping[Report, Collection[Report]]) -> Iterator[frozenset[Report]]:
    """Reports grouped so that those which reach one another stand together (Kosaraju's two passes)."""
    relayed_by: dict[Report, set[Report]] = {report: set() for report in relays}
    for report, relayed in relays.items():
        for origin in relayed:
            relayed_by[origin].add(report)
    left = set(relays)
    for report in reversed(_finished(relays)):
        if report in left:
            circle = set(_walk(report, relayed_by, left))
            yield frozenset(circle)


def _finished(relays: Mapping[Report, Collection[Report]]) -> list[Report]:
    """Every report, each after all that it relays has been walked (no recursion: lineages can be long)."""
    order: list[Report] = []
    seen: set[Report] = set()
    for start in relays:
        if start in seen:
            continue
        seen.add(start)
        trail = [(start, iter(relays[start]))]
        while trail:
            report, onward = trail[-1]
            step = next((relayed for relayed in onward if relayed not in seen), None)
            if step is None:
                order.append(report)
                trail.pop()
            else:
                seen.add(step)
                trail.append((step, iter(relays[step])))
    return order


def _walk(start: Report, onward: Mapping[Report, Collection[Report]], left: set[Report]) -> Iterator[Report]:
    """Everything in `left` that `start` leads to, taken out of `left`."""
    left.discard(start)
    ahead = [start]
    while ahead:
        report = ahead.pop()
        yield report
        found = [step for step in onward[report] if step in left]
        left.difference_update(found)
        ahead += found
