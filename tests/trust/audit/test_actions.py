"""The record: written in the transaction of what it records, and never read back or changed."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from tamarack.trust.audit.actions import record
from tamarack.trust.audit.models import Event
from tamarack.trust.markings.errors import NoViewer
from tests.ground.people import looking, person
from tests.ground.pointing import administered


def test_an_event_falls_with_the_act_it_records(own_store: str) -> None:
    officer = person("protected-b")
    with pytest.raises(ZeroDivisionError), looking(officer) as look:
        record("report.read", actor=look, objects=[(1, None)])
        raise ZeroDivisionError
    with looking(officer) as look:
        record("report.read", actor=look, objects=[(1, 7), (2, None)], details={"claims": 3})
    with administered(own_store) as admin:
        rows = admin.execute(
            "SELECT actor, verb, channel, purpose, objects_seen, markings, details FROM trust_event"
            " WHERE verb = 'report.read'"
        ).fetchall()
    assert rows == [(officer.id, "report.read", "test", "intelligence", [1, 2], [7, None], {"claims": 3})]


@pytest.mark.django_db
def test_an_event_needs_the_open_look() -> None:
    with looking(person("protected-b")) as look:
        pass
    with pytest.raises(NoViewer):
        record("report.read", actor=look)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "act", [Event.objects.count, Event.objects.all().delete, lambda: Event.objects.update(verb="x")]
)
def test_the_application_adds_to_the_record_and_no_more(act: object) -> None:
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        act()  # type: ignore[operator]


def test_signing_in_failing_to_and_being_refused_are_on_the_record(own_store: str) -> None:
    officer = person("administrator")
    officer.set_password("a long enough password")
    officer.save(update_fields=["password"])
    client = Client()
    client.post("/sign-in/", {"login": officer.login, "password": "wrong"})
    client.post("/sign-in/", {"login": officer.login, "password": "a long enough password"})
    client.get("/reports/")
    client.post("/sign-out/")
    with administered(own_store) as admin:
        rows = admin.execute(
            "SELECT verb, actor, details->>'code' FROM trust_event"
            " WHERE verb IN ('sign-in', 'sign-in.failed', 'refused', 'sign-out') ORDER BY at"
        ).fetchall()
    assert rows == [
        ("sign-in.failed", None, None),
        ("sign-in", officer.id, None),
        ("refused", officer.id, "role-forbids"),
        ("sign-out", officer.id, None),
    ]
