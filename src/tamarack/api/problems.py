"""How errors are told: one JSON shape, in the reader's language, with the status that pages have."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from pydantic import BaseModel, Field

from tamarack.api.errors import NotSignedIn, PurposeNeeded, TooLarge, TooOften, WrongMethod
from tamarack.api.messages import message_of
from tamarack.foundation import statuses
from tamarack.foundation.errors import NotFound, TamarackError
from tamarack.foundation.identifiers import show
from tamarack.intelligence.intake.errors import MappingNeeded
from tamarack.trust.accounts.door import height_at
from tamarack.trust.audit.actions import record_refusal
from tamarack.trust.oversight.errors import CaseNeeded, ReasonNeeded

#: The status of an error, of the first kind that fits: those that HTTP has a word for, then as on pages.
STATUS: tuple[tuple[type[TamarackError], int], ...] = (
    (NotSignedIn, 401),
    (WrongMethod, 405),
    (TooLarge, 413),
    (PurposeNeeded, 428),
    (CaseNeeded, 428),
    (ReasonNeeded, 428),
    (TooOften, 429),
    *statuses.STATUS,
)
_IDENTIFIERS = frozenset({"id", "report", "claim", "entity", "source", "target", "intake", "job"})

JSON = "application/json; charset=utf-8"


class Problem(BaseModel):
    """Why a request was not done. Hidden and absent are told alike."""

    code: str = Field(description="Stable, for programs.", examples=["already-withdrawn"])
    message: str = Field(
        description="For people, in the language asked for.", examples=["The report is already withdrawn."]
    )
    place: str = Field(description="Where in what was sent; empty: as a whole.", examples=["body.reason"])
    facts: dict[str, Any] = Field(
        description="What else is known of it.", examples=[{"report": "0c4n8d2kz7q1m"}]
    )


def told(error: TamarackError) -> HttpResponse:
    """The error as an answer."""
    problem = Problem(
        code=error.code,
        message=message_of(error, get_language() or "en"),
        place=str(getattr(error, "place", "") or ""),
        facts=_facts(error),
    )
    response = HttpResponse(problem.model_dump_json(), status=status(error), content_type=JSON)
    if isinstance(error, TooOften):
        response["Retry-After"] = str(error.facts["seconds"])
    if isinstance(error, WrongMethod):
        response["Allow"] = ", ".join(error.facts["allowed"])  # type: ignore[arg-type]
    return response


def tell(request: HttpRequest, error: TamarackError) -> HttpResponse:
    """The error as an answer; as ninja's exception handlers are called. It is on the record."""
    record_refusal(
        error, actor=request.user.pk, channel="api", address=request.path, height=height_at(request)
    )
    return told(error)


def status(error: TamarackError) -> int:
    """The HTTP status of an error."""
    return next((own for kind, own in STATUS if isinstance(error, kind)), 500)


def _facts(error: TamarackError) -> dict[str, Any]:
    if isinstance(error, NotFound):
        return {}  # nothing that could tell hidden from absent
    facts = {name: _plain(name, value) for name, value in error.facts.items() if name != "place"}
    if isinstance(error, MappingNeeded):
        facts |= {"header": error.header, "suggestion": error.suggestion}
    return facts


def _plain(name: str, value: object) -> Any:
    if isinstance(value, int) and name in _IDENTIFIERS:
        return show(value)
    if isinstance(value, str | int | float | bool | None):
        return value
    if isinstance(value, Mapping):
        return {str(key): _plain(str(key), one) for key, one in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(name, one) for one in value]
    return str(value)
