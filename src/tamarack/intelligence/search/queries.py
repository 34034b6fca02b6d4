"""Searching: names, numbers, words in reports; only what this viewer may see, counts included."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from django.db import connection
from django.db.models import Model, QuerySet

from tamarack.intelligence.claims.models import LiveClaim, Report
from tamarack.intelligence.claims.queries import labels_of
from tamarack.intelligence.search.asking import (
    Question,
    beginnings,
    endings,
    name_score,
    number_score,
    question,
    written_score,
)
from tamarack.intelligence.vocabulary.schema import Schema
from tamarack.trust.audit.actions import Named, record
from tamarack.trust.markings.interning import lowest, marking_of
from tamarack.trust.markings.marking import Marking, banner
from tamarack.trust.markings.viewing import Look, require

_Row = TypeVar("_Row", bound=Model)
Hits = dict[int, list[tuple[float, str, int]]]  # entity: (score, what was said, marking's number)
MOST = 200  # answers of each channel


@dataclass(frozen=True, slots=True)
class Filters:
    """What an answer must be: an entity's kind, "report", a source, a span of days (ISO)."""

    kind: str = ""
    source: int | None = None
    since: str = ""
    until: str = ""

    @property
    def of_reports(self) -> bool:
        """Whether it asks something of the reports that speak: their source, or when they came."""
        return self.source is not None or bool(self.since or self.until)


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: an entity or a report, what of it matched, how well, and the marking of what matched.

    `known` is the number of the lowest marking under which it matched.
    """

    id: int
    kind: str
    schema: str
    label: str
    matched: str
    marking: Marking
    known: int
    score: float


def search(viewer: Look, text: str, filters: Filters | None = None) -> list[Answer]:
    """The answers, best first: entities by name and number, then reports by their words."""
    asked, wanted = question(text), filters or Filters()
    require(viewer)
    answers: list[Answer] = []
    if asked.text and wanted.kind != "report":
        answers += _entities(viewer, asked, wanted)
    if asked.text and wanted.kind in ("", "report"):
        answers += _reports(asked, wanted)
    record("search", actor=viewer, objects=_named(answers), words={"asked": asked.text})
    return answers


def complete(viewer: Look, text: str, most: int = 8) -> list[Answer]:
    """The first few entities, for a box that completes what is being typed."""
    asked = question(text)
    if len(asked.text) < 2:
        return []
    found = _entities(viewer, asked, Filters())[:most]
    record("search.complete", actor=viewer, objects=_named(found), words={"asked": asked.text})
    return found


def _named(answers: list[Answer]) -> list[Named]:
    return [(answer.id, answer.known) for answer in answers]


def _entities(viewer: Look, asked: Question, wanted: Filters) -> list[Answer]:
    hits: Hits = {}
    with connection.cursor() as cursor:
        if asked.parts:
            cursor.execute("SELECT * FROM search_names(%s, %s)", [list(asked.parts), MOST])
            for _, entity, said, parts, marking in cursor.fetchall():
                hits.setdefault(entity, []).append((name_score(asked.parts, parts), said, marking))
        if asked.number and asked.numbered:
            for digits in endings(asked):
                cursor.execute("SELECT * FROM search_numbers(%s, %s, %s)", [asked.number, digits, MOST])
                for _, entity, said, written, marking in cursor.fetchall():
                    hits.setdefault(entity, []).append((number_score(asked, written), said, marking))
        for begun in beginnings(asked):
            cursor.execute("SELECT * FROM search_written(%s, %s)", [begun, MOST])
            for _, entity, said, written, marking in cursor.fetchall():
                hits.setdefault(entity, []).append((written_score(asked, written), said, marking))
    if wanted.of_reports:
        hits = _said_where(hits, wanted)
    named = labels_of(viewer, hits)
    answers = [
        _entity_answer(entity, matches, *named[entity]) for entity, matches in hits.items() if entity in named
    ]
    if wanted.kind:
        answers = [answer for answer in answers if answer.kind == wanted.kind]
    return sorted(answers, key=lambda answer: (-answer.score, answer.label, answer.id))


def _entity_answer(entity: int, matches: list[tuple[float, str, int]], label: str, schema: Schema) -> Answer:
    score, said, _ = max(matches)
    seen = {marking for _, _, marking in matches}
    return Answer(
        id=entity,
        kind=schema.kind,
        schema=schema.name,
        label=label or said,
        matched=said,
        marking=banner(marking_of(number) for number in sorted(seen)),
        known=lowest(seen),
        score=score,
    )


def _said_where(hits: Hits, wanted: Filters) -> Hits:
    """Those of which a report of that source, or of those days, says something."""
    said = _narrowed(LiveClaim.objects.filter(entity__in=list(hits)), wanted, "report__")
    kept = set(said.values_list("entity", flat=True))
    return {entity: matches for entity, matches in hits.items() if entity in kept}


def _reports(asked: Question, wanted: Filters) -> list[Answer]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM search_reports(%s, %s)", [asked.text, MOST])
        ranked = {report: (rank, marking) for report, rank, marking in cursor.fetchall()}
    found = _narrowed(Report.objects.filter(id__in=list(ranked)), wanted)
    answers = [
        Answer(
            id=identifier,
            kind="report",
            schema="Report",
            label=title,
            matched=said_on,
            marking=marking_of(ranked[identifier][1]),
            known=ranked[identifier][1],
            score=round(ranked[identifier][0], 4),
        )
        for identifier, title, said_on in found.values_list("id", "title", "said_on")
    ]
    return sorted(answers, key=lambda answer: (-answer.score, answer.label, answer.id))


def _narrowed(rows: QuerySet[_Row], wanted: Filters, report: str = "") -> QuerySet[_Row]:
    """Those rows of that source and those days; `report` is the way from a row to its report."""
    if wanted.source is not None:
        rows = rows.filter(**{f"{report}source_id": wanted.source})
    if wanted.since:
        rows = rows.filter(**{f"{report}received_at__date__gte": wanted.since})
    if wanted.until:
        rows = rows.filter(**{f"{report}received_at__date__lte": wanted.until})
    return rows
