"""A report's text as an officer reads it: findings, mentions of what they know, and what was decided."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from tamarack.foundation.numbers import small_number
from tamarack.intelligence.claims.kinds import NOT_ASKED_FOR
from tamarack.intelligence.claims.models import LiveClaim, Report
from tamarack.intelligence.claims.queries import labels_of
from tamarack.intelligence.findings import find
from tamarack.intelligence.findings.becoming import stored_as
from tamarack.intelligence.findings.mentions import (
    Candidate,
    Spans,
    longest_first,
    name_candidates,
    number_candidates,
)
from tamarack.intelligence.findings.models import Decision
from tamarack.intelligence.vocabulary.schema import Schema
from tamarack.trust.markings.viewing import Look, require

MOST = 500  # readings of a part that are shown; a text with more is a list, and better taken in as a table
PART = 60_000  # characters of a text that a page shows and reads at a time
MENTION = "mention"
_ASKED = 2_000  # distinct writings looked up at a time


@dataclass(frozen=True, slots=True)
class Known:
    """An entity that this viewer already knows, which the words may mean."""

    id: int
    label: str
    schema: Schema
    property: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One stretch of the text: what it looks like, what of that is known, what was decided about it."""

    kind: str
    start: int
    end: int
    text: str
    normal: str
    checked: bool | None = None
    fields: dict[str, str] = field(default_factory=dict)
    known: tuple[Known, ...] = ()
    state: str = "open"
    entity: int | None = None

    @property
    def id(self) -> str:
        """Its name in addresses and forms."""
        return f"{self.kind}-{self.start}-{self.end}"


def parts_of(report: Report) -> int:
    """In how many parts its text is read."""
    return max(1, -(-len(report.text) // PART))


def readings(viewer: Look, report: Report, part: int = 0) -> list[Reading]:
    """The findings and mentions in one part of a report's text, in order, with what was decided."""
    require(viewer)
    offset = part * PART
    text = report.text[offset : offset + PART]
    found = [
        Reading(one.kind, one.start, one.end, one.text, one.normal, one.checked, one.fields)
        for one in find(text)
    ]
    stored = {one.id: stored_as(one.kind, one.normal) for one in found}
    known = _known(viewer, set(stored.values()), text)
    found = [replace(one, known=known.get(stored[one.id], ())) for one in found]
    found += _mentions(text, known, found)
    shifted = [replace(one, start=one.start + offset, end=one.end + offset) for one in found]
    return sorted(_decided(report.id, shifted), key=lambda one: (one.start, one.end))[:MOST]


def reading_by_id(viewer: Look, report: Report, identifier: str) -> Reading | None:
    """One reading of this report, or None."""
    _, _, tail = identifier.partition("-")
    start = small_number(tail.partition("-")[0])
    if start is None:
        return None
    found = readings(viewer, report, start // PART)
    return next((one for one in found if one.id == identifier), None)


def _known(viewer: Look, stored: set[str], text: str) -> dict[str, tuple[Known, ...]]:
    """What this viewer knows under each writing that stands in the text."""
    writings = stored | {one.normal for one in (*name_candidates(text), *number_candidates(text))}
    hits: dict[str, dict[int, str]] = {}
    ordered = sorted(writings - {""})
    for at in range(0, len(ordered), _ASKED):
        said = LiveClaim.objects.filter(normal__in=ordered[at : at + _ASKED], target=None).exclude(normal="")
        said = said.exclude(kind__in=(*NOT_ASKED_FOR, "string"))
        for normal, entity, name in said.values_list("normal", "entity", "property").distinct():
            hits.setdefault(normal, {}).setdefault(entity, name)
    labels = labels_of(viewer, {entity for entities in hits.values() for entity in entities})
    return {
        normal: tuple(
            sorted(
                (
                    Known(entity, *labels[entity], name)
                    for entity, name in entities.items()
                    if entity in labels
                ),
                key=lambda known: (known.label, known.id),
            )
        )
        for normal, entities in hits.items()
    }


def _mentions(text: str, known: dict[str, tuple[Known, ...]], found: list[Reading]) -> list[Reading]:
    taken = Spans((one.start, one.end) for one in found)
    candidates: list[Candidate] = [
        one
        for one in (*name_candidates(text), *number_candidates(text))
        if known.get(one.normal) and taken.free(one.start, one.end)
    ]
    return [
        Reading(MENTION, one.start, one.end, text[one.start : one.end], one.normal, known=known[one.normal])
        for one in longest_first(candidates)
    ]


def _decided(report: int, found: list[Reading]) -> list[Reading]:
    """With the state of each: what was decided; accepted when a claim of this report cites the words."""
    latest = {
        (made.kind, made.start, made.end): made
        for made in Decision.objects.filter(report_id=report).order_by("decided_at")
    }
    said = LiveClaim.objects.filter(report_id=report, target=None, start__isnull=False).order_by("id")
    cited = {(start, end): entity for start, end, entity in said.values_list("start", "end", "entity")}
    return [
        _with(one, latest.get((one.kind, one.start, one.end)), cited.get((one.start, one.end)))
        for one in found
    ]


def _with(one: Reading, made: Decision | None, cited: int | None) -> Reading:
    if made is not None and made.verdict != Decision.Verdict.REOPENED:
        return replace(one, state=made.verdict, entity=made.entity)
    if made is None and cited is not None:
        return replace(one, state=Decision.Verdict.ACCEPTED, entity=cited)
    return one
