"""Reading how far work has come: one's own only. The rows that are handed out are `Job`s."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from tamarack.jobs.errors import NoSuchJob
from tamarack.jobs.models import Job

__all__ = ["Job", "estimate", "job_by_id", "jobs_of"]


def job_by_id(owner: int, identifier: int) -> Job:
    """One's own job. Raises NoSuchJob, alike for absent and somebody else's."""
    found = Job.objects.filter(id=identifier, owner=owner).first()
    if found is None:
        raise NoSuchJob(id=identifier)
    return found


def jobs_of(owner: int, most: int = 50) -> list[Job]:
    """One's own jobs, newest first."""
    return list(Job.objects.filter(owner=owner).order_by("-asked_at", "id")[:most])


def estimate(job: Job, now: datetime | None = None) -> float | None:
    """Seconds that the present step still needs, going on as so far; None where that can't be told."""
    if not job.started_at or not job.total or not job.done or job.ended_at:
        return None
    spent = ((now or timezone.now()) - job.started_at).total_seconds()
    return spent / job.done * max(job.total - job.done, 0)
