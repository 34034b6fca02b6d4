"""The grading schemes as a document: what the API answers with."""

from __future__ import annotations

from typing import Any

from tamarack.intelligence.grading.scheme import Code, Scheme, schemes
from tamarack.intelligence.vocabulary.documents import text_document


def grading_document() -> dict[str, Any]:
    """Every scheme with its axes; an axis that a scheme lacks is left out."""
    return {"schemes": [scheme_document(scheme) for scheme in schemes().values()]}


def scheme_document(scheme: Scheme) -> dict[str, Any]:
    """One scheme."""
    return {
        "key": scheme.key,
        "name": text_document(scheme.name),
        "origin": scheme.origin,
        "axes": [
            {"name": axis, "codes": [_code(code) for code in codes.values()]}
            for axis, codes in scheme.axes.items()
            if codes
        ],
    }


def _code(code: Code) -> dict[str, Any]:
    return {
        "code": code.code,
        "label": text_document(code.label),
        "definition": None if code.definition is None else text_document(code.definition),
        "cannot_be_judged": code.cannot_be_judged,
    }
