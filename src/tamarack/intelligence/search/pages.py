"""The page of search, and the list that completes what is being typed."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from tamarack.foundation.identifiers import read, show
from tamarack.foundation.numbers import small_number
from tamarack.intelligence.claims.queries import withdrawn_among
from tamarack.intelligence.claims.shown import Named, called
from tamarack.intelligence.search.forms import KINDS, SearchForm
from tamarack.intelligence.search.queries import Answer, Filters, complete, search
from tamarack.intelligence.sources.queries import sources
from tamarack.intelligence.vocabulary import vocabulary
from tamarack.trust.accounts.door import LookingRequest, page

PER_PAGE = 50


@require_GET
@page()
def search_page(request: LookingRequest) -> HttpResponse:
    """The answers, best first."""
    look = request.look
    form = SearchForm(request.GET or None, sources(look))
    wanted: dict[str, Any] = form.cleaned_data if form.is_valid() else {}
    asked = wanted.get("q", "").strip()
    filters = Filters(
        source=read(wanted["source"]) if wanted.get("source") else None,
        since=str(wanted.get("since") or ""),
        until=str(wanted.get("until") or ""),
    )
    everything = search(look, asked, filters) if asked else []
    kind = wanted.get("kind", "")
    answers = [answer for answer in everything if not kind or answer.kind == kind]
    number = _page_number(request.GET.get("page", "1"), len(answers))
    listed = answers[(number - 1) * PER_PAGE : number * PER_PAGE]
    withdrawn = withdrawn_among(look, [answer.id for answer in listed if answer.kind == "report"])
    rows = [_row(answer, answer.id in withdrawn) for answer in listed]
    context = {
        "form": form,
        "asked": asked,
        "rows": rows,
        "total": len(answers),
        "counts": [(name, KINDS.get(name, name), count) for name, count in _counts(everything)],
        "kind": kind,
        "page": number,
        "pages": -(-len(answers) // PER_PAGE),
        "shown": [row["answer"].marking for row in rows],
    }
    return TemplateResponse(request, "search/search.html", context)


@require_GET
@page()
def completions(request: LookingRequest) -> JsonResponse:
    """The first few entities for what is typed so far."""
    found = complete(request.look, request.GET.get("q", ""))
    return JsonResponse({"results": [_completion(one) for one in found]})


def _named(answer: Answer) -> Named:
    """An answer as a link; a report goes by its title."""
    schema = vocabulary().schemata.get(answer.schema)
    return Named(answer.id, answer.schema, called(answer.label, schema) if schema else answer.label)


def _completion(one: Answer) -> dict[str, str]:
    schema = vocabulary().schemata[one.schema]
    kind = schema.label.in_language(get_language() or "en")
    return {"id": show(one.id), "label": _named(one).label, "kind": one.kind, "called": kind}


def _row(answer: Answer, withdrawn: bool) -> dict[str, Any]:
    return {
        "answer": answer,
        "shown": show(answer.id),
        "named": _named(answer),
        "is_report": answer.kind == "report",
        "withdrawn": withdrawn,
        "matched": "" if answer.matched == answer.label else answer.matched,
    }


def _counts(answers: list[Answer]) -> list[tuple[str, int]]:
    return sorted(Counter(answer.kind for answer in answers).items(), key=lambda one: (-one[1], one[0]))


def _page_number(asked: str, total: int) -> int:
    pages = max(1, -(-total // PER_PAGE))
    return min(max(small_number(asked) or 1, 1), pages)
