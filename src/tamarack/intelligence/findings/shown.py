"""Readings and claims of a report as its page shows them, in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tamarack.foundation.identifiers import show
from tamarack.intelligence.claims.projection import Said
from tamarack.intelligence.claims.shown import Named, named, value_words, words_of
from tamarack.intelligence.findings import KINDS
from tamarack.intelligence.findings.field_words import FIELD_WORDS
from tamarack.intelligence.findings.reading import MENTION, Reading
from tamarack.intelligence.vocabulary import property_of
from tamarack.intelligence.vocabulary.schema import Schema

Names = dict[int, tuple[str, Schema]]  # label and schema of entities

_ICONS = {
    "telephone": "phone",
    "email": "phone",
    "mrz": "document",
    "passport": "document",
    "document": "document",
    "iban": "account",
    "crypto": "money",
    "money": "money",
    "vin": "vehicle",
    "plate": "vehicle",
    "imei": "phone",
    "imsi": "phone",
    "coordinates": "place",
    "url": "link",
    "date": "event",
    MENTION: "person",
}


@dataclass(frozen=True, slots=True)
class ShownReading:
    """A reading as the page shows it."""

    id: str
    start: int
    end: int
    text: str
    kind: str
    label: str
    normal: str
    state: str
    checked: bool | None
    icon: str
    fields: list[dict[str, str]]
    entity: Named | None
    url: str
    candidates: list[Named]


def shown_reading(one: Reading, report: str, writes: bool, names: Names) -> ShownReading:
    """The reading, with where it is decided about when the viewer `writes`."""
    return ShownReading(
        id=one.id,
        start=one.start,
        end=one.end,
        text=one.text,
        kind=one.kind,
        label=kind_words(one.kind),
        normal=one.normal if one.kind != MENTION else ", ".join(known.label for known in one.known[:3]),
        state=one.state,
        checked=one.checked,
        icon=_icon(one),
        fields=[{"label": _field_words(name), "value": value} for name, value in one.fields.items()],
        entity=named(one.entity, names) if one.entity in names else None,
        url=reverse("decide", args=[report, one.id]) if writes else "",
        candidates=[Named(known.id, known.schema.name, known.label) for known in one.known[:8]],
    )


def moved(one: ShownReading, offset: int) -> ShownReading:
    """The reading with offsets into the part that the page shows."""
    return replace(one, start=one.start - offset, end=one.end - offset) if offset else one


def _icon(one: Reading) -> str:
    if one.kind == MENTION and one.known:
        return one.known[0].schema.kind
    return _ICONS.get(one.kind, "thing")


def kind_words(kind: str) -> str:
    """What a kind of finding is called, in the reader's language."""
    if kind == MENTION:
        return _("Known to you")
    known = KINDS[kind]
    return known.french if (get_language() or "en").startswith("fr") else known.english


def claim_rows(claims: list[Said], names: Names, found: list[ShownReading]) -> list[dict[str, Any]]:
    """What the report says, each row with the finding whose words it cites.

    Several claims may cite the same words; the first of them is where dossiers and findings point.
    """
    cited = {one.start: one.id for one in found}
    pointed_at: set[int | None] = {None}
    rows = []
    for said in claims:
        at = said.start
        rows.append(
            _claim_row(said, names)
            | {
                "finding": cited.get(at) if at is not None else None,
                "anchor": None if at in pointed_at else at,
            }
        )
        pointed_at.add(at)
    return rows


def _claim_row(said: Said, names: Names) -> dict[str, Any]:
    declared = property_of(said.schema, said.property)
    return {
        "id": show(said.id),
        "entity": named(said.entity, names),
        "property": words_of(declared),
        "value": value_words(declared, said.value),
        "target": named(said.target, names) if said.target else None,
        "place": said.place,
        "start": said.start,
        "end": said.end,
    }


def _field_words(name: str) -> str:
    """What a field that was read inside a finding is called."""
    return str(FIELD_WORDS.get(name, name))
