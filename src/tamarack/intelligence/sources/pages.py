"""Pages of the register of sources."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from tamarack.foundation.identifiers import read
from tamarack.intelligence.claims.queries import reports
from tamarack.intelligence.sources import actions, queries
from tamarack.intelligence.sources.forms import SourceForm
from tamarack.intelligence.sources.words import KIND_WORDS
from tamarack.trust.accounts.door import LookingRequest, may, page
from tamarack.trust.accounts.queries import agency_names
from tamarack.trust.accounts.roles import Verb
from tamarack.trust.markings.interning import marking_of


@require_GET
@page()
def source_list(request: LookingRequest) -> HttpResponse:
    """The register."""
    rows = [
        {"source": source, "kind": KIND_WORDS[source.kind], "marking": marking_of(source.marking_id)}
        for source in queries.sources(request.look)
    ]
    context = {
        "rows": rows,
        "may_add": may(request, Verb.KEEP_SOURCES),
        "shown": [row["marking"] for row in rows],
    }
    return TemplateResponse(request, "sources/list.html", context)


@require_GET
@page()
def source(request: LookingRequest, shown: str) -> HttpResponse:
    """One source and its latest reports."""
    found = queries.source_by_id(request.look, read(shown))
    listed = reports(request.look, source=found.id)
    rows = [
        {"report": report, "grade": report.grade.grade(), "marking": marking_of(report.marking_id)}
        for report in listed
    ]
    context = {
        "source": found,
        "kind": KIND_WORDS[found.kind],
        "marking": marking_of(found.marking_id),
        "rows": rows,
        "shown": [marking_of(found.marking_id), *(row["marking"] for row in rows)],
    }
    return TemplateResponse(request, "sources/source.html", context)


@require_http_methods(["GET", "POST"])
@page(may=Verb.KEEP_SOURCES)
def add(request: LookingRequest) -> HttpResponse:
    """Add a source to the register."""
    form = SourceForm(request.POST or None, look=request.look, agencies=agency_names(get_language() or "en"))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        added = actions.add_source(
            actor=request.look,
            name=said["name"].strip(),
            kind=said["kind"],
            marking=form.marking(),
            note=said["note"],
        )
        messages.success(request, _("The source is in the register."))
        return redirect("source", added.shown)
    return TemplateResponse(request, "sources/add.html", {"form": form}, status=400 if form.errors else 200)
