"""Long work as a document: what the command line and the API answer with."""

from __future__ import annotations

from typing import Any

from tamarack.foundation.identifiers import show
from tamarack.jobs.models import Job
from tamarack.jobs.queries import estimate


def job_document(job: Job) -> dict[str, Any]:
    """Where the work stands. Times are UTC, `seconds_left` is None where it can't be told."""
    return {
        "id": show(job.id),
        "task": job.task,
        "subject": show(job.subject),
        "state": str(job.state),
        "step": job.step,
        "done": job.done,
        "total": job.total,
        "seconds_left": estimate(job),
        "cancel_asked": job.cancel_asked,
        "error": job.error,
        "asked_at": job.asked_at,
        "started_at": job.started_at,
        "ended_at": job.ended_at,
    }
