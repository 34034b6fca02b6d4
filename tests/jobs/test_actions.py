"""Long work: begun after commit, told outside its own transaction, its owner's only, ended as it ended."""

from __future__ import annotations

import io

import pytest
from django.db import connections, transaction

from tamarack.foundation.errors import BadInput
from tamarack.foundation.identifiers import new_id
from tamarack.intelligence.claims.models import Claim, Report
from tamarack.intelligence.grading.grade import parse_grade
from tamarack.intelligence.intake.actions import hand_in
from tamarack.intelligence.intake.jobs import TASK, take_in_job
from tamarack.intelligence.intake.models import Intake
from tamarack.jobs.actions import Teller, cancel, enqueue, working
from tamarack.jobs.errors import Cancelled, NoSuchJob
from tamarack.jobs.models import Job
from tamarack.jobs.queries import job_by_id, jobs_of
from tamarack.trust.accounts.models import Officer
from tamarack.trust.markings.portion import parse
from tests.ground.people import looking, person
from tests.ground.pointing import administered
from tests.ground.reporting import source


def _job(owner: int = 7) -> Job:
    job = Job(task=TASK, owner=owner, subject=1)
    job.save(force_insert=True)
    return job


def _handed(officer: Officer, text: bytes = b"Ambrose rang +1 613 555 0110.") -> Intake:
    with looking(officer) as look:
        return hand_in(
            actor=look, stream=io.BytesIO(text), name="a.txt", source=source(look),
            grade=parse_grade("admiralty:B2"), marking=parse("PROTECTED A"),
        )  # fmt: skip


def _queued(name: str) -> int:
    with administered(name) as admin:
        found = admin.execute("SELECT count(*) FROM procrastinate_jobs").fetchone()
    assert found is not None
    return int(found[0])


def test_work_begins_when_the_asking_is_committed(own_store: str) -> None:
    with transaction.atomic():
        enqueue(TASK, owner=7, subject=1, job_detail="x")
        assert _queued(own_store) == 0
    assert _queued(own_store) == 1
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        enqueue(TASK, owner=7, subject=1)
        raise ZeroDivisionError
    assert _queued(own_store) == 1
    assert len(jobs_of(7)) == 1


def test_progress_is_seen_while_the_work_is_open(own_store: str) -> None:
    job = _job()
    with working(job.id) as teller, transaction.atomic():
        teller.step("claims", 100)
        teller.advance(40)
        connections["progress"].close()
        with administered(own_store) as admin:
            seen = admin.execute("SELECT state, step, done, total FROM jobs_job").fetchone()
        assert seen == ("running", "claims", 40, 100)
    assert job_by_id(7, job.id).state == Job.State.DONE


@pytest.mark.parametrize(
    ("error", "state", "code", "rises"),
    [
        (Cancelled(), Job.State.CANCELLED, "", False),
        (BadInput(), Job.State.FAILED, "bad-input", False),
        (ZeroDivisionError("Ambrose Quill"), Job.State.FAILED, "unexpected", True),
    ],
)
def test_how_work_ends_is_told(own_store: str, error: Exception, state: str, code: str, rises: bool) -> None:
    job = _job()
    try:
        with working(job.id):
            raise error
    except ZeroDivisionError:
        assert rises
    ended = job_by_id(7, job.id)
    assert (ended.state, ended.error) == (state, code)  # a code, never the error's own words
    assert ended.ended_at is not None


def test_a_job_is_its_owners_and_nobody_elses(own_store: str) -> None:
    job = _job(owner=7)
    for identifier in (job.id, new_id()):
        with pytest.raises(NoSuchJob) as refused:
            job_by_id(8, identifier)
        assert refused.value.facts == {"id": identifier}
        with pytest.raises(NoSuchJob):
            cancel(identifier, owner=8)
    assert jobs_of(8) == []
    assert not job_by_id(7, job.id).cancel_asked


def test_cancelling_stops_at_the_next_step(own_store: str) -> None:
    job = _job()
    with working(job.id) as teller:
        teller.step("reading")
        cancel(job.id, owner=7)
        teller.step("claims")
        raise AssertionError("went on")
    assert job_by_id(7, job.id).state == Job.State.CANCELLED
    with pytest.raises(NoSuchJob):
        cancel(job.id, owner=7)


def test_taking_in_as_work_gives_what_taking_in_gives(own_store: str) -> None:
    officer = person("protected-b")
    intake = _handed(officer)
    job = _job(officer.id)
    arguments = {"intake": intake.id, "officer": officer.id, "purpose": "intelligence", "reason": ""}
    take_in_job(job=job.id, **arguments)
    with looking(officer):
        assert Report.objects.count() == 1
    assert job_by_id(officer.id, job.id).state == Job.State.DONE


def test_cancelled_work_leaves_nothing(own_store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    officer = person("protected-b")
    intake, job = _handed(officer), _job(officer.id)
    honest = Teller.step

    def late(self: Teller, code: str, total: int = 0) -> None:
        if code == "names":  # the last step: every claim is in, nothing is committed
            with administered(own_store) as admin:
                admin.execute("UPDATE jobs_job SET cancel_asked = true")
        honest(self, code, total)

    monkeypatch.setattr(Teller, "step", late)
    take_in_job(job=job.id, intake=intake.id, officer=officer.id, purpose="intelligence", reason="")
    with looking(officer):
        assert (Report.objects.count(), Claim.objects.count()) == (0, 0)
        assert Intake.objects.get(id=intake.id).state == Intake.State.WAITING
    assert Job.objects.get(id=job.id).state == Job.State.CANCELLED
