"""A dossier and a report as documents: what the command line and the API answer with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tamarack.foundation.identifiers import show
from tamarack.intelligence.claims.models import Report, Withdrawal
from tamarack.intelligence.claims.projection import Said
from tamarack.intelligence.claims.queries import Dossier
from tamarack.intelligence.grading.grade import Grade
from tamarack.intelligence.sources.documents import source_of_report
from tamarack.intelligence.sources.models import Source
from tamarack.intelligence.vocabulary.schema import Schema
from tamarack.trust.markings.interning import marking_of
from tamarack.trust.markings.marking import Marking
from tamarack.trust.markings.portion import render


@dataclass(frozen=True, slots=True)
class ReportSeen:
    """A report as one viewer sees it. `source` is None where they may not see the register's entry."""

    report: Report
    withdrawal: Withdrawal | None
    source: Source | None
    claims: Sequence[Said]
    claims_left_out: bool
    names: Mapping[int, tuple[str, Schema]]
    grades: Mapping[int, Grade]
    enclosures: Sequence[Report]


def dossier_document(seen: Dossier) -> dict[str, Any]:
    """The dossier, with every claim about the entity itself and the links that reach it."""
    return {
        "id": show(seen.id),
        "kind": seen.schema.kind,
        "schema": seen.schema.name,
        "label": seen.label,
        "marking": render(seen.marking),
        "claims": [claim_document(seen, said) for said in seen.claims if said.entity == seen.id],
        "links": [
            {
                "property": link.property.name,
                "outgoing": link.outgoing,
                "id": show(link.entity),
                "label": seen.names[link.entity][0] if link.entity in seen.names else "",
                "schema": seen.names[link.entity][1].name if link.entity in seen.names else "",
            }
            for link in seen.links
        ],
        "links_left_out": seen.links_left_out,
    }


def claim_document(seen: Dossier, said: Said) -> dict[str, Any]:
    """One claim of a dossier."""
    return said_document(said, seen.grades[said.grade], seen.marking_of(said))


def said_document(said: Said, grade: Grade, marking: Marking) -> dict[str, Any]:
    """One claim."""
    return {
        "id": show(said.id),
        "property": said.property,
        "value": said.value,
        "normal": said.normal,
        "target": None if said.target is None else show(said.target),
        "grade": str(grade),
        "marking": render(marking),
        "report": show(said.report),
        "said_on": said.said_on,
        "place": said.place,
    }


def report_line(report: Report, source: Source | None, withdrawn: bool) -> dict[str, Any]:
    """A report as a list shows it."""
    return {
        "id": show(report.id),
        "title": report.title,
        "source": source_of_report(report.source_id, source),
        "grade": str(report.grade.grade()),
        "marking": render(marking_of(report.marking_id)),
        "said_on": report.said_on,
        "received_at": report.received_at,
        "withdrawn": withdrawn,
    }


def report_document(seen: ReportSeen) -> dict[str, Any]:
    """A report: as it arrived, what it says in the order of its text, and whether it still stands."""
    report = seen.report
    head = report_line(report, seen.source, False)
    del head["withdrawn"]
    return head | {
        "text": report.text,
        "language": report.language,
        "filed_by": report.filed_by.full_name,
        "intake": show(report.intake_id),
        "enclosed_in": None if report.enclosed_in_id is None else show(report.enclosed_in_id),
        "enclosures": [
            {"id": show(one.id), "title": one.title, "marking": render(marking_of(one.marking_id))}
            for one in seen.enclosures
        ],
        "withdrawal": None if seen.withdrawal is None else withdrawal_document(seen.withdrawal),
        "claims": [_report_claim(seen, said) for said in seen.claims],
        "claims_left_out": seen.claims_left_out,
    }


def withdrawal_document(taken: Withdrawal) -> dict[str, Any]:
    """Who took a report back, when and why."""
    return {"by": taken.withdrawn_by.full_name, "at": taken.withdrawn_at, "reason": taken.reason}


def _report_claim(seen: ReportSeen, said: Said) -> dict[str, Any]:
    label, schema = seen.names[said.entity]
    return said_document(said, seen.grades[said.grade], marking_of(said.marking)) | {
        "entity": show(said.entity),
        "label": label,
        "schema": schema.name,
        "start": said.start,
        "end": said.end,
    }
