"""What is handed in."""

from __future__ import annotations

from pydantic import Field

from tamarack.api.shapes.basics import Asked, GivenId, Line, Prose, Written


class NewIntake(Asked):
    """A report to take in: `text`, or a `file` beside these."""

    source: GivenId
    grade: Written = Field(examples=["admiralty:B2"], description="In a named scheme.")
    marking: Written = Field(examples=["PROTECTED B//REL CBSA,IRCC"])
    title: Line = Field("", description="Empty: the file's own, or the text's first line.")
    text: Prose = Field("", examples=["Two boats at the pier."])
    mapping: Prose = Field(
        "",
        description="How a table's columns become claims: a ready mapping's name, or one written in JSON or "
        "YAML. Empty: as this source's tables with these columns were read before.",
        examples=["people"],
    )
