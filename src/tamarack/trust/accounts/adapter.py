"""How allauth behaves here: accounts are given, never taken."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse


class ClosedAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth carries no types
    """Nobody signs themselves up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are made by administrators."""
        return False

    def post_login(self, request: HttpRequest, user: Any, **known: Any) -> HttpResponse:
        """Where to go after signing in, in the person's own language until they choose another."""
        response: HttpResponse = super().post_login(request, user, **known)
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, user.language, samesite="Lax", httponly=True)
        return response
