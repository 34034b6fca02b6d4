"""Pages that join rooms: the day's first page, and the statement of purpose."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from tamarack.foundation.identifiers import show
from tamarack.intelligence.claims.queries import reports, stating_among, withdrawn_among
from tamarack.jobs.queries import jobs_of
from tamarack.trust.accounts.door import LookingRequest, may, page, state_purpose, stated_purpose
from tamarack.trust.accounts.roles import Verb
from tamarack.trust.custody.queries import offered_to
from tamarack.trust.markings.interning import marking_of
from tamarack.trust.markings.marking import Purpose
from tamarack.trust.markings.portion import purpose_words
from tamarack.trust.oversight.queries import notices
from tamarack.trust.oversight.reasons import policy_now
from tamarack.web.job_pages import ShownJob, shown_job
from tamarack.web.oversight_pages import shown_notices


def _purposes() -> list[tuple[str, str]]:
    language = get_language() or "en"
    return [(one.value, purpose_words(one, language).capitalize()) for one in Purpose]


class PurposeForm(forms.Form):
    """What a session is for."""

    purpose = forms.ChoiceField(label=_("Purpose"), widget=forms.RadioSelect, choices=_purposes)
    reason = forms.CharField(
        label=_("Which case, request or duty"),
        required=False,
        max_length=200,
        help_text=_("It stands beside every look of this session in the record. Most purposes need it."),
    )

    def clean(self) -> dict[str, Any]:
        """The case is named where policy says so."""
        said = super().clean() or {}
        named = said.get("reason", "").strip()
        if "purpose" in said and not named and Purpose(said["purpose"]) in policy_now().named_case:
            self.add_error("reason", _("For this purpose, name the case, request or duty."))
        return said


@require_GET
@login_required
def front(request: HttpRequest) -> HttpResponse:
    """The first page of a day: what is new, or for those who keep the system its people."""
    return today(request) if may(request, Verb.READ) else redirect("people")


@page()
def today(request: LookingRequest) -> HttpResponse:
    """What is new, and what one's own work is doing."""
    found = reports(request.look, most=12)
    taken_back = withdrawn_among(request.look, [report.id for report in found])
    stating = stating_among(request.look, [report.id for report in found])
    rows = [
        {
            "id": show(report.id),
            "report": report,
            "grade": report.grade.grade(),
            "marking": marking_of(report.marking_id),
            "withdrawn": report.id in taken_back,
            "unread": report.id not in taken_back | stating,
        }
        for report in found
    ]
    new = [one for one in notices(request.look) if one.seen is None]
    told = shown_notices(request.look, new)
    running: list[ShownJob] = [shown_job(job) for job in jobs_of(request.look.viewer.officer, most=5)]
    offered = [{"handover": one, "marking": marking_of(one.marking_id)} for one in offered_to(request.look)]
    context = {
        "rows": rows,
        "jobs": running,
        "offered": offered,
        "notices": told,
        "may_take_in": may(request, Verb.TAKE_IN),
        "shown": [
            *(row["marking"] for row in (*rows, *offered)),
            *(mark for row in told for mark in row["marks"]),
        ],
    }
    return TemplateResponse(request, "web/today.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def purpose(request: HttpRequest) -> HttpResponse:
    """State what this session is for; no marked row is shown before that."""
    stated = stated_purpose(request)
    initial = {"purpose": stated[0].value, "reason": stated[1]} if stated else {"purpose": "intelligence"}
    form = PurposeForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        state_purpose(request, Purpose(form.cleaned_data["purpose"]), form.cleaned_data["reason"].strip())
        return HttpResponseRedirect(_onward(request))
    context = {"form": form, "next": request.GET.get("next", "")}
    return TemplateResponse(request, "web/purpose.html", context, status=400 if form.errors else 200)


def _onward(request: HttpRequest) -> str:
    wanted = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if wanted and safe else reverse("today")
