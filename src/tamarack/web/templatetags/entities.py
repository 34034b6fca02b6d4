"""Entities in a page: the icon of their kind, the kind in words, the address of their dossier."""

from __future__ import annotations

from typing import Protocol

from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language

from tamarack.foundation import identifiers
from tamarack.intelligence.vocabulary.errors import UnknownSchema
from tamarack.intelligence.vocabulary.loader import vocabulary

#: Schemata that have a drawing of their own, which says more than that of their kind.
_DRAWN = {
    "Call": "phone",
    "Message": "phone",
    "Phone": "phone",
    "Telephone": "phone",
    "Payment": "money",
    "CryptoWallet": "money",
    "Document": "report",
}


class Named(Protocol):
    """What a link to an entity needs: who, what kind, what it is called."""

    id: int | str
    schema: str
    label: str


def drawing_of(schema: str) -> str:
    """The name of the icon for a schema: its own, that of the nearest it extends, or of its kind."""
    try:
        found = vocabulary().schema(schema)
    except UnknownSchema:
        return _DRAWN.get(schema, "thing")
    own = next((_DRAWN[name] for name in found.ancestors if name in _DRAWN), None)
    return _DRAWN.get(schema) or (found.kind if found.kind != "thing" else own or "thing")


def schema_words(schema: str) -> str:
    """The schema's label in the reader's language; its own name when the vocabulary lacks it."""
    try:
        return vocabulary().schema(schema).label.in_language(get_language() or "en")
    except UnknownSchema:
        return schema


def address_of(route: str, identifier: int | str) -> str:
    """The address of a record's page, "" while no page of that name stands."""
    shown = identifiers.show(identifier) if isinstance(identifier, int) else identifier
    try:
        return reverse(route, args=[shown])
    except NoReverseMatch:
        return ""
