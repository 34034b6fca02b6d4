"""The pages of the log and of access: who reaches them, what they show, what they hand out."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from django.test import Client, override_settings

from tamarack.foundation.identifiers import show
from tamarack.intelligence.search.queries import search
from tamarack.trust.accounts.models import Grant, Officer
from tamarack.trust.accounts.queries import access_of
from tamarack.trust.audit.actions import record
from tests.ground.people import keepers, looking, person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _addresses() -> Any:
    with override_settings(ROOT_URLCONF="tamarack.web.urls"):
        yield


def at(officer: Officer, purpose: str = "oversight") -> Client:
    client = Client()
    client.force_login(officer)
    session = client.session
    session["purpose"], session["reason"] = purpose, "File 12"
    session.save()
    return client


def test_the_log_is_for_those_who_watch_over_it() -> None:
    for login in ("protected-b", "second-all-seeing", "reader", "administrator"):
        for address in ("/log/", "/log/checkpoints/", f"/log/{show(1)}/", f"/log/{show(1)}/proof/"):
            assert at(person(login)).get(address).status_code == 403, (login, address)
    assert at(person("auditor")).get("/log/").status_code == 200


def test_a_line_says_who_did_what_about_whom_and_for_what() -> None:
    officer = person("protected-b")
    with looking(officer) as look:
        search(look, "Quill")
        record("person.read", actor=look, objects=[(officer.id, None)])
    page = at(person("auditor")).get("/log/", {"person": "protected-b"}).content.decode()
    assert "Searched while typing" in page  # among what may be chosen
    assert "Opened a person’s access" in page
    assert f'href="/log/?record={show(officer.id)}"' in page
    assert "events, by day" in page


def test_what_no_record_is_is_told() -> None:
    answer = at(person("auditor")).get("/log/", {"record": "not one"})
    assert answer.status_code == 400
    assert "An identifier has 13 letters and digits." in answer.content.decode()


def test_an_export_is_a_table_that_no_spreadsheet_computes() -> None:
    officer = person("protected-b")
    with looking(officer) as look:
        record("search", actor=look, words={"asked": "Quill"})
        record("search", actor=look, words={"=cmd": "x"})
    client = at(person("auditor"))
    answer = client.post("/log/export/", {"person": "protected-b", "verb": "search"})
    assert answer["Content-Type"].startswith("text/csv")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode())))
    assert [row["verb"] for row in rows] == ["search", "search"]
    assert {row["login"] for row in rows} == {"protected-b"}
    assert {row["words"] for row in rows} == {"asked: Quill", "'=cmd: x"}
    page = client.get("/log/", {"verb": "log.export"}).content.decode()
    assert "Exported the log" in page


def test_access_is_asked_for_on_one_page_and_confirmed_on_anothers() -> None:
    officer, (first, second) = person("protected-b"), keepers()
    page = f"/people/{officer.login}/"
    asked = {"compartment": "larch", "reason": "Posted to the desk", "until": "2027-06-30"}
    assert at(first).post(page, asked).status_code == 302
    grant = Grant.objects.get(officer=officer, kind="compartment")
    assert "Posted to the desk" in at(second).get("/people/").content.decode()
    address = f"/access/{show(grant.id)}/answer/"
    assert at(first).post(address, {"answer": "confirm"}).status_code == 403
    assert access_of(officer.id).compartments == frozenset()
    assert at(second).post(address, {"answer": "confirm"}).status_code == 302
    assert access_of(officer.id).compartments == {"LARCH"}
    ended = at(first).post(f"/access/{show(grant.id)}/end/", {"reason": "moved on"})
    assert ended.status_code == 302
    assert access_of(officer.id).compartments == frozenset()


@pytest.mark.parametrize(
    "wrong",
    [
        {"compartment": "LARCH", "reason": "", "until": "2027-06-30"},
        {"compartment": "LARCH", "reason": "x", "until": "2020-01-01"},
        {"compartment": "LARCH", "reason": "x", "until": "2099-01-01"},
        {"compartment": "REL CBSA", "reason": "x", "until": "2027-06-30"},
        {"reason": "x", "until": "2027-06-30"},
    ],
)
def test_what_can_not_be_asked_for_is_told_and_asks_nothing(wrong: dict[str, str]) -> None:
    officer, (first, _) = person("protected-b"), keepers()
    before = Grant.objects.count()
    answer = at(first).post(f"/people/{officer.login}/", wrong)
    assert answer.status_code == 400
    assert Grant.objects.count() == before


def test_a_lost_second_factor_is_taken_away_by_two_people() -> None:
    from allauth.mfa.models import Authenticator

    officer, (first, second) = person("protected-b"), keepers()
    Authenticator.objects.create(user=officer, type="totp", data={"secret": "x"})
    asked = {"factor": "on", "reason": "Lost telephone", "until": "2027-06-30"}
    at(first).post(f"/people/{officer.login}/", asked)
    grant = Grant.objects.get(officer=officer, kind="factor")
    assert Authenticator.objects.filter(user=officer).exists()
    at(second).post(f"/access/{show(grant.id)}/answer/", {"answer": "confirm"})
    assert not Authenticator.objects.filter(user=officer).exists()


def test_a_supervisor_sees_the_access_of_their_unit() -> None:
    supervisor = person("second-all-seeing")  # of OTT
    person("protected-b")  # of TOR
    person("reader")  # of OTT
    page = at(supervisor).get("/people/").content.decode()
    assert "reader" in page and "protected-b" not in page
    assert at(supervisor).get("/people/protected-b/").status_code == 403
    assert at(supervisor).get("/people/reader/").status_code == 200
