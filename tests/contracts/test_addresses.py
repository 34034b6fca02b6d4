"""Every address has a door, and is part of the crawl that proves non-interference."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from django.urls import URLPattern, URLResolver

#: Pages outside the door: they show no marked row, each with why.
NO_DOOR = {
    "today": "goes on to the pages inside the door: the day's own, or the keeper's list of people",
    "purpose": "states the purpose that the door asks for",
    "set_language": "Django's own: keeps a cookie",
    "account_login": "where people who are not signed in begin",
    "account_logout": "ends the session",
    "mfa_authenticate": "the second step of signing in",
    "mfa_login_webauthn": "signs in by passkey",
    "lost_factor": "for people who can't sign in",
    "refused_sign_in": "for people who were not signed in",
    "set_up_factor": "one's own second factor: comes before a purpose is stated",
    "account": "one's own account, sessions and second factors",
    "account_reauthenticate": "asks for one's own password",
    "mfa_reauthenticate": "asks for one's own code",
    "account_change_password": "one's own password",
    "mfa_activate_totp": "one's own second factor",
    "mfa_add_webauthn": "one's own second factor",
    "mfa_view_recovery_codes": "one's own recovery codes",
    "mfa_generate_recovery_codes": "one's own recovery codes",
    "remove_factor": "one's own second factor",
    "end_session": "one's own session",
    "end_other_sessions": "one's own sessions",
}


@pytest.fixture(scope="module")
def patterns() -> list[URLPattern]:
    from tests.properties.everything import urlpatterns

    return list(_flat(urlpatterns))


def _flat(patterns: Sequence[URLPattern | URLResolver]) -> Iterator[URLPattern]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _flat(pattern.url_patterns)
        else:
            yield pattern


def test_every_address_is_asked_by_the_crawl_or_says_why_not(patterns: list[URLPattern]) -> None:
    from tests.properties.addresses import ADDRESSES, NOT_ASKED
    from tests.properties.service import SERVICE

    names = [pattern.name or str(pattern.pattern) for pattern in patterns]
    assert set(names) == ADDRESSES.keys() | SERVICE.keys() | NOT_ASKED.keys()
    assert not (ADDRESSES.keys() | SERVICE.keys()) & NOT_ASKED.keys()


def test_every_page_has_a_door(patterns: list[URLPattern]) -> None:
    pages = {
        pattern.name: pattern.callback for pattern in patterns if not (pattern.name or "").startswith("api-")
    }
    without = {name for name, serve in pages.items() if not hasattr(_inside(serve, "may"), "may")}
    assert without == set(NO_DOOR)


def _inside(serve: object, name: str) -> object:
    """The function itself, or the first one that it wraps that has this attribute."""
    while not hasattr(serve, name) and hasattr(serve, "__wrapped__"):
        serve = serve.__wrapped__
    return serve


def test_every_page_function_is_served_or_has_a_door(patterns: list[URLPattern]) -> None:
    """A function of a pages module that answers a request is behind the door, wherever mounted."""
    import importlib
    import inspect
    from pathlib import Path

    import tamarack

    root = Path(tamarack.__file__).parent
    without = []
    for path in sorted(root.rglob("pages.py")):
        module = importlib.import_module(
            ".".join(("tamarack", *path.relative_to(root).with_suffix("").parts))
        )
        for name, member in inspect.getmembers(module, inspect.isfunction):
            if member.__module__ != module.__name__ or name.startswith("_"):
                continue
            first = next(iter(inspect.signature(member).parameters), "")
            answers = "HttpResponse" in str(inspect.signature(member).return_annotation)
            if first == "request" and answers and not hasattr(_inside(member, "may"), "may"):
                without.append(name)
    own = ["account", "end_one", "end_others", "lost", "refused", "remove", "set_up"]
    assert without == [*own, "front", "purpose"]
