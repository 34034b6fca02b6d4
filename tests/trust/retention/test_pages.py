"""Retention as people do it: ticked, proposed, confirmed by two, carried out, on the pages."""

from __future__ import annotations

import pytest
from django.test import Client

from tamarack.foundation.identifiers import show
from tamarack.jobs.models import Job
from tamarack.trust.accounts.models import Officer
from tamarack.trust.markings.marking import Purpose
from tamarack.web.disposal_jobs import dispose_job
from tests.ground.people import looking, person
from tests.ground.pointing import administered
from tests.ground.retaining import keepers_of_records, old_report


def _at(officer: Officer, purpose: Purpose = Purpose.PROGRAMME) -> Client:
    """That person's browser, signed in and with a purpose stated."""
    client = Client()
    client.force_login(officer)
    session = client.session
    session["purpose"], session["reason"] = purpose.value, ""
    session.save()
    return client


def _work() -> None:
    """Do what was queued last, as a worker does."""
    with administered() as admin:
        found = admin.execute("SELECT args FROM procrastinate_jobs ORDER BY id DESC LIMIT 1").fetchone()
    assert found is not None
    dispose_job(**found[0])


@pytest.fixture
def people(own_store: str) -> list[Officer]:
    return keepers_of_records()


def test_from_the_list_of_what_is_due_to_the_tombstone(people: list[Officer]) -> None:
    with looking(people[0]) as look:
        report = show(old_report(look, "An old tip.", title="An old tip", marking="PROTECTED B").id)
    first, second, third = (_at(officer) for officer in people)
    assert b"An old tip" in first.get("/retention/").content
    proposed = first.post("/retention/propose/", {"record_class": "report", "object": [report]})
    address = proposed["Location"]
    assert address.startswith("/retention/disposals/")
    assert first.post(f"{address}answer/", {"answer": "confirm"}).status_code == 403
    assert first.post(f"{address}carry-out/").status_code == 409
    for client in (second, third):
        page = client.get(address).content
        assert b"An old tip" in page
        assert b"Confirm the disposal" in page
        assert client.post(f"{address}answer/", {"answer": "confirm"}).status_code == 302
    assert third.post(f"{address}answer/", {"answer": "confirm"}).status_code == 403
    assert b"confirmed by two" in first.get(address).content
    assert first.post(f"{address}carry-out/").status_code == 302
    assert b"waiting" in first.get(address).content  # the job
    _work()
    page = first.get(address).content
    assert b"Nothing of the records is left" in page
    assert b"An old tip" not in page
    assert Job.objects.get().state == Job.State.DONE
    assert first.get(f"/reports/{report}/").status_code == 404
    assert b"An old tip" not in first.get("/retention/").content
    assert first.post(f"{address}carry-out/").status_code == 409


def test_a_hold_on_the_page_stops_the_job(people: list[Officer]) -> None:
    with looking(people[0]) as look:
        report = show(old_report(look, "An old tip.", title="An old tip").id)
    first, second, third = (_at(officer) for officer in people)
    address = first.post("/retention/propose/", {"record_class": "report", "object": [report]})["Location"]
    for client in (second, third):
        client.post(f"{address}answer/", {"answer": "confirm"})
    first.post(f"{address}carry-out/")
    told = {"kind": "evidence", "record_class": "report", "authority": "File 12", "reason": "A trial."}
    assert second.post("/retention/holds/add/", told).status_code == 400
    both = {"object": report, "marking": "UNCLASSIFIED"}
    assert second.post("/retention/holds/add/", told | both).status_code == 400
    assert second.post("/retention/holds/add/", told | {"object": "nonsense"}).status_code == 400
    assert second.post("/retention/holds/add/", told | {"object": report}).status_code == 302
    _work()
    job = Job.objects.get()
    assert (job.state, job.error) == (Job.State.FAILED, "held")
    assert first.get(f"/reports/{report}/").status_code == 200
    with administered() as admin:
        (hold,) = admin.execute("SELECT id FROM trust_hold").fetchone()  # type: ignore[misc]
    assert third.post(f"/retention/holds/{show(hold)}/lift/", {"reason": ""}).status_code == 400
    assert third.post(f"/retention/holds/{show(hold)}/lift/", {"reason": "It ended."}).status_code == 302
    first.post(f"{address}carry-out/")
    _work()
    assert first.get(f"/reports/{report}/").status_code == 404


def test_who_reads_and_who_keeps(people: list[Officer]) -> None:
    with looking(people[0]) as look:
        report = show(old_report(look, "An old tip.", title="An old tip").id)
    auditor, analyst = _at(person("auditor", role="auditor")), _at(person("secret"))
    page = auditor.get("/retention/").content
    assert b"An old tip" in page
    assert b"Propose what is ticked" not in page
    assert b'type="checkbox" name="object"' not in page
    assert (
        auditor.post("/retention/propose/", {"record_class": "report", "object": [report]}).status_code == 403
    )
    assert auditor.get("/retention/holds/add/").status_code == 403
    assert analyst.get("/retention/").status_code == 403
    assert b'href="/retention/"' in auditor.get("/").content
    assert b'href="/retention/"' not in analyst.get("/").content
