"""Second factors: set up, asked, used once, removed; and what their rows hold."""

from __future__ import annotations

import re

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from tamarack.trust.sign_in.queries import factors_of
from tests.ground.people import looking, person
from tests.trust.sign_in.conftest import Noted
from tests.trust.sign_in.entering import SECRET, code, is_in, recovery_codes, sign_in, somebody, with_totp

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("long_waits")]


def test_whoever_has_one_is_asked_for_it(noted: Noted) -> None:
    officer, client = with_totp(), Client()
    assert sign_in(client).headers["location"] == "/sign-in/second/"
    assert not is_in(client)
    assert client.post("/sign-in/second/", {"code": "000000"}).status_code == 400
    assert not is_in(client)
    assert client.post("/sign-in/second/", {"code": code()}).status_code == 302
    assert is_in(client)
    assert noted == [
        ("sign-in.failed", officer.id, {"how": "code"}),
        ("sign-in", officer.id, {"by": ["password", "totp"]}),
    ]


def test_a_code_is_taken_once() -> None:
    with_totp()
    first, second = Client(), Client()
    for client in (first, second):
        sign_in(client)
    given = code()
    assert first.post("/sign-in/second/", {"code": given}).status_code == 302
    assert second.post("/sign-in/second/", {"code": given}).status_code == 400
    assert second.post("/sign-in/second/", {"code": code(-1)}).status_code == 400  # nor one from before
    assert not is_in(second)
    assert second.post("/sign-in/second/", {"code": code(1)}).status_code == 302


def test_a_recovery_code_is_taken_once_and_recorded(noted: Noted) -> None:
    officer = with_totp()
    given = recovery_codes(officer)[3]
    first, second = Client(), Client()
    for client in (first, second):
        sign_in(client)
    assert first.post("/sign-in/second/", {"code": given}).status_code == 302
    assert second.post("/sign-in/second/", {"code": given}).status_code == 400
    assert ("factor.recovery-code", officer.id, {"left": 9}) in noted
    assert ("sign-in", officer.id, {"by": ["password", "recovery_codes"]}) in noted


def test_guessing_codes_is_slowed_down_for_that_person_only() -> None:
    with_totp()
    with_totp("reader")
    client = Client()
    sign_in(client)
    statuses = [client.post("/sign-in/second/", {"code": "000000"}).status_code for _ in range(6)]
    assert statuses == [400] * 5 + [429]
    assert client.post("/sign-in/second/", {"code": code()}).status_code == 429
    other = Client()
    sign_in(other, "reader")
    assert other.post("/sign-in/second/", {"code": code()}).status_code == 302


