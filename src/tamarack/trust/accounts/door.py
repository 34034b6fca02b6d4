"""The door of every page: who is at it, may their role do this, and for what purpose.

`@page(...)` is the only way a page is served: inside it `request.look` is open, until the page is rendered.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

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
from tamarack.trust.markings.marking import Marking, Purpose
from tamarack.trust.markings.viewer import Viewer, own_height
from tamarack.trust.markings.viewing import Look, viewing
from tamarack.trust.oversight.errors import CaseNeeded, ReasonNeeded
from tamarack.trust.oversight.glass import OpenGlass, lifted_by, may_break, open_glasses
from tamarack.trust.oversight.reasons import demand_case, kept_reasons

Page = Callable[..., HttpResponse]


class LookingRequest(HttpRequest):
    """A request inside the door."""

    look: Look
    user: Officer


def height_at(request: HttpRequest) -> Marking | None:
    """How high what the person at this page types may reach; None where nobody is signed in."""
    if not request.user.is_authenticated:
        return None
    return own_height(viewer_of(request.user, held_at(request)))


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
        height=height_at(request),
    )


def held_at(request: HttpRequest) -> Access:
    """What the person at this page holds, read once for each request."""
    if not hasattr(request, "_held"):
        request._held = access_of(cast(Officer, request.user).id)  # type: ignore[attr-defined]
    held: Access = request._held  # type: ignore[attr-defined]
    return held


def glass_at(request: HttpRequest) -> OpenGlass | None:
    """The glass that the person at this page has broken, read once for each request, from the store."""
    if not hasattr(request, "_glass"):
        officer = cast(Officer, request.user)
        found = open_glasses(officer.id) if may_break(held_at(request)) else []
        request._glass = found[0] if found else None  # type: ignore[attr-defined]
    glass: OpenGlass | None = request._glass  # type: ignore[attr-defined]
    return glass


def viewer_at(request: HttpRequest, purpose: Purpose) -> Viewer:
    """What decides the sight of the person at this page, a broken glass included."""
    held = held_at(request)
    return viewer_of(cast(Officer, request.user), held, lifted_by(glass_at(request), held, purpose))


def reasons_at(request: HttpRequest) -> dict[str, str]:
    """Why single records are opened, as far as this session said and it still counts."""
    return kept_reasons(request.session)


def may(request: HttpRequest, verb: Verb) -> bool:
    """Whether the person at this page may do this; for showing or leaving out its button."""
    return held_at(request).permits(verb)


def page(*, may: Verb = Verb.READ) -> Callable[[Page], Page]:
    """Serve a page to signed-in people whose role may do this, inside their own sight."""

    def at_the_door(serve: Page) -> Page:
        @wraps(serve)
        def guarded(request: HttpRequest, *args: object, **named: object) -> HttpResponse:
            held_at(request).demand(may)
            stated = stated_purpose(request)
            if stated is None:
                return _ask_purpose(request)
            try:
                demand_case(*stated)
                return _served(request, serve, stated, args, named)
            except CaseNeeded:
                return _ask_purpose(request)
            except ReasonNeeded as needed:
                return _ask_reason(request, str(needed.facts["of"]))

        guarded.may = may  # type: ignore[attr-defined]  # read by the contract test that every page has a door
        return login_required(guarded)

    return at_the_door


def _served(
    request: HttpRequest, serve: Page, stated: tuple[Purpose, str], args: Any, named: dict[str, Any]
) -> HttpResponse:
    purpose, reason = stated
    sight, reasons = viewer_at(request, purpose), reasons_at(request)
    with viewing(sight, purpose, reason=reason, reasons=reasons) as look:
        cast(LookingRequest, request).look = look
        response = serve(request, *args, **named)
        response["Cache-Control"] = "no-store"  # nothing marked stays in a browser after sign-out
        return response.render() if isinstance(response, TemplateResponse) else response


def _ask_reason(request: HttpRequest, of: str) -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('why')}?{urlencode({'of': of, 'next': request.get_full_path()})}")


def _ask_purpose(request: HttpRequest) -> HttpResponse:
    then = urlencode({"next": request.get_full_path()}) if request.method == "GET" else ""
    return HttpResponseRedirect(f"{reverse('purpose')}?{then}")
