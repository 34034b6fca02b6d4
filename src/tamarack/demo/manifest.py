"""`manifest.yaml`: what was filed, by whom, under which source, grade and marking, and what was recorded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tamarack.demo.reports.catalogue import sources
from tamarack.demo.reports.ledgers import mappings
from tamarack.demo.reports.making import MadeReport

Entry = dict[str, Any]


def manifest(seed: int, made: Sequence[MadeReport]) -> Entry:
    """The whole manifest; its reports in the order of receipt."""
    return {
        "seed": seed,
        "sources": [dict(source) for source in sources().values()],
        "mappings": {name: dict(mapping) for name, mapping in mappings().items()},
        "reports": [_entry(report) for report in made],
    }


def _entry(report: MadeReport) -> Entry:
    template = report.template
    source = sources()[template.source]
    return {
        "id": template.id,
        "file": f"reports/{report.name}",
        "title": template.title,
        "language": template.language,
        "said_on": template.said_on,
        "received_at": template.received_at,
        "source": source["name"],
        "source_kind": source["kind"],
        "grade": template.grade + template.handling,
        "marking": template.marking,
        "filed_by": template.filed_by,
        "purpose": template.purpose,
        "mapping": report.mapping or None,
        "attachments": [{"name": template.attach["name"], "mapping": None}] if template.attach else [],
        "accept": accepted(report),
        "withdrawn": _withdrawn(template.withdrawn),
    }


def _withdrawn(told: Mapping[str, str]) -> Entry | None:
    return {"by": told["by"], "on": told["day"], "reason": told["reason"]} if told else None


def accepted(report: MadeReport) -> list[Entry]:
    """What an officer records from the text: each thing, and what is said of it with the exact words."""
    things: dict[tuple[str, str], Entry] = {}
    for citation in report.citations:
        key = (citation.entity, citation.schema)
        thing = things.setdefault(key, {"entity": citation.entity, "schema": citation.schema, "says": []})
        words = " ".join(report.text[citation.start : citation.end].split())
        said: Entry = {"property": citation.property, "value": citation.value or words}
        if citation.value is not None:
            said["words"] = words
        if citation.target is not None:
            said["target"] = citation.target
        thing["says"].append(said | {"start": citation.start, "end": citation.end})
    return list(things.values())
