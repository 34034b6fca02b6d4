"""After a disposal the log is whole, what waits for its seal as well; an event emptied alone is found."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tamarack.foundation.identifiers import show
from tamarack.intelligence.claims.queries import report_by_id
from tamarack.trust.accounts.models import Officer
from tamarack.trust.audit.proving import prove
from tamarack.trust.audit.sealer import seal_all
from tamarack.trust.audit.verifying import verify
from tamarack.trust.retention.disposing import dispose
from tests.ground.people import looking, person
from tests.ground.pointing import administered
from tests.ground.retaining import confirmed_disposal, keepers_of_records, old_report

NAMING = "SELECT id FROM trust_event WHERE %s = ANY(objects_seen) AND verb = 'report.read'"


@pytest.fixture
def people(own_store: str, tmp_path: Path, settings: Any) -> list[Officer]:
    settings.LOG_FOLDER, settings.CHECKPOINT_FOLDER = tmp_path / "log", tmp_path / "outside"
    settings.CUSTODY_FOLDER = tmp_path / "custody"
    return keepers_of_records()


@pytest.fixture
def admin(own_store: str, people: list[Officer]) -> Iterator[psycopg.Connection]:
    with administered(own_store) as connection:
        yield connection


def test_the_log_verifies_and_proves_after_a_disposal(
    people: list[Officer], admin: psycopg.Connection
) -> None:
    with looking(people[0]) as look:
        gone = old_report(look, "One.")
        report_by_id(look, gone.id)
    ((event,),) = admin.execute(NAMING, [gone.id]).fetchall()
    seal_all()
    disposal = confirmed_disposal(people, [gone.id])  # its events wait while they are emptied
    done = dispose(disposal)
    emptied = admin.execute("SELECT count(*) FROM trust_event WHERE key IS NULL").fetchone()
    assert emptied == (done.events,)
    waiting = "SELECT count(*) FROM trust_waiting AS w JOIN trust_event AS e ON e.id = w.event"
    assert admin.execute(f"{waiting} WHERE e.key IS NULL").fetchone() != (0,)
    assert verify().problems == []
    seal_all()
    found = verify()
    assert (found.problems, found.waiting) == ([], 0)
    with looking(person("auditor", role="auditor", protected="C", classified="TOP_SECRET")) as look:
        assert prove(look, event)


def test_an_emptied_event_without_its_tombstone_is_named(
    people: list[Officer], admin: psycopg.Connection
) -> None:
    with looking(people[0]) as look:
        gone = old_report(look, "One.")
        report_by_id(look, gone.id)
    ((event,),) = admin.execute(NAMING, [gone.id]).fetchall()
    dispose(confirmed_disposal(people, [gone.id]))
    seal_all()
    admin.execute("DELETE FROM trust_disposedevent WHERE event = %s", [event])
    assert [(one.place, one.code) for one in verify().problems] == [(f"event {show(event)}", "event-emptied")]
