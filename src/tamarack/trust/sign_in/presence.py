"""A signed-in person's request shows that they are there; a script that asks again and again does not."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from tamarack.trust.sign_in.session_store import SessionStore


class Presence:
    """Begins the idle time of a session anew after each request that somebody made."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let the request through, then note it."""
        response = self.get_response(request)
        session = request.session
        if request.user.is_authenticated and isinstance(session, SessionStore) and not _polled(request):
            session.seen()
        return response


def _polled(request: HttpRequest) -> bool:
    match = request.resolver_match
    return match is not None and match.url_name in settings.POLLED_ADDRESSES
