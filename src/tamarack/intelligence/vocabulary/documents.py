"""The vocabulary as a document: what the API answers with."""

from __future__ import annotations

from typing import Any

from tamarack.intelligence.vocabulary.loader import vocabulary
from tamarack.intelligence.vocabulary.schema import Edge, Property, Schema, Text


def vocabulary_document() -> dict[str, Any]:
    """Every schema, by name, with the properties that it adds to those it extends."""
    return {"schemata": [schema_document(schema) for schema in vocabulary().schemata.values()]}


def schema_document(schema: Schema) -> dict[str, Any]:
    """One schema. Technical and deprecated properties are left out: nobody states them."""
    return {
        "name": schema.name,
        "label": text_document(schema.label),
        "plural": text_document(schema.plural),
        "kind": schema.kind,
        "extends": list(schema.extends),
        "abstract": schema.abstract,
        "edge": None if schema.edge is None else _edge(schema.edge),
        "featured": list(schema.featured),
        "caption": list(schema.caption),
        "ours": schema.ours,
        "properties": [_property(one) for one in schema.own.values() if not (one.hidden or one.deprecated)],
    }


def text_document(text: Text) -> dict[str, str]:
    """Words in both languages."""
    return {"en": text.en, "fr": text.fr}


def _property(one: Property) -> dict[str, Any]:
    return {
        "name": one.name,
        "type": one.type,
        "range": one.range,
        "label": text_document(one.label),
        "ours": one.ours,
        "choices": [{"value": choice.value, "label": text_document(choice.label)} for choice in one.choices],
    }


def _edge(edge: Edge) -> dict[str, Any]:
    return {
        "source": edge.source,
        "target": edge.target,
        "label": text_document(edge.label),
        "directed": edge.directed,
    }
