"""Readings of a text as documents: what the API answers with."""

from __future__ import annotations

from typing import Any

from tamarack.foundation.identifiers import show
from tamarack.intelligence.findings.reading import Reading


def reading_document(one: Reading) -> dict[str, Any]:
    """A stretch of the text: what it looks like, what of that the viewer knows, what was decided."""
    return {
        "id": one.id,
        "kind": one.kind,
        "start": one.start,
        "end": one.end,
        "text": one.text,
        "normal": one.normal,
        "checked": one.checked,
        "fields": dict(one.fields),
        "known": [
            {"id": show(known.id), "label": known.label, "schema": known.schema.name} for known in one.known
        ],
        "state": str(one.state),
        "entity": None if one.entity is None else show(one.entity),
    }
