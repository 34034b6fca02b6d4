"""Pages of one's own long work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from tamarack.foundation.identifiers import read, show
from tamarack.jobs.actions import cancel
from tamarack.jobs.queries import Job, estimate, job_by_id, jobs_of
from tamarack.trust.accounts.door import LookingRequest, page
from tamarack.trust.audit.actions import record

TITLES = {
    "intake.take_in": gettext_lazy("Taking in a file"),
    "retention.dispose": gettext_lazy("Disposing of records"),
}
RESULTS = {
    "intake.take_in": "intake",
    "retention.dispose": "disposal",
}  # the name of the page that shows what came of it
STEPS = {
    "reading": gettext_lazy("reading the file"),
    "claims": gettext_lazy("storing claims"),
    "names": gettext_lazy("making names searchable"),
    "checking": gettext_lazy("checking everything again"),
    "forgetting-names": gettext_lazy("forgetting names"),
    "deleting-claims": gettext_lazy("deleting claims"),
    "deleting-reports": gettext_lazy("deleting reports"),
    "emptying-events": gettext_lazy("emptying events of the log"),
}
STATES = {
    Job.State.WAITING: (gettext_lazy("waiting"), "gold"),
    Job.State.RUNNING: (gettext_lazy("running"), "blue"),
    Job.State.DONE: (gettext_lazy("done"), "green"),
    Job.State.FAILED: (gettext_lazy("failed"), "red"),
    Job.State.CANCELLED: (gettext_lazy("cancelled"), "gold"),
}


@dataclass(frozen=True, slots=True)
class ShownJob:
    """A job as a page shows it."""

    id: int
    title: str
    running: bool
    state_words: str
    tone: str
    percent: int | None
    step: str
    done: int
    total: int
    started: datetime | None
    expected: datetime | None
    ended: datetime | None
    problem: str
    url: str
    poll_url: str
    cancel_url: str
    result_url: str


@require_GET
@page()
def job_list(request: LookingRequest) -> HttpResponse:
    """One's own work, newest first."""
    rows = [shown_job(job) for job in jobs_of(request.look.viewer.officer)]
    return TemplateResponse(request, "jobs/list.html", {"rows": rows})


@require_GET
@page()
def job(request: LookingRequest, shown: str) -> HttpResponse:
    """How far one piece of work has come."""
    found = shown_job(job_by_id(request.look.viewer.officer, read(shown)))
    return TemplateResponse(request, "jobs/job.html", {"job": found})


@require_GET
@page()
def progress(request: LookingRequest, shown: str) -> HttpResponse:
    """The fragment that the page asks for again and again; once ended it asks no more."""
    found = shown_job(job_by_id(request.look.viewer.officer, read(shown)))
    return TemplateResponse(request, "components/progress.html", {"job": found})


@require_POST
@page()
def cancel_job(request: LookingRequest, shown: str) -> HttpResponse:
    """Ask the work to stop."""
    cancel(read(shown), request.look.viewer.officer)
    record("job.cancel", actor=request.look, objects=[(read(shown), None)])
    return redirect("job", shown)


def shown_job(row: Job) -> ShownJob:
    """The job in the reader's language, with the addresses of what can be done about it."""
    words, tone = STATES[Job.State(row.state)]
    address = show(row.id)
    left = estimate(row)
    running = row.state in (Job.State.WAITING, Job.State.RUNNING)
    return ShownJob(
        id=row.id,
        title=str(TITLES.get(row.task, row.task)),
        running=running,
        state_words=_("stopping") if running and row.cancel_asked else str(words),
        tone=tone,
        percent=min(100, 100 * row.done // row.total) if row.total else None,
        step=str(STEPS.get(row.step, row.step)) if running else "",
        done=row.done,
        total=row.total if running else 0,
        started=row.started_at,
        expected=None if left is None else timezone.now() + timedelta(seconds=left),
        ended=row.ended_at,
        problem=_("The work stopped and nothing of it was stored: %(code)s") % {"code": row.error}
        if row.error
        else "",
        url=reverse("job", args=[address]),
        poll_url=reverse("job_progress", args=[address]),
        cancel_url=reverse("job_cancel", args=[address]) if running and not row.cancel_asked else "",
        result_url=reverse(RESULTS[row.task], args=[show(row.subject)])
        if row.state == Job.State.DONE and row.task in RESULTS
        else "",
    )
