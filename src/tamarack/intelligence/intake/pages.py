"""Pages that take reports in."""

from __future__ import annotations

import io
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from tamarack.foundation.identifiers import read, show
from tamarack.intelligence.claims.queries import reports_of_intake
from tamarack.intelligence.grading.scheme import schemes
from tamarack.intelligence.intake import actions, queries
from tamarack.intelligence.intake.beginning import AT_ONCE, begin, header_of, mapping_needed, title_of
from tamarack.intelligence.intake.errors import MappingNeeded
from tamarack.intelligence.intake.forms import NEW, IntakeForm, MappingForm
from tamarack.intelligence.intake.models import Intake
from tamarack.intelligence.intake.planning import write_mapping
from tamarack.intelligence.intake.ready import fitting, ready_mapping
from tamarack.intelligence.sources.actions import add_source, remember_mapping
from tamarack.intelligence.sources.queries import source_by_id, sources
from tamarack.trust.accounts.door import LookingRequest, page
from tamarack.trust.accounts.queries import agency_names
from tamarack.trust.accounts.roles import Verb
from tamarack.trust.markings.interning import marking_of
from tamarack.trust.markings.writing import writable


@require_http_methods(["GET", "POST"])
@page(may=Verb.TAKE_IN)
def take_in(request: LookingRequest) -> HttpResponse:
    """The form; then the report, or the page of the work that reads a file."""
    look, known = request.look, sources(request.look)
    language = get_language() or "en"
    form = IntakeForm(
        request.POST or None, request.FILES or None, look=look, agencies=agency_names(language), known=known,
        initial={"scheme": "admiralty", "level": "p:2" if look.viewer.protected >= 2 else "u:0",
                 "language": language},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        return _handed_in(request, form)
    context = {"form": form, "schemes": [_scheme_table(one, language) for one in schemes().values()]}
    return TemplateResponse(request, "intake/take_in.html", context, status=400 if form.errors else 200)


def _handed_in(request: LookingRequest, form: IntakeForm) -> HttpResponse:
    look, said = request.look, form.cleaned_data
    marking = form.marking()
    writable(look, marking)
    source = (
        add_source(
            actor=look,
            name=said["new_source"].strip(),
            kind=said["new_source_kind"] or "other",
            marking=marking,
        )
        if said["source"] == NEW
        else source_by_id(look, read(said["source"]))
    )
    upload = said["file"]
    pasted = (said["text"] or "").replace("\r\n", "\n").encode()
    intake = actions.hand_in(
        actor=look,
        stream=upload.file if upload else io.BytesIO(pasted),
        name=upload.name if upload else _("pasted text") + ".txt",
        source=source,
        grade=form.grade,
        marking=marking,
        title=said["title"] or ("" if upload else title_of(said["text"])),
        said_on=said["said_on"],
        language=said["language"],
    )
    if not upload and len(pasted) <= AT_ONCE:
        actions.take_in(actor=look, intake=intake)
        return _to_result(request, intake)
    return _begin(request, intake)


def _begin(request: LookingRequest, intake: Intake, mapping: dict[str, Any] | None = None) -> HttpResponse:
    """Start the work; a table whose columns nobody has mapped is mapped first."""
    try:
        return redirect("job", show(begin(request.look, intake, mapping).id))
    except MappingNeeded:
        return redirect("map_table", show(intake.id))


@require_http_methods(["GET", "POST"])
@page(may=Verb.TAKE_IN)
def map_table(request: LookingRequest, shown: str) -> HttpResponse:
    """How the columns of a table become claims: a suggestion to change, then the work begins."""
    intake = queries.intake_by_id(request.look, read(shown))
    needed = mapping_needed(intake)
    if needed is None or intake.state != Intake.State.WAITING:
        return redirect("intake", shown)
    ready = fitting(needed.header)
    asked = request.GET.get("ready", "")
    suggestion = ready_mapping(asked) if asked in ready else needed.suggestion
    form = MappingForm(request.POST or None, initial={"mapping": write_mapping(suggestion)})
    if request.method == "POST" and form.is_valid():
        mapping = form.cleaned_data["mapping"]
        if form.cleaned_data["remember"]:
            remember_mapping(
                actor=request.look, source=intake.source, header=header_of(needed), mapping=mapping
            )
        return _begin(request, intake, mapping)
    context = {
        "form": form,
        "intake": intake,
        "id": shown,
        "header": needed.header,
        "ready": [
            {"name": name, "title": ready_mapping(name)["title"].get(get_language() or "en", name)}
            for name in ready
        ],
        "shown": [marking_of(intake.marking_id)],
    }
    return TemplateResponse(request, "intake/map_table.html", context, status=400 if form.errors else 200)


@require_GET
@page()
def intake(request: LookingRequest, shown: str) -> HttpResponse:
    """What came of a file: its reports, and what could not be taken."""
    found = queries.intake_by_id(request.look, read(shown))
    context = {
        "intake": found,
        "id": shown,
        "grade": found.grade.grade(),
        "marking": marking_of(found.marking_id),
        "reports": reports_of_intake(request.look, found.id),
        "rejects": queries.rejects(request.look, found.id),
        "shown": [marking_of(found.marking_id)],
    }
    return TemplateResponse(request, "intake/intake.html", context)


def _to_result(request: LookingRequest, intake: Intake) -> HttpResponse:
    found = reports_of_intake(request.look, intake.id, most=2)
    return redirect("report", show(found[0].id)) if len(found) == 1 else redirect("intake", show(intake.id))


def _scheme_table(scheme: Any, language: str) -> dict[str, Any]:
    return {
        "name": scheme.name.in_language(language),
        "axes": [
            {
                "name": {"source": _("Source"), "information": _("Information"), "handling": _("Handling")}[
                    axis
                ],
                "codes": [(code.code, code.label.in_language(language)) for code in codes.values()],
            }
            for axis, codes in scheme.axes.items()
            if codes
        ],
    }