def test_an_authenticator_is_set_up_and_shown_in_no_row(noted: Noted) -> None:
    officer, client, other = somebody(), Client(), Client()
    sign_in(other)
    sign_in(client)
    page = client.get("/account/authenticator/").content.decode()
    secret = re.search(r'<code class="secret"[^>]*>([A-Z2-7 ]+)</code>', page)
    assert secret is not None
    assert '<svg class="qr"' in page
    assert "<?xml" not in page
    assert "style=" not in page
    bare = secret[1].replace(" ", "")
    assert bare not in str(dict(client.session))
    assert client.post("/account/authenticator/", {"code": "000000"}).status_code == 400
    import time

    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

    given = format_hotp_value(hotp_value(bare, int(time.time()) // 30))
    done = client.post("/account/authenticator/", {"code": given})
    assert done.headers["location"] == "/account/recovery-codes/"
    kept = Authenticator.objects.get(user=officer, type="totp").data
    assert kept["secret"].startswith("1:")
    assert bare not in str(kept)
    assert Authenticator.objects.get(user=officer, type="recovery_codes").data["seed"].startswith("1:")
    assert ("factor.add", officer.id, {"factor": "totp"}) in noted
    assert is_in(client)
    assert not is_in(other)  # was opened without
    again = Client()
    sign_in(again)
    assert again.post("/sign-in/second/", {"code": given}).status_code == 400  # it was used to set up


def test_recovery_codes_are_shown_once() -> None:
    officer = with_totp()
    client = Client()
    sign_in(client)
    client.post("/sign-in/second/", {"code": code()})
    left = recovery_codes(officer)
    first = client.get("/account/recovery-codes/")
    assert first.headers["cache-control"] == "no-store"
    assert [one for one in left if one in first.content.decode()] == left
    second = client.get("/account/recovery-codes/").content.decode()
    assert [one for one in left if one in second] == []
    assert client.post("/account/recovery-codes/new/").headers["location"] == "/account/recovery-codes/"
    new = recovery_codes(officer)
    assert set(new) & set(left) == set()
    assert new[0] in client.get("/account/recovery-codes/").content.decode()


def test_what_changes_signing_in_asks_again_after_five_minutes() -> None:
    passkey = {"name": "Larch", "credential": {}}
    Authenticator.objects.create(user=with_totp(), type="webauthn", data=passkey)
    client = Client()
    sign_in(client)
    client.post("/sign-in/second/", {"code": code()})
    session = client.session
    session["account_authentication_methods"] = [
        proof | {"at": proof["at"] - 301} for proof in session["account_authentication_methods"]
    ]
    session.save()
    asked = client.get("/account/recovery-codes/new/")
    assert asked.headers["location"].startswith("/account/confirm/?next=")
    wrong = client.post(asked.headers["location"], {"password": "wrong"})
    assert wrong.status_code == 400
    from tests.trust.sign_in.entering import PASSWORD

    assert client.get("/account/confirm/code/").status_code == 200
    right = client.post(asked.headers["location"], {"password": PASSWORD})
    assert right.headers["location"] == "/account/recovery-codes/new/"
    assert client.get("/account/recovery-codes/new/").status_code == 200
    assert client.get("/account/authenticator/").headers["location"] == "/account/"  # there is one


def test_a_factor_is_removed_and_the_codes_go_with_the_last(noted: Noted) -> None:
    officer = with_totp()
    client = Client()
    sign_in(client)
    client.post("/sign-in/second/", {"code": code()})
    factor = factors_of(officer.id)[0].id
    assert client.get(f"/account/factors/{factor}/remove/").status_code == 200
    assert Authenticator.objects.filter(user=officer).count() == 2
    assert client.post(f"/account/factors/{factor}/remove/").headers["location"] == "/account/"
    assert not Authenticator.objects.filter(user=officer).exists()
    assert ("factor.remove", officer.id, {"factor": "totp"}) in noted


def test_somebody_elses_factor_is_not_there() -> None:
    reader = with_totp("reader")
    theirs = factors_of(reader.id)[0].id
    somebody()
    client = Client()
    sign_in(client)
    for shown, status in ((theirs, 404), ("0" * 13, 404), ("x", 400), ("9" * 30, 400)):
        assert client.post(f"/account/factors/{shown}/remove/").status_code == status
    assert Authenticator.objects.filter(user=reader).count() == 2


def test_a_lost_factor_is_forgotten_with_its_sessions(noted: Noted) -> None:
    from tamarack.trust.sign_in.actions import forget_factors

    officer, client = with_totp(), Client()
    sign_in(client)
    client.post("/sign-in/second/", {"code": code()})
    keeper = person("administrator")
    with looking(keeper) as look:
        assert forget_factors(actor=look, officer=officer.id, request=7) == 1
    assert not Authenticator.objects.filter(user=officer).exists()
    assert not is_in(client)
    assert noted[-1] == (
        "session.end",
        keeper.id,
        {"why": "factor", "count": 1},
    )
    again = Client()
    assert sign_in(again).headers["location"] == "/"


def test_no_passkey_is_taken_that_is_none() -> None:
    officer, client = with_totp(), Client()
    sign_in(client)
    for sent in ("", "x", "{}", "[]", '{"id": "x"}', '{"id": "AA", "rawId": "AA", "response": {}}', "null"):
        assert client.post("/sign-in/second/", {"credential": sent}).status_code in (400, 429), sent
        lone = Client()
        assert lone.post("/sign-in/passkey/", {"credential": sent}).headers["location"] == (
            "/sign-in/?passkey=refused"
        )
        assert not is_in(lone)
    assert not is_in(client)
    assert SECRET not in str(Authenticator.objects.get(user=officer, type="totp").data)
