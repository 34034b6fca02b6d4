"""What was handed in, as a document: what the command line and the API answer with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tamarack.foundation.identifiers import show
from tamarack.intelligence.claims.models import Report
from tamarack.intelligence.intake.models import Intake, Reject
from tamarack.intelligence.sources.documents import source_of_report
from tamarack.intelligence.sources.models import Source
from tamarack.trust.markings.interning import marking_of
from tamarack.trust.markings.portion import render

_COUNTS = ("reports", "unchanged", "entities", "claims", "rejected", "seconds")


def intake_document(
    intake: Intake, *, source: Source | None, taken: Sequence[Report], rejects: Sequence[Reject]
) -> dict[str, Any]:
    """What was handed in, what came of it, and what could not be taken."""
    return {
        "id": show(intake.id),
        "name": intake.name,
        "state": str(intake.state),
        "source": source_of_report(intake.source_id, source),
        "grade": str(intake.grade.grade()),
        "marking": render(marking_of(intake.marking_id)),
        "purpose": intake.purpose,
        "title": intake.title,
        "filed_by": intake.filed_by.full_name,
        "filed_at": intake.filed_at,
        **{name: getattr(intake, name) for name in _COUNTS},
        "taken": [{"id": show(report.id), "title": report.title} for report in taken],
        "rejects": [reject_document(reject) for reject in rejects],
    }


def reject_document(reject: Reject) -> dict[str, str]:
    """One thing that could not be taken in."""
    return {"place": reject.place, "code": reject.code, "why": reject.why}
