"""Searching, and completing what is typed."""

from __future__ import annotations

from typing import Any

from ninja import Query, Router

from tamarack.api.door import offer
from tamarack.api.shapes.search import Answers, CompleteAsked, Completions, SearchAsked
from tamarack.intelligence.search import queries
from tamarack.intelligence.search.documents import answer_document, answers_document
from tamarack.intelligence.sources.queries import source_by_id
from tamarack.trust.accounts.door import LookingRequest

router, TAG = Router(), "search"


@offer(router, "GET", "search", answers={200: Answers}, refuses=(404,))
def search(request: LookingRequest, asked: Query[SearchAsked]) -> dict[str, Any]:
    """Names, numbers and words in reports.

    Names in any script and order, with typing errors forgiven; numbers however they are written; words in
    English and French. Only what the viewer may see is found, counted and put in order.
    """
    look = request.look
    filters = queries.Filters(
        kind=str(asked.kind or ""),
        source=None if asked.source is None else source_by_id(look, asked.source).id,
        since=asked.since or "",
        until=asked.until or "",
    )
    return answers_document(queries.search(look, asked.q, filters))


@offer(router, "GET", "complete", answers={200: Completions})
def complete(request: LookingRequest, asked: Query[CompleteAsked]) -> dict[str, Any]:
    """The first few entities that what is typed may become."""
    return {"results": [answer_document(one) for one in queries.complete(request.look, asked.q)]}
