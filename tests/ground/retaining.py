"""Records that are due, and the people who dispose of them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from tamarack.intelligence.claims.actions import record_claims
from tamarack.intelligence.claims.models import Report
from tamarack.intelligence.claims.statement import Statement
from tamarack.intelligence.grading.grade import parse_grade
from tamarack.intelligence.intake.actions import hand_in, take_in
from tamarack.intelligence.sources.models import Source
from tamarack.trust.accounts.models import Officer
from tamarack.trust.markings.marking import Purpose
from tamarack.trust.markings.portion import parse
from tamarack.trust.markings.viewing import Look
from tamarack.trust.retention.actions import answer, propose
from tests.ground.people import looking, person
from tests.ground.reporting import source

OLD = datetime(2020, 5, 4, 15, 0, tzinfo=UTC)


def old_report(
    look: Look,
    text: str,
    statements: Sequence[Statement] = (),
    *,
    marking: str = "UNCLASSIFIED",
    said_by: Source | None = None,
    name: str = "report.txt",
    received_at: datetime = OLD,
    **facts: Any,
) -> Report:
    """A report that was received years ago, and what an officer reads in it today."""
    handed = hand_in(
        actor=look,
        stream=io.BytesIO(text.encode()),
        name=name,
        source=said_by or source(look),
        grade=parse_grade("admiralty:B2"),
        marking=parse(marking),
        received_at=received_at,
        **facts,
    )
    taken = take_in(actor=look, intake=handed)
    report = Report.objects.get(intake=taken, enclosed_in=None)
    if statements:
        record_claims(actor=look, report=report.id, statements=statements)
    return report


def keepers_of_records(agency: str = "RCMP") -> list[Officer]:
    """Three people who see everything of that agency and may propose, confirm and hold."""
    seeing = {"protected": "C", "classified": "TOP_SECRET", "compartments": ("LARCH", "CEDAR")}
    return [
        person(f"records-{agency.lower()}-{at}", role=role, unit="OTT", agency=agency, **seeing)
        for at, role in enumerate(("programme_manager", "unit_supervisor", "programme_manager"))
    ]


def confirmed_disposal(
    people: Sequence[Officer], objects: Sequence[int], purpose: Purpose = Purpose.INTELLIGENCE
) -> int:
    """A disposal of these reports of one marking: proposed by the first person, confirmed by the others."""
    with looking(people[0], purpose) as look:
        (made,) = propose(actor=look, record_class="report", objects=objects)
    for officer in people[1:]:
        with looking(officer, purpose) as look:
            answer(actor=look, disposal=made.id, confirmed=True)
    return made.id
