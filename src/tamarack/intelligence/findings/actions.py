"""Deciding about a finding: accepted, corrected, rejected, tied to something known; and recording by hand."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from tamarack.intelligence.claims.actions import record_claims
from tamarack.intelligence.claims.deriving import marking_for
from tamarack.intelligence.claims.errors import NoSuchEntity
from tamarack.intelligence.claims.queries import labels_of, report_by_id
from tamarack.intelligence.claims.statement import Statement
from tamarack.intelligence.findings import find
from tamarack.intelligence.findings.becoming import accepted, linked
from tamarack.intelligence.findings.errors import NoSuchFinding, NothingChosen
from tamarack.intelligence.findings.models import Decision
from tamarack.intelligence.findings.reading import MENTION, Reading, reading_by_id
from tamarack.intelligence.vocabulary import vocabulary
from tamarack.trust.audit.actions import record
from tamarack.trust.markings.viewing import Look


@dataclass(frozen=True, slots=True)
class Words:
    """Exact words of a report's text."""

    start: int
    end: int
    text: str


@transaction.atomic
def accept(*, actor: Look, report: int, finding: str) -> int | None:
    """Accept a finding as it stands: a thing of its own, or the one known thing that it names."""
    found = _found(actor, report, finding)
    if found.kind == MENTION:
        if len(found.known) != 1:
            raise NothingChosen(place=found.text)
        return link(actor=actor, report=report, finding=finding, entity=found.known[0].id)
    statements = accepted(found.kind, found.normal or found.text, found.start, found.end, found.fields)
    return _taken(actor, report, found, statements, Decision.Verdict.ACCEPTED)


@transaction.atomic
def correct(*, actor: Look, report: int, finding: str, value: str, kind: str = "") -> int:
    """Accept a finding as something else than it looks like."""
    found = _found(actor, report, finding)
    taken_as = kind or found.kind
    if not value.strip() or taken_as == MENTION:
        raise NothingChosen(place=found.text)
    statements = accepted(taken_as, value.strip(), found.start, found.end, _fields(taken_as, value))
    return _taken(actor, report, found, statements, Decision.Verdict.CORRECTED)


@transaction.atomic
def link(*, actor: Look, report: int, finding: str, entity: int) -> int:
    """Tie a finding to an entity that this officer knows. Raises NoSuchEntity."""
    found = _found(actor, report, finding)
    known = labels_of(actor, [entity]).get(entity)
    if known is None:
        raise NoSuchEntity(id=entity)
    said_as = next((one.property for one in found.known if one.id == entity), "")
    value = found.text if found.kind == MENTION else found.normal or found.text
    statement = linked(found.kind, value, found.start, found.end, entity, known[1].name, said_as)
    record_claims(actor=actor, report=report, statements=[statement])
    _decide(actor, report, found, Decision.Verdict.ACCEPTED, entity)
    return entity


@transaction.atomic
def reject(*, actor: Look, report: int, finding: str) -> None:
    """Say that a finding is not what it looks like; nothing is recorded of it."""
    _decide(actor, report, _found(actor, report, finding), Decision.Verdict.REJECTED, None)


@transaction.atomic
def reopen(*, actor: Look, report: int, finding: str) -> None:
    """Put a decision aside. Claims that came of it stay until they are taken back one by one."""
    _decide(actor, report, _found(actor, report, finding), Decision.Verdict.REOPENED, None)


def record_thing(
    *, actor: Look, report: int, words: Words, schema: str, property_name: str = "", entity: int | None = None
) -> int:
    """Record by hand what words name: a new thing of that schema, or something more of a known one.

    Raises UnknownSchema, UnknownProperty, NoSuchEntity.
    """
    chosen = property_name or next(
        name for name in vocabulary().schema(schema).caption if name in vocabulary().schema(schema).properties
    )
    vocabulary().property_of(schema, chosen)
    if entity is not None and entity not in labels_of(actor, [entity]):
        raise NoSuchEntity(id=entity)
    key = "new:thing" if entity is None else f"id:{entity}"
    statement = Statement(key, schema, chosen, words.text, start=words.start, end=words.end)
    return record_claims(actor=actor, report=report, statements=[statement])[key]


def record_link(
    *, actor: Look, report: int, words: Words, schema: str, source: int, target: int, role: str = ""
) -> int:
    """Record by hand that two known things are tied, in the words that say so. Raises NoSuchEntity."""
    edge = vocabulary().schema(schema).edge
    known = labels_of(actor, [source, target])
    if edge is None or source not in known or target not in known:
        raise NoSuchEntity(source=source, target=target)
    said: list[tuple[str, str, str | None]] = [
        (edge.source, words.text, f"id:{source}"),
        (edge.target, words.text, f"id:{target}"),
    ]
    if role and "role" in vocabulary().schema(schema).properties:
        said.append(("role", role, None))
    statements = [
        Statement("new:link", schema, name, value, target=end, start=words.start, end=words.end)
        for name, value, end in said
    ]
    return record_claims(actor=actor, report=report, statements=statements)["new:link"]


def _taken(
    actor: Look, report: int, found: Reading, statements: list[Statement], verdict: Decision.Verdict
) -> int:
    """Record the statements and decide so; returns the thing that the first of them is about."""
    if not statements:
        raise NothingChosen(place=found.text)
    entity = record_claims(actor=actor, report=report, statements=statements)[statements[0].entity]
    _decide(actor, report, found, verdict, entity)
    return entity


def _fields(kind: str, value: str) -> dict[str, str]:
    """What is read inside a corrected value, as it would be in a text."""
    return next((one.fields for one in find(value.strip()) if one.kind == kind), {})


def _found(actor: Look, report: int, finding: str) -> Reading:
    said_in, _ = report_by_id(actor, report)
    found = reading_by_id(actor, said_in, finding)
    if found is None:
        raise NoSuchFinding(finding=finding)
    return found


def _decide(actor: Look, report: int, found: Reading, verdict: Decision.Verdict, entity: int | None) -> None:
    """Note the decision, marked as the claims are that came of it."""
    said_in, _ = report_by_id(actor, report)
    Decision.objects.create(
        report=said_in,
        kind=found.kind,
        start=found.start,
        end=found.end,
        verdict=verdict,
        entity=entity,
        decided_by_id=actor.viewer.officer,
        marking_id=marking_for(actor, said_in, [entity] if entity is not None else []),
    )
    record(
        "finding.decide",
        actor=actor,
        objects=[(report, said_in.marking_id)],
        details={"kind": found.kind, "verdict": str(verdict)},
    )
