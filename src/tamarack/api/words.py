"""The vocabulary."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Router

from tamarack.api.door import offer
from tamarack.api.shapes.vocabulary import Vocabulary
from tamarack.intelligence.vocabulary.documents import vocabulary_document

router, TAG = Router(), "vocabulary"


@offer(router, "GET", "vocabulary", may=None, looks=False, answers={200: Vocabulary})
def vocabulary(request: HttpRequest) -> dict[str, Any]:
    """The vocabulary: every kind of thing, tie and event, what can be stated of each, in both languages."""
    return vocabulary_document()
