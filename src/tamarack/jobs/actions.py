"""Asking for long work, telling how far it has come, ending it.

A job's row is written through the connection `progress`, outside the work's own transaction, so that
others see it move.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from tamarack.foundation.errors import TamarackError
from tamarack.jobs.errors import Cancelled, NoSuchJob
from tamarack.jobs.models import Job

PROGRESS = "progress"
_TELL_EVERY = 0.5  # seconds


def enqueue(task: str, *, owner: int, subject: int, **arguments: str | int) -> Job:
    """Note the job now, and start it when the caller's transaction commits."""
    job = Job(task=task, owner=owner, subject=subject)
    job.save(force_insert=True)
    transaction.on_commit(lambda: _defer(task, job.id, arguments))
    return job


def _defer(task: str, job: int, arguments: dict[str, str | int]) -> None:
    app.configure_task(task).defer(job=job, **arguments)


def cancel(job: int, owner: int) -> None:
    """Ask the work to stop at its next step."""
    changed = Job.objects.filter(
        id=job, owner=owner, state__in=(Job.State.WAITING, Job.State.RUNNING)
    ).update(cancel_asked=True)
    if not changed:
        raise NoSuchJob(id=job)


class Teller:
    """Writes a job's progress, at most twice a second. Raises Cancelled where the owner asked for it."""

    def __init__(self, job: int) -> None:
        self.rows = Job.objects.using(PROGRESS).filter(id=job)
        self._told = 0.0

    def step(self, code: str, total: int = 0) -> None:
        """A new step begins."""
        self._stop_if_asked()
        self.rows.update(step=code, done=0, total=total)

    def advance(self, done: int) -> None:
        """So many rows of this step are done."""
        now = time.monotonic()
        if now - self._told >= _TELL_EVERY:
            self._told = now
            self._stop_if_asked()
            self.rows.update(done=done)

    def _stop_if_asked(self) -> None:
        if self.rows.filter(cancel_asked=True).exists():
            raise Cancelled


@contextmanager
def working(job: int) -> Iterator[Teller]:
    """Do a job's work inside: its row says running, then how it ended. Unexpected errors also rise."""
    teller = Teller(job)
    teller.rows.update(state=Job.State.RUNNING, started_at=timezone.now(), error="")
    try:
        yield teller
    except Cancelled:
        _end(teller, Job.State.CANCELLED)
    except TamarackError as error:
        _end(teller, Job.State.FAILED, error.code)
    except Exception:
        _end(teller, Job.State.FAILED, "unexpected")
        raise
    else:
        _end(teller, Job.State.DONE)


def _end(teller: Teller, state: Job.State, error: str = "") -> None:
    teller.rows.update(state=state, error=error, ended_at=timezone.now())
