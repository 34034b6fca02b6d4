"""How allauth behaves here: accounts are given, never taken."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from tamarack.trust.audit.actions import record_outside


class ClosedAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth carries no types
    """Nobody signs themselves up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are made by administrators."""
        return False

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """A sign-in that failed is on the record, by the name that was tried."""
        super().authentication_failed(request, **credentials)
        tried = str(credentials.get("username", ""))[:60]
        record_outside("sign-in.failed", actor=None, channel="web", details={"login": tried})

    def logout(self, request: HttpRequest) -> None:
        """So is a sign-out."""
        record_outside("sign-out", actor=request.user.pk, channel="web", details={})
        super().logout(request)

    def post_login(self, request: HttpRequest, user: Any, **known: Any) -> HttpResponse:
        """Where to go after signing in, in the person's own language until they choose another."""
        record_outside("sign-in", actor=user.pk, channel="web", details={})
        response: HttpResponse = super().post_login(request, user, **known)
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, user.language, samesite="Lax", httponly=True)
        return response
