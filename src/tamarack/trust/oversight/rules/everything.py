"""All the rules over one stretch. Findings are in the order of time and in no other."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tamarack.trust.oversight.rules import (
    browsing,
    colleague_name,
    no_case,
    outside_hours,
    own_name,
    relative_name,
    returning,
    volume,
)
from tamarack.trust.oversight.rules.deeds import Stretch
from tamarack.trust.oversight.rules.finding import Finding

RULES: dict[str, Callable[[Stretch], Iterator[Finding]]] = {
    rule.RULE: rule.found
    for rule in (
        own_name,
        relative_name,
        colleague_name,
        no_case,
        volume,
        outside_hours,
        browsing,
        returning,
    )
}


def findings_in(stretch: Stretch) -> list[Finding]:
    """What every rule finds, by day."""
    found = (one for rule in RULES.values() for one in rule(stretch))
    return sorted(found, key=lambda one: (one.day, one.rule, one.id))
