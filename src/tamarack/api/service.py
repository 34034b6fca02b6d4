"""The service: every room's addresses, and how each kind of failure is told."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from django.core.exceptions import BadRequest as DjangoBadRequest
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.http.request import UnreadablePostError
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError

from tamarack.api import (
    claims,
    entities,
    grades,
    intakes,
    jobs,
    me,
    readings,
    recording,
    reports,
    searching,
    sources,
    words,
)
from tamarack.api.description import ABOUT, described
from tamarack.api.errors import BadRequest, NoSuchAddress, NotSignedIn, TooLarge, TooOften, Unexpected
from tamarack.api.problems import tell, told
from tamarack.foundation.errors import TamarackError

_LOG = logging.getLogger("tamarack.api")
_READING = (me, searching, entities, reports, jobs, words, grades)
_WRITING = (readings, recording, claims, intakes, sources)


class Service(NinjaAPI):
    """The API; its description is finished by `description.described`."""

    def get_openapi_schema(self, **named: object) -> dict[str, object]:  # type: ignore[override]
        """The OpenAPI document."""
        return described(super().get_openapi_schema(**named))  # type: ignore[arg-type]


def _told_bad_shape(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Each field that does not fit, by its place and a stable code; what was sent is not repeated."""
    wrong = [{"place": _place(one["loc"]), "code": one["type"].replace("_", "-")} for one in error.errors]
    return told(BadRequest(place=wrong[0]["place"] if wrong else "", fields=wrong))


def _place(steps: tuple[str | int, ...]) -> str:
    return ".".join(str(step) for step in steps if step not in ("asked", "said"))


def _told_http(request: HttpRequest, error: HttpError) -> HttpResponse:
    if isinstance(error, Throttled):
        return told(TooOften(seconds=max(1, round(error.wait or 1))))
    if isinstance(error, AuthenticationError):
        return told(NotSignedIn())
    return told(BadRequest(place="body"))


def _told_too_large(request: HttpRequest, error: Exception) -> HttpResponse:
    return told(TooLarge(place="body"))


def _told_unreadable(request: HttpRequest, error: Exception) -> HttpResponse:
    return told(BadRequest(place="body"))


def _told_absent(request: HttpRequest, error: Exception) -> HttpResponse:
    return told(NoSuchAddress())


def unexpected(request: HttpRequest, error: Exception) -> HttpResponse:
    """A fault of ours: noted in the log, told without a word of it."""
    _LOG.error("%s %s", request.method, request.path, exc_info=error)
    return told(Unexpected())


_TELLERS: dict[type[Exception], Callable[[HttpRequest, Any], HttpResponse]] = {
    Exception: unexpected,
    TamarackError: tell,
    ValidationError: _told_bad_shape,
    HttpError: _told_http,
    RequestDataTooBig: _told_too_large,
    SuspiciousOperation: _told_unreadable,
    MultiPartParserError: _told_unreadable,
    UnreadablePostError: _told_unreadable,
    DjangoBadRequest: _told_unreadable,
    Http404: _told_absent,
}


def _service() -> Service:
    made = Service(
        title="Tamarack",
        version="0.1.0",
        description=ABOUT,
        docs_url=None,  # its page would ask another host for its scripts
        openapi_url=None,  # served behind the door, by `urls`
        urls_namespace="api",
    )
    for kind, teller in _TELLERS.items():
        made.add_exception_handler(kind, teller)
    for room in (*_READING, *_WRITING):
        made.add_router("", room.router, tags=[room.TAG])
    return made


service = _service()
