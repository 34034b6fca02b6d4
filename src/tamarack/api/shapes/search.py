"""Questions and their answers."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from tamarack.api.shapes.basics import Asked, Day, GivenId, Id, Marking, Shape
from tamarack.intelligence.vocabulary import vocabulary

_KINDS = sorted({schema.kind for schema in vocabulary().schemata.values()} | {"report"})
AnswerKind = StrEnum("AnswerKind", {kind.upper(): kind for kind in _KINDS})  # type: ignore[misc]
Question = Annotated[str, StringConstraints(max_length=400)]


class SearchAsked(Asked):
    """What to look for."""

    q: Question = Field(examples=["Sombra"], description="A name, a number or words.")
    kind: AnswerKind | None = Field(None, description="Only answers of this kind.", examples=["person"])
    source: GivenId | None = Field(None, description="Only what a report of this source says.")
    since: Day | None = Field(None, description="Only what a report received on this day or later says.")
    until: Day | None = Field(None, description="Only what a report received on this day or earlier says.")


class CompleteAsked(Asked):
    """What was typed so far."""

    q: Question = Field("", examples=["Som"])


class Answer(Shape):
    """An entity or a report that answers."""

    id: Id
    kind: str = Field(examples=["person"])
    schema_: str = Field(alias="schema", serialization_alias="schema", examples=["Person"])
    label: str
    matched: str = Field(description="What of it matched; of a report, the day it was said on.")
    marking: Marking = Field(description="Of what matched.")
    score: float = Field(description="How well it answers, from what is asked and what answers alone.")


class Answers(Shape):
    """The answers that the viewer may see, best first."""

    total: int = Field(description="How many there are for this viewer.")
    results: list[Answer]


class Completions(Shape):
    """The first few entities that what is typed may become."""

    results: list[Answer]
