"""Reports of the tests, made through the public actions, as an officer makes them."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

from tamarack.intelligence.claims.actions import record_claims
from tamarack.intelligence.claims.models import Report
from tamarack.intelligence.claims.statement import Statement
from tamarack.intelligence.grading.grade import parse_grade
from tamarack.intelligence.intake.actions import hand_in, take_in
from tamarack.intelligence.intake.models import Intake
from tamarack.intelligence.sources.actions import add_source
from tamarack.intelligence.sources.models import Source
from tamarack.trust.markings.portion import parse
from tamarack.trust.markings.viewing import Look


def source(look: Look, name: str = "Harbour patrol", marking: str = "UNCLASSIFIED", **facts: Any) -> Source:
    """A source of the register."""
    return add_source(actor=look, name=name, marking=parse(marking), **facts)


def taken(
    look: Look,
    content: str | bytes,
    *,
    name: str = "report.txt",
    marking: str = "UNCLASSIFIED",
    said_by: Source | None = None,
    grade: str = "admiralty:B2",
    title: str = "",
    mapping: Mapping[str, Any] | None = None,
) -> Intake:
    """A file handed in and taken in."""
    body = content.encode() if isinstance(content, str) else content
    handed = hand_in(
        actor=look,
        stream=io.BytesIO(body),
        name=name,
        source=said_by or source(look),
        grade=parse_grade(grade),
        marking=parse(marking),
        title=title,
        mapping=mapping,
    )
    return take_in(actor=look, intake=handed)


def told(look: Look, text: str, statements: Sequence[Statement] = (), **how: Any) -> Report:
    """A report in words, and what an officer reads in it."""
    intake = taken(look, text, **how)
    report = Report.objects.get(intake=intake, enclosed_in=None)
    if statements:
        record_claims(actor=look, report=report.id, statements=statements)
    return report


def person_named(key: str, name: str, **properties: str) -> list[Statement]:
    """What says that the source's person `key` has this name and these properties."""
    said = {"name": name, **properties}
    return [Statement(key, "Person", prop, value) for prop, value in said.items()]
