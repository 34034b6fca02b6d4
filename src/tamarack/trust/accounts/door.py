"""The door of every page: who is at it, may their role do this, and for what purpose.

`@page(...)` is the only way a page is served: inside it `request.look` is open, until the page is rendered.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import urlencode

from tamarack.trust.accounts.access import Access
from tamarack.trust.accounts.models import Officer
from tamarack.trust.accounts.queries import access_of, viewer_of
from tamarack.trust.accounts.roles import Verb
from tamarack.trust.audit.actions import record_outside
from tamarack.trust.markings.marking import Purpose
from tamarack.trust.markings.viewing import Look, viewing

Page = Callable[..., HttpResponse]


class LookingRequest(HttpRequest):
    """A request inside the door."""

    look: Look
    user: Officer


def stated_purpose(request: HttpRequest) -> tuple[Purpose, str] | None:
    """The purpose this session was opened for, and its reason, if it was stated."""
    kept = request.session.get("purpose")
    return (Purpose(kept), request.session.get("reason", "")) if kept else None


def state_purpose(request: HttpRequest, purpose: Purpose, reason: str) -> None:
    """Open (or go on with) the session for this purpose; it is on the record."""
    request.session["purpose"], request.session["reason"] = purpose.value, reason
    officer = cast(Officer, request.user)
    record_outside(
        "purpose.state",
        actor=officer.id,
        channel="web",
        details={"purpose": purpose.value},
        words={"reason": reason} if reason else {},
    )


def held_at(request: HttpRequest) -> Access:
    """What the person at this page holds, read once for each request."""
    if not hasattr(request, "_held"):
        request._held = access_of(cast(Officer, request.user).id)  # type: ignore[attr-defined]
    held: Access = request._held  # type: ignore[attr-defined]
    return held


def may(request: HttpRequest, verb: Verb) -> bool:
    """Whether the person at this page may do this; for showing or leaving out its button."""
    return held_at(request).permits(verb)


def page(*, may: Verb = Verb.READ) -> Callable[[Page], Page]:
    """Serve a page to signed-in people whose role may do this, inside their own sight."""

    def at_the_door(serve: Page) -> Page:
        @wraps(serve)
        def guarded(request: HttpRequest, *args: object, **named: object) -> HttpResponse:
            officer = cast(Officer, request.user)
            held = held_at(request)
            held.demand(may)
            stated = stated_purpose(request)
            if stated is None:
                return _ask_purpose(request)
            purpose, reason = stated
            with viewing(viewer_of(officer, held), purpose, reason=reason) as look:
                cast(LookingRequest, request).look = look
                response = serve(request, *args, **named)
                response["Cache-Control"] = "no-store"  # nothing marked stays in a browser after sign-out
                return response.render() if isinstance(response, TemplateResponse) else response

        guarded.may = may  # type: ignore[attr-defined]  # read by the contract test that every page has a door
        return login_required(guarded)

    return at_the_door


def _ask_purpose(request: HttpRequest) -> HttpResponse:
    then = urlencode({"next": request.get_full_path()}) if request.method == "GET" else ""
    return HttpResponseRedirect(f"{reverse('purpose')}?{then}")
