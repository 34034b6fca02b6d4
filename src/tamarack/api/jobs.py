"""One's own long work."""

from __future__ import annotations

from typing import Any

from ninja import Path, Router

from tamarack.api.door import offer
from tamarack.api.shapes.basics import GivenId
from tamarack.api.shapes.intakes import Job, Jobs
from tamarack.foundation.identifiers import show
from tamarack.jobs import actions, queries
from tamarack.jobs.models import Job as Work
from tamarack.trust.accounts.door import LookingRequest
from tamarack.trust.audit.actions import record

router, TAG = Router(), "jobs"


@offer(router, "GET", "jobs", answers={200: Jobs})
def jobs(request: LookingRequest) -> dict[str, Any]:
    """One's own long work, newest first."""
    return {"jobs": [job_document(one) for one in queries.jobs_of(request.look.viewer.officer)]}


@offer(router, "GET", "jobs/{id}", answers={200: Job}, refuses=(404,))
def job(request: LookingRequest, id: Path[GivenId]) -> dict[str, Any]:
    """How far one's own work has come."""
    return job_document(queries.job_by_id(request.look.viewer.officer, id))


@offer(router, "POST", "jobs/{id}/cancel", answers={200: Job}, refuses=(404,))
def cancel_job(request: LookingRequest, id: Path[GivenId]) -> dict[str, Any]:
    """Ask one's own work to stop at its next step. What it has not finished leaves nothing."""
    owner = request.look.viewer.officer
    actions.cancel(id, owner)
    record("job.cancel", actor=request.look, objects=[id])
    return job_document(queries.job_by_id(owner, id))


def job_document(work: Work) -> dict[str, Any]:
    """A job as it is answered with."""
    return {
        "id": show(work.id),
        "task": work.task,
        "subject": show(work.subject),
        "state": str(work.state),
        "step": work.step,
        "done": work.done,
        "total": work.total,
        "seconds_left": queries.estimate(work),
        "cancel_asked": work.cancel_asked,
        "error": work.error,
        "asked_at": work.asked_at,
        "started_at": work.started_at,
        "ended_at": work.ended_at,
    }
