"""The door of every address: who is at it, may their role do this, what for; then inside their own sight.

`offer(...)` is the only way an address is served. What it answers is checked against its declared shape and
written as JSON before the look closes.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Any, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware
from ninja import Router
from ninja.security import APIKeyCookie
from pydantic import BaseModel

from tamarack.api.errors import ForgedRequest, NotSignedIn, TooLarge
from tamarack.api.pace import READ_PACE, WRITE_PACE
from tamarack.api.problems import JSON, Problem
from tamarack.api.purposes import purpose_of, reason_of
from tamarack.trust.accounts.door import LookingRequest, held_at, reasons_at, viewer_at
from tamarack.trust.accounts.roles import Verb
from tamarack.trust.markings.viewing import viewing
from tamarack.trust.oversight.reasons import demand_case
from tamarack.trust.sign_in.errors import SecondFactorNeeded
from tamarack.trust.sign_in.second_factor import lacks_second_factor

BODY = 1 << 20  # bytes of a JSON body
_SAFE = ("GET", "HEAD", "OPTIONS", "TRACE")

Serve = Callable[..., "Mapping[str, Any] | Done"]


@dataclass(frozen=True, slots=True)
class Done:
    """An answer with a status of its own, and where what was made can be read."""

    document: Mapping[str, Any]
    status: int = 200
    location: str = ""


class Token(CsrfViewMiddleware):
    """Django's own check that an unsafe request comes from the signed-in person's program."""

    def _reject(self, request: HttpRequest, reason: str) -> Any:
        raise ForgedRequest(why=reason)


class Session(APIKeyCookie):
    """The session that the sign-in page opened; unsafe methods also carry its token in `X-CSRFToken`."""

    param_name = settings.SESSION_COOKIE_NAME

    def __init__(self, most: int = BODY) -> None:
        super().__init__(csrf=False)
        self.most = most

    def authenticate(self, request: HttpRequest, key: str | None) -> object:
        """The signed-in person.

        Raises NotSignedIn, SecondFactorNeeded, TooLarge, ForgedRequest, in this order.
        """
        if not request.user.is_authenticated:
            raise NotSignedIn
        if lacks_second_factor(request):
            raise SecondFactorNeeded
        if _length(request) > self.most:
            raise TooLarge(place="body", limit=self.most)
        if request.method not in _SAFE:
            check = Token(lambda _request: HttpResponse())
            request.csrf_processing_done = False  # type: ignore[attr-defined]  # ninja's views are exempt from the first check
            check.process_request(request)
            check.process_view(request, _unnamed, (), {})
        return request.user


def _unnamed() -> HttpResponse:
    """No view: the check asks it only whether it is exempt."""
    return HttpResponse()


def _length(request: HttpRequest) -> int:
    said = request.META.get("CONTENT_LENGTH") or "0"
    return int(said) if said.isdecimal() else 0  # Django reads no body then


SESSION = Session()


def offer(
    router: Router,
    method: str,
    address: str,
    *,
    answers: Mapping[int, type[BaseModel]],
    may: Verb | None = Verb.READ,
    looks: bool = True,
    session: Session = SESSION,
    refuses: tuple[int, ...] = (),
) -> Callable[[Serve], Serve]:
    """Serve `address` to people whose role may do this (None: to everybody signed in).

    `looks`: it reads or writes marked rows, so it needs a purpose and is inside `request.look`. Without it
    the database would refuse any marked row. `answers` are its shapes by status, `refuses` what it may
    refuse beyond what every address may.
    """

    def at_the_door(serve: Serve) -> Serve:
        @wraps(serve)
        def guarded(request: HttpRequest, **named: Any) -> HttpResponse:
            if may is not None:
                held_at(request).demand(may)
            if not looks:
                return _written(serve(request, **named), answers)
            purpose, reason = purpose_of(request)
            demand_case(purpose, reason)
            reasons = reasons_at(request) | reason_of(request)
            with viewing(
                viewer_at(request, purpose), purpose, reason=reason, channel="api", reasons=reasons
            ) as look:
                cast(LookingRequest, request).look = look
                return _written(serve(request, **named), answers)

        guarded.__signature__ = inspect.signature(serve, eval_str=True)  # type: ignore[attr-defined]
        statuses = (*answers, *_refused(method, looks, refuses))
        router.api_operation(
            [method],
            address,
            auth=session,
            throttle=READ_PACE if method == "GET" else WRITE_PACE,
            response={status: answers.get(status, Problem) for status in statuses},
            operation_id=serve.__name__,
            by_alias=True,
            url_name=f"api-{serve.__name__.replace('_', '-')}",
            summary=_summary(serve),
            openapi_extra={"x-verb": may.value if may else "", "x-looks": looks},
        )(guarded)
        return serve

    return at_the_door


def _refused(method: str, looks: bool, beside: tuple[int, ...]) -> list[int]:
    statuses = {400, 401, 403, 429, 500, *beside}
    statuses |= {428} if looks else set()
    statuses |= {413} if method != "GET" else set()
    return sorted(statuses)


def _written(answer: Mapping[str, Any] | Done, answers: Mapping[int, type[BaseModel]]) -> HttpResponse:
    done = answer if isinstance(answer, Done) else Done(answer, next(iter(answers)))
    body = answers[done.status].model_validate(done.document).model_dump_json(by_alias=True)
    response = HttpResponse(body, status=done.status, content_type=JSON)
    if done.location:
        response["Location"] = done.location
    return response


def _summary(serve: Serve) -> str:
    return (serve.__doc__ or "").strip().splitlines()[0].rstrip(".")
