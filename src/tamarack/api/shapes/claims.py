"""Entities, reports and their claims."""

from __future__ import annotations

from datetime import datetime

from pydantic import Field

from tamarack.api.shapes.basics import Asked, Day, GivenId, Grade, Id, Marking, PartialDate, Shape
from tamarack.api.shapes.sources import SourceKind, SourceOfReport


class Claim(Shape):
    """(entity, property, value), as one report says it."""

    id: Id
    property: str = Field(examples=["birthDate"], description="A property of the vocabulary.")
    value: str = Field(examples=["4 March 1961"], description="As the report has it.")
    normal: str = Field(examples=["1961-03-04"], description="The one canonical writing, or empty.")
    target: Id | None = Field(description="The entity that a link points at.")
    grade: Grade
    marking: Marking
    report: Id
    said_on: PartialDate
    place: str = Field(description="Where in the original.", examples=["row 12"])


class Link(Shape):
    """A tie of the entity to another."""

    property: str = Field(examples=["holder"])
    outgoing: bool = Field(description="Whether the entity itself says so; else the other one points here.")
    id: Id
    label: str
    schema_: str = Field(alias="schema", serialization_alias="schema", examples=["Passport"])


class Dossier(Shape):
    """All that the viewer may see of an entity."""

    id: Id
    kind: str = Field(examples=["person"])
    schema_: str = Field(alias="schema", serialization_alias="schema", examples=["Person"])
    label: str
    marking: Marking = Field(description="The highest of what is shown.")
    claims: list[Claim]
    links: list[Link]
    links_left_out: bool = Field(description="Whether more point here than one answer holds.")


class ReportClaim(Claim):
    """A claim of a report, with the entity that it speaks of."""

    entity: Id
    label: str
    schema_: str = Field(alias="schema", serialization_alias="schema", examples=["Person"])
    start: int | None = Field(description="Where the cited words begin in the report's text, in characters.")
    end: int | None = Field(description="Where they end.")


class Withdrawal(Shape):
    """Who took the report back, when and why."""

    by: str
    at: datetime
    reason: str


class ReportLine(Shape):
    """A report in a list."""

    id: Id
    title: str
    source: SourceOfReport
    grade: Grade
    marking: Marking
    said_on: PartialDate
    received_at: datetime
    withdrawn: bool


class ReportPage(Shape):
    """Reports, newest first."""

    reports: list[ReportLine]
    next: str | None = Field(description="The cursor of the next page; null on the last one.")


class Enclosure(Shape):
    """A report that came enclosed in another."""

    id: Id
    title: str
    marking: Marking


class Report(Shape):
    """A report: as it arrived, what it says, and whether it still stands."""

    id: Id
    title: str
    text: str
    language: str
    source: SourceOfReport
    grade: Grade
    marking: Marking
    said_on: PartialDate
    received_at: datetime
    filed_by: str
    intake: Id
    enclosed_in: Id | None
    enclosures: list[Enclosure]
    withdrawal: Withdrawal | None
    claims: list[ReportClaim]
    claims_left_out: bool = Field(description="Whether it says more than one answer holds.")


class Withdrawn(Shape):
    """What a withdrawal touched."""

    report: Id
    claims: int = Field(description="Claims that are gone from every page.")
    judgements: int
    disclosures: int
    recipients: int


class Retracted(Shape):
    """A claim that was taken back."""

    claim: Id
    report: Id
    entity: Id


class ReportsAsked(Asked):
    """Which reports, and how many."""

    source: GivenId | None = Field(None, description="Only of this source.")
    kind: SourceKind | None = Field(None, description="Only of sources of this kind.")
    since: Day | None = Field(None, description="Received on this day or later.")
    until: Day | None = Field(None, description="Received on this day or earlier.")
    cursor: str | None = Field(None, description="From `next` of the page before.", max_length=40)
    most: int = Field(50, ge=1, le=200, description="How many.")
