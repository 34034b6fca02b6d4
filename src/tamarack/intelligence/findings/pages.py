"""The page of a report: its text with findings, and the acts on them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tamarack.foundation.errors import BadInput
from tamarack.foundation.identifiers import read, show
from tamarack.foundation.numbers import small_number
from tamarack.intelligence.claims import queries
from tamarack.intelligence.claims.models import Report
from tamarack.intelligence.findings import KINDS, actions
from tamarack.intelligence.findings.forms import LinkFromText, NewFromText
from tamarack.intelligence.findings.reading import PART, parts_of, readings
from tamarack.intelligence.findings.shown import Names, claim_rows, kind_words, moved, shown_reading
from tamarack.intelligence.sources.queries import sources_by_id
from tamarack.intelligence.sources.words import reference_of
from tamarack.trust.accounts.door import LookingRequest, may, page
from tamarack.trust.accounts.roles import Verb
from tamarack.trust.markings.interning import marking_of


@require_GET
@page()
def report(request: LookingRequest, shown: str) -> HttpResponse:
    """One report: its text with findings, what it says, where it comes from."""
    look, identifier = request.look, read(shown)
    found, withdrawal = queries.report_by_id(look, identifier)
    part = _part(request.GET.get("part", "1"), found)
    writes = withdrawal is None and may(request, Verb.RECORD)
    claims = queries.claims_of_report(look, identifier)
    names = queries.labels_of(
        look, {said.entity for said in claims} | {said.target for said in claims if said.target}
    )
    found_here = [shown_reading(one, shown, writes, names) for one in readings(look, found, part)]
    source = sources_by_id(look, {found.source_id}).get(found.source_id)
    current = next((one for one in found_here if one.state == "open"), None)
    context = {
        "report": found,
        "id": shown,
        "withdrawal": withdrawal,
        "source": source,
        "reference": reference_of(found.source_id),
        "grade": found.grade.grade(),
        "marking": marking_of(found.marking_id),
        "text": found.text[part * PART : (part + 1) * PART],
        "text_language": found.language,
        "findings": found_here,
        "placed": [moved(one, part * PART) for one in found_here],
        "current": current,
        "open_count": sum(1 for one in found_here if one.state == "open"),
        "kinds": [{"value": kind.name, "label": kind_words(kind.name)} for kind in KINDS.values()],
        "new_form": NewFromText() if writes else None,
        "new_url": reverse("record_thing", args=[shown]),
        "link_form": LinkFromText(known=_choices(names)) if writes and len(names) > 1 else None,
        "link_url": reverse("record_link", args=[shown]),
        "claims": claim_rows(claims, names, found_here),
        "enclosures": queries.enclosures(look, identifier),
        "part": part + 1,
        "parts": parts_of(found),
        "may_withdraw": withdrawal is None and may(request, Verb.WITHDRAW),
        "may_retract": writes,
        "finding_keys": writes,
        "shown": [marking_of(found.marking_id)],
    }
    return TemplateResponse(request, "claims/report.html", context)


@require_POST
@page(may=Verb.RECORD)
def decide(request: LookingRequest, shown: str, finding: str) -> HttpResponse:
    """Accept, correct, reject, link or reopen a finding."""
    act = _ACTS.get(request.POST.get("action", ""))
    if act is None:
        raise BadInput(place="action")
    act(request, read(shown), finding)
    return _back(shown, finding)


@require_POST
@page(may=Verb.RECORD)
def record_thing(request: LookingRequest, shown: str) -> HttpResponse:
    """Record by hand what words of the text name."""
    identifier = read(shown)
    found, _withdrawal = queries.report_by_id(request.look, identifier)
    form = NewFromText(request.POST)
    if not form.is_valid():
        return _wrong_form(request, shown, form)
    said = form.cleaned_data
    actions.record_thing(
        actor=request.look,
        report=identifier,
        words=_words(found, said),
        schema=said["schema"],
        property_name=said["property"].strip(),
        entity=read(said["entity"]) if said["entity"].strip() else None,
    )
    messages.success(request, _("Recorded."))
    return redirect("report", shown)


@require_POST
@page(may=Verb.RECORD)
def record_link(request: LookingRequest, shown: str) -> HttpResponse:
    """Record by hand a tie between two known things."""
    identifier = read(shown)
    found, _withdrawal = queries.report_by_id(request.look, identifier)
    posted = [(value, value) for value in (request.POST.get("source", ""), request.POST.get("target", ""))]
    form = LinkFromText(request.POST, known=posted)
    if not form.is_valid():
        return _wrong_form(request, shown, form)
    said = form.cleaned_data
    actions.record_link(
        actor=request.look,
        report=identifier,
        words=_words(found, said),
        schema=said["schema"],
        source=read(said["source"]),
        target=read(said["target"]),
        role=said["role"].strip(),
    )
    messages.success(request, _("Recorded."))
    return redirect("report", shown)


def _accept(request: LookingRequest, report: int, finding: str) -> None:
    actions.accept(actor=request.look, report=report, finding=finding)


def _correct(request: LookingRequest, report: int, finding: str) -> None:
    value, kind = request.POST.get("normal", ""), request.POST.get("kind", "")
    if kind and kind not in KINDS:
        raise BadInput(place="kind")
    actions.correct(actor=request.look, report=report, finding=finding, value=value, kind=kind)


def _reject(request: LookingRequest, report: int, finding: str) -> None:
    actions.reject(actor=request.look, report=report, finding=finding)


def _reopen(request: LookingRequest, report: int, finding: str) -> None:
    actions.reopen(actor=request.look, report=report, finding=finding)


def _link(request: LookingRequest, report: int, finding: str) -> None:
    chosen = request.POST.get("other", "").strip() or request.POST.get("entity", "")
    actions.link(actor=request.look, report=report, finding=finding, entity=read(chosen))


_ACTS: dict[str, Callable[[LookingRequest, int, str], None]] = {
    "accept": _accept,
    "correct": _correct,
    "reject": _reject,
    "reopen": _reopen,
    "link": _link,
}


def _wrong_form(request: LookingRequest, shown: str, form: Any) -> HttpResponse:
    for field, errors in form.errors.items():
        label = form.fields[field].label if field in form.fields else ""
        messages.error(request, _("%(label)s: %(text)s") % {"label": label, "text": " ".join(errors)})
    return redirect("report", shown)


def _words(found: Report, said: dict[str, Any]) -> actions.Words:
    """The words and where they stand; typed ones are looked for. Raises BadInput where they don't stand."""
    words, start, end = said["words"], said.get("start"), said.get("end")
    if start is not None and end is not None and found.text[start:end].strip() == words.strip():
        return actions.Words(start, end, words)
    at = found.text.find(words)
    if at < 0:
        raise BadInput(place="words", words=words[:80])
    return actions.Words(at, at + len(words), words)


def _choices(names: Names) -> list[tuple[str, str]]:
    return sorted(
        ((show(entity), label or show(entity)) for entity, (label, _schema) in names.items()),
        key=lambda one: one[1],
    )


def _part(asked: str, found: Report) -> int:
    return min(max(small_number(asked) or 1, 1), parts_of(found)) - 1


def _back(shown: str, finding: str) -> HttpResponse:
    start = finding.split("-")[1] if finding.count("-") == 2 else "0"
    part = (small_number(start) or 0) // PART + 1
    address = reverse("report", args=[shown])
    return redirect(f"{address}?part={part}" if part > 1 else address)
