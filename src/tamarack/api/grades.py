"""The grading schemes."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Router

from tamarack.api.door import offer
from tamarack.api.shapes.vocabulary import Grading
from tamarack.intelligence.grading.documents import grading_document

router, TAG = Router(), "vocabulary"


@offer(router, "GET", "grading", may=None, looks=False, answers={200: Grading})
def grading(request: HttpRequest) -> dict[str, Any]:
    """The grading schemes: their axes and codes, in both languages."""
    return grading_document()
