"""How what was refused, absent or wrong is told: the same page for hidden and absent."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string

from tamarack.foundation.errors import NotFound, Refused, TamarackError
from tamarack.foundation.statuses import status_of
from tamarack.trust.accounts.door import height_at
from tamarack.trust.audit.actions import record_refusal


class RefusalMiddleware:
    """Turns errors of ours into pages that say what happened and what to do."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let the request through."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """A page for an error of ours; anything else goes on."""
        if not isinstance(error, TamarackError):
            return None
        record_refusal(
            error, actor=request.user.pk, channel="web", address=request.path, height=height_at(request)
        )
        status = status_of(error)
        return render(request, "refusal.html", {"error": error, "status": status}, status=status)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """No such address: the same page as for what may not be seen."""
    return render(request, "refusal.html", {"error": NotFound(), "status": 404}, status=404)


def failed(request: HttpRequest) -> HttpResponse:
    """A fault of ours, told without asking who is signed in: the store may be what failed."""
    told = {"error": TamarackError(), "status": 500}
    return HttpResponseServerError(render_to_string("refusal.html", told))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that was not ours, or too old."""
    return render(request, "refusal.html", {"error": Refused(why="stale form"), "status": 403}, status=403)
