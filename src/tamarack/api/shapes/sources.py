"""The register of sources."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from tamarack.api.shapes.basics import Asked, Id, Line, Marking, Shape, Words, Written
from tamarack.intelligence.sources.words import KIND_WORDS

SourceKind = StrEnum("SourceKind", [(kind.upper(), str(kind)) for kind in KIND_WORDS])  # type: ignore[misc]


class SourceOfReport(Shape):
    """Who says so. A reader who may not see the register's entry gets its reference alone."""

    id: Id | None
    name: str | None
    reference: str | None = Field(examples=["S-7Q1MZK"])


class Source(Shape):
    """Whoever or whatever reports come from."""

    id: Id
    name: str
    kind: SourceKind
    agency: str | None = Field(examples=["CBSA"])
    note: str
    marking: Marking


class Sources(Shape):
    """Every source that the viewer may see, by name."""

    sources: list[Source]


class NewSource(Asked):
    """A source to add to the register."""

    name: Annotated[Line, StringConstraints(strip_whitespace=True, min_length=1)] = Field(
        examples=["Harbour patrol"]
    )
    kind: SourceKind = Field(SourceKind("other"), examples=["patrol"])
    agency: Line | None = Field(
        None, examples=["CBSA"], description="The code of its agency, if it is one's."
    )
    marking: Written = Field(examples=["PROTECTED A"])
    note: Words = ""
