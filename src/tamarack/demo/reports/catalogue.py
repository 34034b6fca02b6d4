"""The reports of the scenario, as their templates have them: a head of facts, `---`, and the text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class ReportTemplate:
    """One report before it is rendered. `form` is its file's kind: txt, docx, pdf, eml, csv, xlsx, jsonl."""

    id: str
    title: str
    form: str
    language: str
    said_on: str
    received_at: str
    source: str
    grade: str
    marking: str
    filed_by: str
    purpose: str
    body: str
    handling: str = ""
    table: str = ""
    entities: str = ""
    attach: Mapping[str, Any] = field(default_factory=dict)
    withdrawn: Mapping[str, str] = field(default_factory=dict)
    wrong: str = ""
    same_origin: str = ""


def load_templates() -> list[ReportTemplate]:
    """Every report, in the order in which they were received."""
    found = [_read(path) for path in (_HERE / "texts").glob("*.report")]
    return sorted(found, key=lambda template: (template.received_at, template.id))


@cache
def sources() -> Mapping[str, Mapping[str, str]]:
    """The register of sources, by the keys that templates use."""
    read: Mapping[str, Mapping[str, str]] = yaml.safe_load((_HERE / "sources.yaml").read_text("utf-8"))
    return read


def _read(path: Path) -> ReportTemplate:
    head, _, body = path.read_text("utf-8").partition("\n---\n")
    facts = yaml.safe_load(head)
    renamed = {"as": "form", "lang": "language", "said": "said_on", "at": "received_at", "by": "filed_by"}
    return ReportTemplate(
        id=path.stem, body=body.strip(), **{renamed.get(name, name): value for name, value in facts.items()}
    )
