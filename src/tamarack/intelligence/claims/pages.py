"""Pages of reports and entities."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from tamarack.foundation.identifiers import read, show
from tamarack.foundation.list_position import read_position, show_position
from tamarack.intelligence.claims import actions, queries
from tamarack.intelligence.claims.forms import ReportFilter, RetractForm, WithdrawForm
from tamarack.intelligence.claims.models import Report
from tamarack.intelligence.claims.shown import (
    called,
    shown_lines,
    shown_links,
    shown_moments,
    value_words,
    words_of,
)
from tamarack.intelligence.sources.queries import sources, sources_by_id
from tamarack.intelligence.vocabulary import property_of
from tamarack.trust.accounts.door import LookingRequest, may, page
from tamarack.trust.accounts.roles import Verb
from tamarack.trust.audit.actions import record
from tamarack.trust.custody.originals import opened
from tamarack.trust.markings.interning import marking_of

PER_PAGE = 50


@require_GET
@page()
def report_list(request: LookingRequest) -> HttpResponse:
    """Reports, newest first."""
    look = request.look
    known = sources(look)
    form = ReportFilter(request.GET or None, known)
    wanted: dict[str, Any] = form.cleaned_data if form.is_valid() else {}
    found = queries.reports(
        look,
        source=read(wanted["source"]) if wanted.get("source") else None,
        kind=wanted.get("kind", ""),
        since=str(wanted.get("since") or ""),
        until=str(wanted.get("until") or ""),
        before=read_position(request.GET.get("before", "")),
        most=PER_PAGE + 1,
    )
    listed, more = found[:PER_PAGE], len(found) > PER_PAGE
    withdrawn = queries.withdrawn_among(look, [report.id for report in listed])
    said_by = {source.id: source for source in known}
    rows = [_row(report, report.id in withdrawn, said_by) for report in listed]
    return TemplateResponse(
        request,
        "claims/reports.html",
        {
            "form": form,
            "rows": rows,
            "next": show_position(listed[-1].received_at, listed[-1].id) if more else "",
            "chosen": sum(1 for value in wanted.values() if value),
            "shown": [row["marking"] for row in rows],
        },
    )


def _row(report: Report, withdrawn: bool, said_by: dict[int, Any]) -> dict[str, Any]:
    return {
        "id": show(report.id),
        "title": report.title or _("Untitled"),
        "marking": marking_of(report.marking_id),
        "grade": report.grade.grade(),
        "source": said_by.get(report.source_id),
        "said_on": report.said_on,
        "received_at": report.received_at,
        "withdrawn": withdrawn,
    }


@require_http_methods(["GET", "POST"])
@page(may=Verb.WITHDRAW)
def withdraw(request: LookingRequest, shown: str) -> HttpResponse:
    """Take a report back, with a reason."""
    identifier = read(shown)
    report, _withdrawal = queries.report_by_id(request.look, identifier)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.withdraw(actor=request.look, report=identifier, reason=form.cleaned_data["reason"])
        messages.success(request, _("The report is withdrawn. Its claims are gone from every page."))
        return redirect("report", shown)
    claims = len(queries.claims_of_report(request.look, identifier, most=100_000))
    context = {
        "form": form,
        "report": report,
        "id": shown,
        "claims": claims,
        "shown": [marking_of(report.marking_id)],
    }
    return TemplateResponse(request, "claims/withdraw.html", context, status=400 if form.errors else 200)


@require_GET
@page()
def original(request: LookingRequest, shown: str) -> HttpResponse:
    """The file as it was handed in."""
    report, _withdrawal = queries.report_by_id(request.look, read(shown))
    record("report.original", actor=request.look, objects=[(report.id, report.marking_id)])
    path = opened(report.intake.original_id)
    response = FileResponse(path.open("rb"), as_attachment=True, filename=report.intake.name)
    response["Content-Type"] = "application/octet-stream"
    return cast(HttpResponse, response)  # a FileResponse streams; the door only passes it on


@require_GET
@page()
def entity(request: LookingRequest, shown: str) -> HttpResponse:
    """An entity's dossier."""
    seen = queries.dossier(request.look, read(shown))
    said_by = sources_by_id(request.look, {report.source_id for report in seen.reports.values()})
    return TemplateResponse(
        request,
        "claims/entity.html",
        {
            "seen": seen,
            "label": called(seen.label, seen.schema),
            "id": shown,
            "lines": shown_lines(seen),
            "links": shown_links(seen),
            "moments": shown_moments(seen),
            "reports": sorted(
                (_row(report, False, said_by) for report in seen.speaking()),
                key=lambda row: (row["received_at"], row["id"]),
                reverse=True,
            ),
            "shown": [seen.marking],
        },
    )


@require_http_methods(["GET", "POST"])
@page(may=Verb.RECORD)
def retract(request: LookingRequest, shown: str) -> HttpResponse:
    """Take back a claim that was recorded by mistake."""
    claim = queries.claim_by_id(request.look, read(shown))
    form = RetractForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.retract(
            actor=request.look,
            claim=claim.id,
            reason=form.cleaned_data["reason"],
            of_others=may(request, Verb.WITHDRAW),
        )
        messages.success(request, _("The claim is taken back."))
        return redirect("report", show(claim.report))
    declared = property_of(claim.schema, claim.property)
    context = {
        "form": form,
        "property": words_of(declared),
        "value": value_words(declared, claim.value),
        "report": claim.report,
        "shown": [marking_of(claim.marking)],
    }
    return TemplateResponse(request, "claims/retract.html", context, status=400 if form.errors else 200)
