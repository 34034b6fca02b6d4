"""A high-risk read takes a reason of its own, on pages and in the service; the question tells nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client, override_settings
from django.utils import timezone

from tamarack.foundation.identifiers import new_id, show
from tamarack.trust.accounts.models import Officer
from tamarack.trust.markings.portion import parse
from tamarack.trust.oversight.policy import policies
from tests.ground.people import looking, person
from tests.ground.pointing import administered
from tests.ground.reporting import person_named, source, told

WHY = "Named in warrant request 12."


@pytest.fixture(autouse=True)
def _addresses() -> object:
    with override_settings(ROOT_URLCONF="tamarack.web.urls"):
        yield


def _client(officer: Officer, purpose: str = "intelligence", reason: str = "") -> Client:
    client = Client()
    client.force_login(officer)
    session = client.session
    session["purpose"], session["reason"] = purpose, reason
    session.save()
    return client


@pytest.mark.parametrize(
    ("marking", "asks"),
    [
        ("UNCLASSIFIED", False),
        ("PROTECTED B", False),
        ("PROTECTED C", True),
        ("CONFIDENTIAL", False),
        ("SECRET", True),
        ("TOP SECRET", True),
        ("PROTECTED A//LARCH", True),
        ("PROTECTED B//CEO//REL CBSA", False),
    ],
)
def test_policy_asks_by_marking(marking: str, asks: bool) -> None:
    assert policies()[0].own_reason.asks(parse(marking)) is asks


def test_a_secret_report_opens_for_a_reason_that_is_on_the_record(own_store: str) -> None:
    officer = person("all-seeing")
    with looking(officer) as look:
        report = told(look, "Words.", marking="SECRET", title="The quay at night")
    assert _client(officer).get(f"/reports/{show(report.id)}/").status_code == 200  # it is their own
    officer = person("second-all-seeing")
    address, client = f"/reports/{show(report.id)}/", _client(officer)
    asked = client.get(address)
    assert asked.status_code == 302
    assert asked.headers["location"] == f"/why/?of={show(report.id)}&next=%2Freports%2F{show(report.id)}%2F"
    page = client.get(asked.headers["location"]).content.decode()
    assert "Why do you open this?" in page
    assert "The quay at night" not in page
    said = {"of": show(report.id), "next": address, "reason": WHY}
    assert client.post("/why/", said | {"reason": "because"}).status_code == 400
    assert client.get(address).status_code == 302
    given = client.post("/why/", said)
    assert (given.status_code, given.headers["location"]) == (302, address)
    assert client.get(address).status_code == 200
    with administered(own_store) as admin:
        rows = admin.execute(
            "SELECT verb, words FROM trust_event WHERE verb = 'report.read' AND channel = 'web'"
            " AND actor = %s",
            [officer.id],
        ).fetchall()
    assert rows == [("report.read", {"reason": WHY})]  # and no look before it was given


@pytest.mark.django_db
def test_a_reason_opens_its_own_record_for_half_an_hour() -> None:
    officer = person("all-seeing")
    with looking(officer) as look:
        one = told(look, "One.", marking="SECRET", title="One")
        other = told(look, "Other.", marking="SECRET", title="Other", said_by=source(look, "Else"))
    client = _client(person("second-all-seeing"))
    client.post("/why/", {"of": show(one.id), "reason": WHY})
    assert client.get(f"/reports/{show(one.id)}/").status_code == 200
    assert client.get(f"/reports/{show(other.id)}/").status_code == 302
    session = client.session
    reason, until = session["reasons"][show(one.id)]
    assert until == pytest.approx((timezone.now() + timedelta(minutes=30)).timestamp(), abs=60)
    session["reasons"] = {show(one.id): [reason, timezone.now().timestamp() - 1]}
    session.save()
    assert client.get(f"/reports/{show(one.id)}/").status_code == 302


@pytest.mark.django_db
def test_a_dossier_is_asked_about_by_what_this_viewer_sees_of_it() -> None:
    high, low = person("all-seeing"), person("protected-b")
    with looking(high) as look:
        desk = source(look)
        told(look, "Ana.", person_named("ana", "Ana Sombra"), said_by=desk)
        told(look, "Ana again.", person_named("ana", "Ana Sombra", alias="N"), said_by=desk, marking="SECRET")
        from tamarack.intelligence.claims.models import LiveClaim

        entity = LiveClaim.objects.filter(property="alias").values_list("entity", flat=True)[0]
    address = f"/entities/{show(entity)}/"
    assert _client(high).get(address).status_code == 302
    assert _client(low).get(address).status_code == 200


@pytest.mark.django_db
def test_what_is_hidden_is_not_asked_about() -> None:
    high, low = person("all-seeing"), person("protected-b")
    with looking(high) as look:
        report = told(look, "Words.", marking="SECRET")
    client = _client(low)
    hidden, absent = (client.get(f"/reports/{show(one)}/") for one in (report.id, new_id()))
    assert hidden.status_code == absent.status_code == 404
    asked = [client.get(f"/why/?of={show(one)}").content for one in (report.id, report.id)]
    assert b"Why do you open this?" in asked[0]


@pytest.mark.django_db
def test_a_program_gives_it_in_a_header() -> None:
    officer = person("all-seeing")
    with looking(officer) as look:
        report = told(look, "Words.", marking="SECRET", title="A title")
    client, address = _client(person("second-all-seeing")), f"/api/reports/{show(report.id)}"
    asked = client.get(address)
    assert asked.status_code == 428
    assert asked.json()["code"] == "reason-needed"
    assert b"A title" not in asked.content
    assert client.get(address, headers={"Tamarack-Reason": WHY}).status_code == 200
    assert client.get(address, headers={"Tamarack-Reason": "UTF-8''Mandat%20n%C2%B0%2012"}).status_code == 200
    assert client.get(address, headers={"Tamarack-Reason": "short"}).status_code == 400
    assert client.get(address).status_code == 428  # a header speaks for one call


@pytest.mark.django_db
def test_most_purposes_name_a_case() -> None:
    officer = person("protected-b")
    client = _client(officer, "investigation")
    assert client.get("/reports/").headers["location"].startswith("/purpose/?next=")
    assert client.get("/api/reports").json()["code"] == "case-needed"
    assert client.get("/api/reports", headers={"Tamarack-Purpose": "removal"}).status_code == 428
    assert client.post("/purpose/", {"purpose": "investigation", "reason": "  "}).status_code == 400
    assert client.post("/purpose/", {"purpose": "investigation", "reason": "File 12"}).status_code == 302
    assert client.get("/reports/").status_code == 200


@pytest.mark.django_db
def test_reading_the_log_takes_a_reason_unless_that_is_what_the_session_is_for() -> None:
    from tamarack.trust.audit.queries import log
    from tamarack.trust.markings.marking import Purpose
    from tamarack.trust.oversight.errors import ReasonNeeded

    officer = person("secret")
    with looking(officer, channel="web") as look, pytest.raises(ReasonNeeded):
        log(look)
    with looking(officer, Purpose.OVERSIGHT, channel="web") as look:
        assert isinstance(log(look), list)
