"""Signing in by password: what is told, what is counted, what is recorded."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from tamarack.trust.sign_in.queries import sessions_of
from tests.ground.people import closed
from tests.trust.sign_in.conftest import Noted
from tests.trust.sign_in.entering import PASSWORD, is_in, sign_in, somebody

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("long_waits")]


def _plain(body: bytes) -> bytes:
    return re.sub(rb'csrfmiddlewaretoken" value="\w+"', b"", body)


def test_the_right_password_opens_a_session(noted: Noted) -> None:
    officer, client = somebody(), Client()
    response = sign_in(client)
    assert (response.status_code, response.headers["location"]) == (302, "/")
    assert is_in(client)
    assert noted == [("sign-in", officer.id, {"by": ["password"]})]


def test_a_wrong_password_an_unknown_login_and_a_closed_account_are_told_alike(noted: Noted) -> None:
    somebody()
    closed(somebody("reader"))
    noted.clear()
    answers = []
    for login, password in (("protected-b", "wrong"), ("nobody-at-all", "wrong"), ("reader", PASSWORD)):
        response = sign_in(Client(), login, password)
        answers.append((response.status_code, _plain(response.content).replace(login.encode(), b"")))
    assert answers[0] == answers[1] == answers[2]
    assert answers[0][0] == 400
    assert [(verb, actor, said["login"]) for verb, actor, said in noted] == [
        ("sign-in.failed", None, "protected-b"),
        ("sign-in.failed", None, "nobody-at-all"),
        ("sign-in.failed", None, "reader"),
    ]


@pytest.mark.parametrize("login", ["protected-b", "nobody-at-all"])
def test_after_five_wrong_ones_comes_a_wait_for_known_and_unknown_alike(login: str, noted: Noted) -> None:
    somebody()
    statuses = [sign_in(Client(), login, "wrong").status_code for _ in range(6)]
    assert statuses == [400, 400, 400, 400, 400, 429]
    refused = sign_in(Client(), login, PASSWORD)
    assert refused.status_code == 429
    assert 590 < int(refused.headers["retry-after"]) <= 600
    assert [verb for verb, _actor, _said in noted] == ["sign-in.failed"] * 5 + ["sign-in.throttled"] * 2
    assert noted[-1][2] == {"how": "password", "login": login}


def test_a_known_browser_is_let_in_whatever_strangers_try() -> None:
    somebody()
    known = Client()
    sign_in(known)
    known.post("/sign-out/")
    for _ in range(7):
        sign_in(Client(), "protected-b", "wrong")
    assert sign_in(Client()).status_code == 429
    assert sign_in(known).status_code == 302
    assert is_in(known)


def test_a_known_browsers_own_attempts_are_counted() -> None:
    somebody()
    known = Client()
    sign_in(known)
    known.post("/sign-out/")
    statuses = [sign_in(known, "protected-b", "wrong").status_code for _ in range(6)]
    assert statuses == [400] * 5 + [429]
    assert sign_in(Client()).status_code == 302  # and hold up nobody else


def test_a_browser_is_known_for_its_own_person_only() -> None:
    somebody()
    somebody("reader")
    known = Client()
    sign_in(known)
    known.post("/sign-out/")
    for _ in range(5):
        sign_in(Client(), "reader", "wrong")
    assert sign_in(known, "reader").status_code == 429
    known.cookies["known_browser"] = known.cookies["known_browser"].value[:-2]
    for _ in range(5):
        sign_in(Client(), "protected-b", "wrong")
    assert sign_in(known).status_code == 429  # a cookie that was altered is none


def test_many_logins_from_one_address_wait_too() -> None:
    somebody()
    statuses = [sign_in(Client(), f"nobody-{at}", "wrong").status_code for at in range(31)]
    assert statuses == [400] * 30 + [429]
    assert sign_in(Client()).status_code == 429
    assert sign_in(Client(), REMOTE_ADDR="192.0.2.7").status_code == 302


def test_the_cookie_from_before_signing_in_opens_nothing() -> None:
    somebody()
    client = Client()
    client.get("/sign-in/passkey/", headers={"accept": "application/json"})  # keeps a challenge in a session
    before = client.cookies["sessionid"].value
    sign_in(client)
    assert client.cookies["sessionid"].value != before
    stale = Client()
    stale.cookies["sessionid"] = before
    assert not is_in(stale)


def test_signing_out_is_recorded(noted: Noted) -> None:
    officer, client = somebody(), Client()
    sign_in(client)
    client.post("/sign-out/")
    assert not is_in(client)
    assert noted[-1] == ("sign-out", officer.id, {})


def test_nothing_else_of_allauth_is_there() -> None:
    for address in (
        "/signup/",
        "/sign-up/",
        "/password/reset/",
        "/email/",
        "/accounts/",
        "/sign-in/with/agency/",
    ):
        assert Client().get(address).status_code == 404, address


def test_the_password_is_changed_and_other_sessions_end(noted: Noted) -> None:
    officer, client, other = somebody(), Client(), Client()
    sign_in(client)
    sign_in(other)
    new = "spruce-and-fir-and-hemlock"
    form = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    wrong = client.post("/account/password/", form | {"oldpassword": "wrong"})
    assert wrong.status_code == 400
    short = client.post("/account/password/", form | {"password1": "short", "password2": "short"})
    assert short.status_code == 400
    assert client.post("/account/password/", form).status_code == 302
    assert is_in(client)
    assert not is_in(other)
    assert [one.address for one in sessions_of(officer.id)] == ["127.0.0.1"]
    assert sign_in(Client(), password=new).status_code == 302
    assert ("password.change", officer.id, {}) in noted
    ended = [said for verb, _actor, said in noted if verb == "session.end"]
    assert ended == [{"why": "password", "count": 1}]
