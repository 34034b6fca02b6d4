"""Reading the vocabulary from its YAML, and answering from it.

`schemata/` holds FollowTheMoney's own schemata (one file each, with our French and kinds);
`additions/` holds ours: whole schemata, and properties added to FollowTheMoney's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from tamarack.intelligence.vocabulary.errors import UnknownProperty, UnknownSchema
from tamarack.intelligence.vocabulary.schema import Choice, Edge, Property, Schema, Text
from tamarack.intelligence.vocabulary.yaml_files import read_yaml

ROOM = Path(__file__).parent
_REPLACED = ("featured", "caption", "identified_by", "edge")  # what an addition may say anew


class Vocabulary:
    """Every schema, by name, and the questions the other rooms ask of them."""

    def __init__(self, schemata: Mapping[str, Schema]) -> None:
        self.schemata: Mapping[str, Schema] = MappingProxyType(dict(schemata))
        self._lines = {name: frozenset(schema.ancestors) for name, schema in schemata.items()}

    def schema(self, name: str) -> Schema:
        """The schema of that name. Raises UnknownSchema."""
        try:
            return self.schemata[name]
        except KeyError:
            raise UnknownSchema(schema=name) from None

    def property_of(self, schema_name: str, property_name: str) -> Property:
        """The property, declared or inherited. Raises UnknownSchema, UnknownProperty."""
        schema = self.schema(schema_name)
        try:
            return schema.properties[property_name]
        except KeyError:
            raise UnknownProperty(schema=schema_name, property=property_name) from None

    def is_a(self, schema_name: str, ancestor: str) -> bool:
        """Whether the first schema is the second or extends it. Raises UnknownSchema for either."""
        self.schema(ancestor)
        self.schema(schema_name)
        return ancestor in self._lines[schema_name]

    def things(self) -> list[Schema]:
        """The schemata that officers record a thing under, by name: neither abstract nor a tie."""
        return [one for one in self.schemata.values() if not one.abstract and one.edge is None]

    def ties(self) -> list[Schema]:
        """The schemata that tie two things, by name, abstract ones left out."""
        return [one for one in self.schemata.values() if not one.abstract and one.edge is not None]

    def arriving(self, schema_name: str) -> Iterator[Property]:
        """The links by which others may point at a thing of this schema, by declaring schema and name."""
        line = self._lines[self.schema(schema_name).name]
        for schema in self.schemata.values():
            for declared in schema.own.values():
                if declared.range in line:
                    yield declared


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary, read once for each process."""
    raw = _read_all()
    types: dict[str, dict[str, Any]] = read_yaml(ROOM / "types.yaml")
    owns = {name: _own(name, declared, types) for name, declared in raw.items()}
    return Vocabulary({name: _build(name, raw, owns) for name in sorted(raw)})


@cache
def _properties() -> Mapping[tuple[str, str], Property]:
    schemata = vocabulary().schemata.values()
    return {(schema.name, name): found for schema in schemata for name, found in schema.properties.items()}


class _FastPath(dict[tuple[str, str], Property]):
    """Property by (schema, name): one dict look-up when it is known, an error that says what isn't."""

    def __missing__(self, key: tuple[str, str]) -> Property:
        if not self:
            self.update(_properties())
            return self[key]
        return vocabulary().property_of(*key)


_FAST = _FastPath()


def property_of(schema: str, name: str) -> Property:
    """The property `name` of `schema`, own or inherited; about 10 million a second.

    Raises UnknownSchema, UnknownProperty.
    """
    return _FAST[schema, name]


def _read_all() -> dict[str, dict[str, Any]]:
    """The raw declaration of every schema, additions merged in and marked as ours."""
    raw: dict[str, dict[str, Any]] = {}
    for path in sorted((ROOM / "schemata").glob("*.yaml")):
        raw |= read_yaml(path)
    for path in sorted((ROOM / "additions").glob("*.yaml")):
        for name, declared in read_yaml(path).items():
            _add(raw, name, declared)
    return raw


def _add(raw: dict[str, dict[str, Any]], name: str, declared: dict[str, Any]) -> None:
    for added in declared.get("properties", {}).values():
        added["ours"] = not added.get("restated", False)  # FollowTheMoney's, under a fitter label
    if name not in raw:
        raw[name] = declared | {"ours": True}
        return
    base = raw[name]
    base.setdefault("properties", {}).update(declared.get("properties", {}))
    base.update({key: declared[key] for key in _REPLACED if key in declared})


def _build(name: str, raw: dict[str, dict[str, Any]], owns: dict[str, dict[str, Property]]) -> Schema:
    declared = raw[name]
    line = tuple(_line(name, raw))
    every: dict[str, Property] = {}
    for ancestor in reversed(line):
        every |= owns[ancestor]
    edge = _nearest(line, raw, "edge")
    return Schema(
        name=name,
        label=_text(declared["label"]),
        plural=_text(declared["plural"]),
        kind=declared["kind"],
        extends=tuple(declared.get("extends", ())),
        abstract=declared.get("abstract", False),
        edge=_edge(edge) if edge else None,
        featured=tuple(_nearest(line, raw, "featured") or ()),
        caption=tuple(_nearest(line, raw, "caption") or ()),
        identified_by=tuple(declared.get("identified_by", ())),
        own=MappingProxyType(owns[name]),
        properties=MappingProxyType(every),
        ancestors=line,
        ours=declared.get("ours", False),
        about=_text(declared["about"]) if "about" in declared else None,
    )


def _line(name: str, raw: dict[str, dict[str, Any]]) -> Iterator[str]:
    """The schema and all it extends, each once, nearest first."""
    seen = [name]
    for at in seen:
        if at not in raw:
            raise UnknownSchema(schema=at, place=name)
        yield at
        seen.extend(parent for parent in raw[at].get("extends", ()) if parent not in seen)


def _nearest(line: tuple[str, ...], raw: dict[str, dict[str, Any]], key: str) -> Any:
    """What the nearest ancestor that says anything says; None when none does."""
    return next((raw[at][key] for at in line if key in raw[at]), None)


def _text(declared: dict[str, str]) -> Text:
    return Text(declared["en"], declared["fr"])


def _edge(declared: dict[str, Any]) -> Edge:
    return Edge(
        declared["source"], declared["target"], _text(declared["label"]), declared.get("directed", True)
    )


def _own(schema: str, raw: dict[str, Any], types: dict[str, dict[str, Any]]) -> dict[str, Property]:
    stated = raw.get("properties") or {}
    return {name: _property(schema, name, declared, types) for name, declared in stated.items()}


def _property(schema: str, name: str, declared: dict[str, Any], types: dict[str, dict[str, Any]]) -> Property:
    reverse = declared.get("reverse")
    kind = declared["type"]
    return Property(
        name=name,
        type=kind,
        range=declared.get("range", ""),
        label=_text(declared["label"]),
        reverse=_text(reverse) if reverse else None,
        searchable=declared.get("searchable", types[kind].get("searchable", False)),
        schema=schema,
        reverse_name=reverse["name"] if reverse else "",
        ours=declared.get("ours", False),
        hidden=declared.get("hidden", False),
        deprecated=declared.get("deprecated", False),
        choices=tuple(Choice(value, _text(said)) for value, said in declared.get("choices", {}).items()),
    )
