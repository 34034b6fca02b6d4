"""Long work through the API: one's own, and nobody else's."""

from __future__ import annotations

from tamarack.foundation.identifiers import new_id, show
from tamarack.jobs.models import Job
from tests.api.scene import Calling, Scene, told_problem


def _job(scene: Scene) -> Job:
    job = Job(
        task="intake.take_in", owner=scene.low.id, subject=scene.open.intake_id, step="reading", total=10
    )
    job.save(force_insert=True)
    return job


def test_a_job_is_its_owners(scene: Scene, calling: Calling) -> None:
    job = _job(scene)
    expected = {
        "id": show(job.id),
        "task": "intake.take_in",
        "subject": show(scene.open.intake_id),
        "state": "waiting",
        "step": "reading",
        "done": 0,
        "total": 10,
        "seconds_left": None,
        "cancel_asked": False,
        "error": "",
        "asked_at": job.asked_at.isoformat().replace("+00:00", "Z"),
        "started_at": None,
        "ended_at": None,
    }
    low, high = calling(scene.low), calling(scene.high)
    assert low.get("jobs").json() == {"jobs": [expected]}
    assert low.get(f"jobs/{show(job.id)}").json() == expected
    assert high.get("jobs").json() == {"jobs": []}
    other, absent = high.get(f"jobs/{show(job.id)}"), high.get(f"jobs/{show(new_id())}")
    assert other.status_code == 404
    assert other.content == absent.content


def test_a_job_is_stopped_by_its_owner_only(scene: Scene, calling: Calling) -> None:
    job = _job(scene)
    address = f"jobs/{show(job.id)}/cancel"
    assert told_problem(calling(scene.high).post(address))["code"] == "no-such-job"
    job.refresh_from_db()
    assert not job.cancel_asked
    assert calling(scene.low).post(address).json()["cancel_asked"] is True
    Job.objects.filter(id=job.id).update(state=Job.State.DONE)
    assert calling(scene.low).post(address).status_code == 404
