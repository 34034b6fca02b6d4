"""Sessions end: for idleness, for age, by their owner, with the account; and what doesn't keep one open."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.sessions.backends.base import UpdateError
from django.test import Client
from django.utils import timezone

from tamarack.foundation.identifiers import show
from tamarack.trust.accounts.errors import UnknownPerson
from tamarack.trust.accounts.models import Officer
from tamarack.trust.sign_in.actions import close_account
from tamarack.trust.sign_in.models import OpenSession
from tamarack.trust.sign_in.session_store import SessionStore, digest_of
from tests.ground.people import keepers, looking
from tests.trust.sign_in.conftest import Noted
from tests.trust.sign_in.entering import is_in, sign_in, somebody

pytestmark = pytest.mark.django_db


def _signed_in(login: str = "protected-b") -> tuple[Officer, Client]:
    officer, client = somebody(login), Client()
    sign_in(client, login, HTTP_USER_AGENT="Larch 1.0", REMOTE_ADDR="192.0.2.4")
    return officer, client


def _row(client: Client) -> OpenSession:
    return OpenSession.objects.get(digest=digest_of(client.cookies["sessionid"].value))


def _last_seen(client: Client, **back: float) -> None:
    OpenSession.objects.filter(pk=_row(client).pk).update(seen_at=timezone.now() - timedelta(**back))


def test_the_table_holds_no_cookie() -> None:
    officer, client = _signed_in()
    row = _row(client)
    assert client.cookies["sessionid"].value not in (row.digest, row.kept)
    assert (row.officer_id, row.address, row.browser) == (officer.id, "192.0.2.4", "Larch 1.0")
    assert str(officer.id) not in row.digest


def test_half_an_hour_without_anybody_ends_it(noted: Noted) -> None:
    officer, client = _signed_in()
    _last_seen(client, minutes=29)
    assert is_in(client)
    _last_seen(client, minutes=30, seconds=1)
    assert not is_in(client)
    assert noted[-1] == ("session.end", officer.id, {"why": "idle"})
    assert not OpenSession.objects.filter(officer=officer).exists()


def test_calls_of_the_service_end_and_go_on_with_it() -> None:
    _officer, client = _signed_in()
    _last_seen(client, minutes=20)
    assert client.get("/api/me").status_code == 200
    assert timezone.now() - _row(client).seen_at < timedelta(minutes=2)
    _last_seen(client, minutes=31)
    assert client.get("/api/me").status_code == 401


@pytest.mark.parametrize("address", ["/jobs/0000000000000/progress/", "/api/jobs/0000000000000"])
def test_asking_again_and_again_how_far_work_is_keeps_nothing_open(address: str) -> None:
    _officer, client = _signed_in()
    _last_seen(client, minutes=20)
    for _ in range(3):
        client.get(address)
    assert timezone.now() - _row(client).seen_at > timedelta(minutes=19)
    _last_seen(client, minutes=31)
    assert client.get(address).status_code in (302, 401)


def test_what_is_polled_is_an_address_of_ours() -> None:
    from django.conf import settings
    from django.urls import reverse

    assert {"job_progress", "api-job"} == settings.POLLED_ADDRESSES
    for name in settings.POLLED_ADDRESSES:
        assert reverse(name, args=["0000000000000"])


def test_eight_hours_end_it_whoever_is_there(noted: Noted) -> None:
    officer, client = _signed_in()
    OpenSession.objects.filter(pk=_row(client).pk).update(
        opened_at=timezone.now() - timedelta(hours=8, seconds=1)
    )
    assert not is_in(client)
    assert noted[-1] == ("session.end", officer.id, {"why": "age"})


def test_a_session_goes_on_from_its_first_moment_whatever_it_keeps() -> None:
    _officer, client = _signed_in()
    opened = _row(client).opened_at
    session = client.session
    session["anything"] = 1
    session.save()
    assert _row(client).opened_at == opened


def test_a_closed_account_is_out_at_once_everywhere(noted: Noted) -> None:
    officer, client = _signed_in()
    other = Client()
    sign_in(other)
    keeper = keepers()[0]
    with looking(keeper) as look:
        assert close_account(actor=look, officer=officer.id) == 2
    assert not is_in(client)
    assert other.get("/api/me").status_code == 401
    assert not OpenSession.objects.filter(officer=officer).exists()
    assert sign_in(client).status_code == 400
    assert ("account.close", keeper.id, {}) in noted
    with looking(keeper) as look, pytest.raises(UnknownPerson):
        close_account(actor=look, officer=1)


def test_one_sees_ones_own_and_ends_them(noted: Noted) -> None:
    officer, client = _signed_in()
    other, third = Client(), Client()
    sign_in(other, HTTP_USER_AGENT="Spruce 2.0")
    sign_in(third)
    page = client.get("/account/").content.decode()
    assert page.count("Spruce 2.0") == 1
    assert page.count("192.0.2.4") == 1
    assert client.post(f"/account/sessions/{show(_row(other).pk)}/end/").status_code == 302
    assert not is_in(other)
    assert is_in(third)
    assert client.post("/account/sessions/end/").status_code == 302
    assert not is_in(third)
    assert is_in(client)
    assert [said["why"] for verb, actor, said in noted if verb == "session.end" and actor == officer.id] == [
        "ended",
        "ended",
    ]


def test_somebody_elses_session_is_not_there() -> None:
    _theirs, other = _signed_in("reader")
    _officer, client = _signed_in()
    assert client.post(f"/account/sessions/{show(_row(other).pk)}/end/").status_code == 404
    assert is_in(other)


def test_a_session_that_was_ended_is_not_kept_again() -> None:
    _officer, client = _signed_in()
    session = SessionStore(client.cookies["sessionid"].value)
    session["held"] = True
    OpenSession.objects.all().delete()
    with pytest.raises(UpdateError):
        session.save()
    assert not OpenSession.objects.exists()


def test_signing_in_clears_away_what_is_over() -> None:
    _officer, client = _signed_in()
    _last_seen(client, hours=1)
    OpenSession.objects.create(digest="0" * 64, kept="", seen_at=timezone.now() - timedelta(hours=1))
    other = Client()
    sign_in(other)
    assert list(OpenSession.objects.values_list("pk", flat=True)) == [_row(other).pk]


def test_a_cookie_of_ones_own_making_opens_nothing() -> None:
    client = Client()
    client.cookies["sessionid"] = "a" * 32
    assert not is_in(client)
    assert not OpenSession.objects.filter(digest=digest_of("a" * 32)).exists()
