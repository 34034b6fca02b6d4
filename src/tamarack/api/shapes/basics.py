"""The shapes that every room shares: identifiers, days, markings, words in both languages."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from tamarack.foundation import identifiers

_LETTERS = "^[0-7][0-9a-hjkmnp-tv-z]{12}$"
_EXAMPLE = "0c4n8d2kz7q1m"


class Shape(BaseModel):
    """An answer: exactly these members."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Asked(BaseModel):
    """A request: members beyond these are refused, so that a slip of the pen does not pass unseen."""

    model_config = ConfigDict(extra="forbid")


def _number(text: Any) -> int:
    try:
        return identifiers.read(text if isinstance(text, str) else "")
    except identifiers.BadIdentifier:
        raise PydanticCustomError("identifier", "does not fit") from None


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise PydanticCustomError("no_such_day", "does not fit") from None


#: An identifier that comes in: 13 letters outside, a number inside.
GivenId = Annotated[
    int,
    BeforeValidator(_number),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": _LETTERS,
            "examples": [_EXAMPLE],
            "description": "An identifier: 13 letters and digits.",
        }
    ),
]
#: An identifier that goes out.
Id = Annotated[
    str,
    Field(pattern=_LETTERS, examples=[_EXAMPLE], description="An identifier: random letters, no number."),
]
#: A day of the calendar that comes in, as ISO 8601 writes it.
Day = Annotated[
    str,
    StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"),
    AfterValidator(_day),
    WithJsonSchema({"type": "string", "format": "date", "examples": ["2026-03-14"]}),
]
_WHOLE = r"^[^\x00]*$"  # the store holds no NUL
Line = Annotated[str, StringConstraints(pattern=_WHOLE, max_length=300)]
Words = Annotated[str, StringConstraints(pattern=_WHOLE, max_length=2_000)]
Prose = Annotated[str, StringConstraints(pattern=_WHOLE)]
#: A marking or a grade that comes in: read by its own grammar.
Written = Annotated[str, StringConstraints(pattern=_WHOLE, min_length=1, max_length=300)]

Marking = Annotated[
    str,
    Field(examples=["PROTECTED B//REL CBSA,IRCC"], description="Who may see it, in English."),
]
Grade = Annotated[
    str,
    Field(
        examples=["admiralty:B2"],
        description="Scheme, then the codes of source and information. Never compare two schemes.",
    ),
]
PartialDate = Annotated[
    str,
    Field(examples=["2026-03"], description="A year, a month or a day: as it is known. Empty if it isn't."),
]


class Reason(Asked):
    """Why an act is done. It is on the record."""

    reason: Words = Field(min_length=1, examples=["Recanted by the source."])


class Both(Shape):
    """The same words in both languages."""

    en: str = Field(examples=["Person"])
    fr: str = Field(examples=["Personne"])
