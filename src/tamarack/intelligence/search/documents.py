"""Answers of a search as documents: what the command line and the API answer with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tamarack.foundation.identifiers import show
from tamarack.intelligence.search.queries import Answer
from tamarack.trust.markings.portion import render


def answers_document(answers: Sequence[Answer]) -> dict[str, Any]:
    """The answers, best first, and how many there are for this viewer."""
    return {"total": len(answers), "results": [answer_document(answer) for answer in answers]}


def answer_document(answer: Answer) -> dict[str, Any]:
    """One entity or report that answers."""
    return {
        "id": show(answer.id),
        "kind": answer.kind,
        "schema": answer.schema,
        "label": answer.label,
        "matched": answer.matched,
        "marking": render(answer.marking),
        "score": answer.score,
    }
