"""The door of every page: signed in, a role that may, a purpose stated; then a look, closed after."""

from __future__ import annotations

import pytest
from django.test import Client, override_settings

from tamarack.intelligence.claims.models import Report
from tamarack.trust.accounts.models import Officer
from tests.ground.people import closed, looking, person
from tests.ground.reporting import told

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("error")]


@pytest.fixture(autouse=True)
def _addresses() -> object:
    with override_settings(ROOT_URLCONF="tamarack.web.urls"):
        yield


def _client(officer: Officer | None = None, purpose: str = "intelligence") -> Client:
    client = Client()
    if officer is not None:
        client.force_login(officer)
        if purpose:
            session = client.session
            session["purpose"], session["reason"] = purpose, ""
            session.save()
    return client


def test_nobody_signed_in_is_sent_to_sign_in() -> None:
    for address in ("/", "/reports/", "/search/", "/take-in/", "/sources/", "/jobs/"):
        response = _client().get(address)
        assert response.status_code == 302, address
        assert response.headers["location"].startswith("/sign-in/")


def test_without_a_purpose_no_page_is_shown() -> None:
    response = _client(person("protected-b"), purpose="").get("/reports/")
    assert response.status_code == 302
    assert response.headers["location"].startswith("/purpose/?next=")


def test_an_administrator_sees_no_page_of_claims() -> None:
    client = _client(person("administrator"))
    for address in (
        "/reports/",
        "/search/?q=x",
        "/sources/",
        "/take-in/",
        "/reports/0000000000000/",
        "/jobs/",
    ):
        assert client.get(address).status_code == 403, address


def test_a_reader_reads_and_takes_nothing_in() -> None:
    client = _client(person("reader"))
    assert client.get("/reports/").status_code == 200
    assert client.get("/take-in/").status_code == 403
    assert client.post("/take-in/", {}).status_code == 403
    assert client.post("/reports/0000000000000/withdraw/", {"reason": "x"}).status_code == 403


def test_the_look_is_closed_after_the_page() -> None:
    from django.db import DatabaseError, transaction

    officer = person("protected-b")
    with looking(officer) as look:
        told(look, "Words.")  # of an empty table no row's policy would be asked
    assert _client(officer).get("/reports/").status_code == 200
    with pytest.raises(DatabaseError, match="nobody is looking"), transaction.atomic():
        Report.objects.count()


def test_somebody_whose_account_is_closed_is_out_at_once() -> None:
    officer = person("protected-b")
    client = _client(officer)
    assert client.get("/reports/").status_code == 200
    closed(officer)
    response = client.get("/reports/")
    assert response.status_code == 302
    assert response.headers["location"].startswith("/sign-in/")
