"""The browsers from which somebody has signed in before, by a signed cookie that names nobody.

After OWASP's "device cookies": attempts from a known browser are counted by themselves, so that a stranger's
attempts never keep out the person whose login they try.
"""

from __future__ import annotations

import secrets
from typing import cast

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from tamarack.trust.sign_in.keys import digest

COOKIE = "known_browser"
_AGE = 90 * 24 * 3600
_SALT = "tamarack.known-browser"


def known_browser(request: HttpRequest, login: str) -> str:
    """The mark of this browser, if this login was signed in from it in the last 90 days; else ""."""
    try:
        kept = signing.loads(request.COOKIES.get(COOKIE, ""), salt=_SALT, max_age=_AGE)
    except signing.BadSignature:
        return ""
    return cast(str, kept.get(_whose(login), "")) if isinstance(kept, dict) else ""


def remember_browser(request: HttpRequest, response: HttpResponse, login: str) -> None:
    """Know this browser again. Those who share it are remembered beside each other, five at most."""
    try:
        kept = signing.loads(request.COOKIES.get(COOKIE, ""), salt=_SALT, max_age=_AGE)
    except signing.BadSignature:
        kept = {}
    others = {whose: mark for whose, mark in kept.items() if whose != _whose(login)}
    others = dict(list(others.items())[-4:]) | {_whose(login): secrets.token_hex(16)}
    response.set_cookie(
        COOKIE,
        signing.dumps(others, salt=_SALT),
        max_age=_AGE,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def _whose(login: str) -> str:
    return digest("browser", login.casefold()).hex()[:24]
