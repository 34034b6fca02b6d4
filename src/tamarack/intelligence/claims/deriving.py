"""What is derived carries at least what it came from: the marking of a claim that names what is known.

An officer may tie words of a low report to a thing that only higher claims speak of. A claim that did so
at the report's own marking would tell everyone who reads the report that the thing exists.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from tamarack.intelligence.claims.models import LiveClaim, Report
from tamarack.intelligence.claims.statement import Statement
from tamarack.trust.markings.interning import marking_of
from tamarack.trust.markings.marking import Marking
from tamarack.trust.markings.portion import render
from tamarack.trust.markings.viewing import Look
from tamarack.trust.markings.writing import writable

KNOWN = "id:"  # begins the key of an entity that is known already


def known_among(statements: Iterable[Statement]) -> set[int]:
    """The entities already known that these statements name, as what they are about or as the other end."""
    keys = {key for said in statements for key in (said.entity, said.target) if key is not None}
    return {int(key.removeprefix(KNOWN)) for key in keys if key.startswith(KNOWN)}


def marking_for(look: Look, report: Report, entities: Collection[int]) -> int:
    """The number of the marking that a claim of this report must carry when it names these known entities.

    Whoever sees it sees the report, and of each entity at least one claim. Raises NoCommonMarking where
    nobody may see both, MarkingAboveSight.
    """
    own = needed = marking_of(report.marking_id)
    for entity in sorted(entities):
        said = LiveClaim.objects.filter(entity=entity).values_list("marking_id", flat=True).distinct()
        markings = [marking_of(number) for number in said]
        if markings and not any(needed.guards(marking) for marking in markings):
            needed = needed.join(min(markings, key=_height))
    return report.marking_id if needed == own else writable(look, needed)


def _height(marking: Marking) -> tuple[int, int, int, str]:
    """Lowest first: by level, by how many conditions it sets, then by its words."""
    conditions = (marking.canadian_eyes, marking.audience is not None, marking.purposes is not None)
    level = marking.protected + marking.classified
    return level, len(marking.compartments) + sum(conditions), len(marking.originators), render(marking)
