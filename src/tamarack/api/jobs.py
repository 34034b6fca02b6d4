"""One's own long work."""

from __future__ import annotations

from typing import Any

from ninja import Path, Router

from tamarack.api.door import offer
from tamarack.api.shapes.basics import GivenId
from tamarack.api.shapes.intakes import Job, Jobs
from tamarack.jobs import actions, queries
from tamarack.jobs.documents import job_document
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
    record("job.cancel", actor=request.look, objects=[(id, None)])
    return job_document(queries.job_by_id(owner, id))
