"""The page of a disposal, with one's own work on it: how far carrying it out has come."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_GET, require_POST

from tamarack.foundation.identifiers import read
from tamarack.jobs.actions import enqueue
from tamarack.jobs.queries import jobs_of
from tamarack.trust.accounts.door import LookingRequest, page
from tamarack.trust.accounts.roles import Verb
from tamarack.trust.retention.actions import order
from tamarack.trust.retention.pages import disposal_context
from tamarack.web.disposal_jobs import TASK
from tamarack.web.job_pages import shown_job


@require_GET
@page(may=Verb.READ_RETENTION)
def disposal(request: LookingRequest, shown: str) -> HttpResponse:
    """One disposal: its list, who said what to it, its tombstone; and one's own work on it."""
    context = disposal_context(request, shown)
    mine = [job for job in jobs_of(request.look.viewer.officer) if job.subject == read(shown)]
    context["job"] = shown_job(mine[0]) if mine and mine[0].task == TASK else None
    return TemplateResponse(request, "retention/disposal.html", context)


@require_POST
@page(may=Verb.KEEP_RECORDS)
def carry_out(request: LookingRequest, shown: str) -> HttpResponse:
    """Have a confirmed disposal carried out."""
    look = request.look
    order(actor=look, disposal=read(shown))
    officer = look.viewer.officer
    enqueue(TASK, owner=officer, subject=read(shown), disposal=read(shown), officer=officer)
    return redirect("disposal", shown)
