"""What a report's text holds, and what officers decide about it."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from tamarack.api.shapes.basics import Asked, GivenId, Id, Line, Shape, Words
from tamarack.intelligence.findings import KINDS
from tamarack.intelligence.vocabulary import vocabulary

# mypy takes the members of such an enumeration from its text alone; ours come from data.
FindingKind = StrEnum("FindingKind", {kind.upper(): kind for kind in KINDS})  # type: ignore[misc]
ThingSchema = StrEnum("ThingSchema", {one.name: one.name for one in vocabulary().things()})  # type: ignore[misc]
TieSchema = StrEnum("TieSchema", {one.name: one.name for one in vocabulary().ties()})  # type: ignore[misc]
ReadingName = Annotated[str, StringConstraints(pattern=r"^[a-z]{1,20}-[0-9]{1,9}-[0-9]{1,9}$")]


class Verdict(StrEnum):
    """What is decided about a reading."""

    ACCEPT = "accept"
    CORRECT = "correct"
    LINK = "link"
    REJECT = "reject"
    REOPEN = "reopen"


class Known(Shape):
    """An entity that the viewer knows, which the words may mean."""

    id: Id
    label: str
    schema_: str = Field(alias="schema", serialization_alias="schema", examples=["Phone"])


class Reading(Shape):
    """A stretch of the text: what it looks like, what of that is known, what was decided."""

    id: str = Field(examples=["telephone-120-134"])
    kind: str = Field(examples=["telephone"])
    start: int
    end: int
    text: str
    normal: str
    checked: bool | None = Field(
        description="Whether a check digit or a numbering plan confirms it; null if there is none."
    )
    fields: dict[str, str]
    known: list[Known]
    state: str = Field(examples=["open"])
    entity: Id | None = Field(description="What an accepted reading became.")


class Readings(Shape):
    """The readings in one part of a report's text, in order."""

    report: Id
    part: int
    parts: int
    readings: list[Reading]


class PartAsked(Asked):
    """Which part of a long text, counted from 0."""

    part: int = Field(0, ge=0, le=100_000)


class Decision(Asked):
    """What is decided about a reading.

    `correct` takes `value` and, if it is another kind, `kind`; `link` takes `entity`.
    """

    verdict: Verdict
    value: Words = ""
    kind: FindingKind | None = None
    entity: GivenId | None = None


class Decided(Shape):
    """What became of a reading."""

    report: Id
    reading: str
    verdict: str
    entity: Id | None


_Place = Annotated[int, Field(ge=0, le=1 << 31)]


class NewThing(Asked):
    """A thing that words of the report name: new, or one more fact of a known one."""

    start: _Place = Field(description="Where the words begin in the text, in characters.")
    end: _Place
    schema_: ThingSchema = Field(alias="schema", examples=["Person"])
    property: Line = Field("", examples=["name"], description="Empty: what the schema's things are named by.")
    entity: GivenId | None = Field(None, description="The known thing, if it is one.")


class NewTie(Asked):
    """A tie between two known things, in the words that say so."""

    start: _Place
    end: _Place
    schema_: TieSchema = Field(alias="schema", examples=["Associate"])
    source: GivenId
    target: GivenId
    role: Line = Field("", examples=["driver"])


class Recorded(Shape):
    """What was recorded."""

    report: Id
    entity: Id
