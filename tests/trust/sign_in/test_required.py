"""Where a second factor is required, nothing is reached without: no page, no call."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

import pytest
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tamarack.trust.sign_in.queries import factors_of
from tamarack.trust.sign_in.second_factor import OPEN_WITHOUT
from tests.trust.sign_in.conftest import Noted
from tests.trust.sign_in.entering import SECRET, code, is_in, sign_in, somebody, with_totp

Address = tuple[str | None, str]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _required(settings: object) -> None:
    settings.SECOND_FACTOR = "required"  # type: ignore[attr-defined]


def _addresses(patterns: list[URLPattern | URLResolver], before: str = "/") -> Iterator[Address]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _addresses(pattern.url_patterns, before + str(pattern.pattern))
        elif pattern.name != "api-absent":
            yield pattern.name, before + re.sub(r"<[^>]*>", "0" * 13, str(pattern.pattern))


def _all() -> list[Address]:
    return list(_addresses(get_resolver().url_patterns))


def test_no_page_is_reached_by_a_password_alone() -> None:
    somebody()
    client = Client()
    sign_in(client)
    asked = [(name, address) for name, address in _all() if not address.startswith("/api/")]
    assert len(asked) > 40
    for name, address in asked:
        for ask in (client.get, client.post):
            response = ask(address)
            if name in OPEN_WITHOUT:
                continue
            assert response.status_code == 302, address
            assert response.headers["location"] == "/account/set-up/", address
        if name == "account_logout":
            sign_in(client)


def test_no_call_is_answered_by_a_password_alone() -> None:
    somebody()
    client = Client()
    sign_in(client)
    asked = [address for _name, address in _all() if address.startswith("/api/")]
    assert len(asked) > 15
    for address in asked:
        response = client.get(address)
        if response.status_code == 405:
            response = client.post(address)
        assert response.status_code == 403, address
        assert response.json()["code"] == "second-factor-needed"
    french = client.get("/api/me", headers={"accept-language": "fr"})
    assert french.json()["message"]


def test_what_is_open_without_shows_nothing_but_the_way_to_one() -> None:
    assert {name for name in OPEN_WITHOUT if name} == {
        "set_up_factor",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "account_reauthenticate",
        "account_logout",
        "set_language",
        "lost_factor",
    }


def test_setting_one_up_opens_the_rest(noted: Noted) -> None:
    somebody()
    client = Client()
    assert sign_in(client).headers["location"] == "/"
    assert client.get("/").headers["location"] == "/account/set-up/"
    assert client.get("/account/set-up/").status_code == 200
    page = client.get("/account/authenticator/").content.decode()
    found = re.search(r'<code class="secret"[^>]*>([A-Z2-7 ]+)</code>', page)
    assert found is not None
    given = format_hotp_value(hotp_value(found[1].replace(" ", ""), int(time.time()) // 30))
    assert client.post("/account/authenticator/", {"code": given}).status_code == 302
    assert client.get("/account/recovery-codes/").status_code == 200
    assert is_in(client)
    assert client.get("/api/me").status_code == 200


def test_whoever_shows_one_is_in() -> None:
    with_totp()
    client = Client()
    assert sign_in(client).headers["location"] == "/sign-in/second/"
    client.post("/sign-in/second/", {"code": code()})
    assert is_in(client)
    assert client.get("/api/me").status_code == 200


def test_a_session_from_before_a_factor_was_set_up_is_over() -> None:
    officer = somebody()
    client = Client()
    sign_in(client)
    TOTP.activate(officer, SECRET)
    response = client.get("/account/authenticator/")  # a password alone adds no second one
    assert response.headers["location"] == "/sign-in/"
    assert "_auth_user_id" not in client.session
    assert officer.is_active


def test_the_last_one_stays() -> None:
    officer, client = with_totp(), Client()
    sign_in(client)
    client.post("/sign-in/second/", {"code": code()})
    factor = factors_of(officer.id)[0].id
    assert client.post(f"/account/factors/{factor}/remove/").status_code == 409
    assert [one.kind for one in factors_of(officer.id)] == ["totp", "recovery_codes"]
