"""Sources as documents: what the command line and the API answer with."""

from __future__ import annotations

from typing import Any

from tamarack.foundation.identifiers import show
from tamarack.intelligence.sources.models import Source
from tamarack.intelligence.sources.words import reference_of
from tamarack.trust.markings.interning import marking_of
from tamarack.trust.markings.portion import render


def source_document(source: Source) -> dict[str, Any]:
    """An entry of the register."""
    return {
        "id": show(source.id),
        "name": source.name,
        "kind": source.kind,
        "agency": source.agency_id,
        "note": source.note,
        "marking": render(marking_of(source.marking_id)),
    }


def source_of_report(identifier: int, source: Source | None) -> dict[str, Any]:
    """How a report names its source: by the register's entry, or by a reference that leads nowhere."""
    if source is None:
        return {"id": None, "name": None, "reference": reference_of(identifier)}
    return {"id": show(source.id), "name": source.name, "reference": None}
