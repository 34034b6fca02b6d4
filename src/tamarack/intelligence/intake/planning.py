"""Reading a mapping, and holding it against the vocabulary; errors name the place in the mapping."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator, Mapping
from typing import Any, cast

import yaml

from tamarack.foundation.partial_dates import Order
from tamarack.intelligence.intake.errors import BadMapping
from tamarack.intelligence.intake.mapping import (
    EntityPlan,
    KeyPlan,
    TableMapping,
    ValuePlan,
    refuse,
    table_at,
    text_at,
    texts_at,
)
from tamarack.intelligence.intake.readers.encodings import is_text_encoding
from tamarack.intelligence.vocabulary import UnknownProperty, UnknownSchema, property_of, vocabulary

_LONGEST = 256 * 1024
_SETTINGS = frozenset(
    ["title", "entities", "encoding", "delimiter", "sheet", "header", "missing", "repeats", "fits"]
)
_ENTITY = frozenset(["schema", "key", "properties"])
_VALUE = frozenset(["column", "columns", "join", "split", "constant", "entity", "order", "format", "codes"])
_ORIGINS = frozenset(["column", "columns", "constant", "entity"])


class _Plain(yaml.SafeLoader):
    """YAML without aliases: ten of them, one inside the other, write out as gigabytes."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """The next node, unless it repeats an earlier one."""
        if self.check_event(yaml.AliasEvent):
            event = self.peek_event()  # type: ignore[no-untyped-call]
            raise yaml.composer.ComposerError(None, None, "an alias stands here", event.start_mark)
        return super().compose_node(parent, index)


def parse_mapping(text: str) -> dict[str, Any]:
    """The mapping that `text` writes, in YAML or JSON. Raises BadMapping naming line and column."""
    if len(text) > _LONGEST:
        raise BadMapping(why="too-long", limit=_LONGEST)
    try:
        read = yaml.load(text, _Plain)  # noqa: S506  (a SafeLoader that refuses aliases)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = f"line {mark.line + 1}, column {mark.column + 1}" if mark else ""
        raise BadMapping(place=place, why="not-yaml", problem=str(error.problem)) from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise BadMapping(why="not-yaml", problem=str(error)[:200]) from None
    return dict(table_at("", _plain_text(read)))


def _plain_text(read: object) -> object:
    """The mapping, if it is plain text, numbers and lists, as the store keeps it. Raises BadMapping."""
    try:
        written = json.dumps(read, ensure_ascii=False, allow_nan=False)
        written.encode()
    except (TypeError, ValueError) as error:
        raise BadMapping(why="not-plain", problem=str(error)[:200]) from None
    if "\\u0000" in written:
        raise BadMapping(why="not-plain", problem="NUL")
    return read


def write_mapping(mapping: Mapping[str, Any]) -> str:
    """The mapping as YAML, in its own order: what an officer edits."""
    written: str = yaml.safe_dump(dict(mapping), allow_unicode=True, sort_keys=False, width=110)
    return written


def plan(mapping: Mapping[str, Any]) -> TableMapping:
    """The mapping, checked. Raises BadMapping at the first thing that is wrong."""
    table_at("", mapping, _SETTINGS)
    _about(mapping)
    declared = table_at("entities", mapping.get("entities"))
    if not declared:
        raise refuse("entities", "empty")
    schemata = {name: _schema(f"entities.{name}", entity) for name, entity in declared.items()}
    return TableMapping(
        entities=tuple(_entity(name, declared[name], schemata) for name in declared),
        encoding=_encoding(mapping),
        delimiter=_delimiter(mapping),
        sheet=text_at("sheet", mapping.get("sheet", "")),
        header=_header(mapping),
        missing=frozenset(texts_at("missing", mapping["missing"])) if mapping.get("missing") else frozenset(),
        keep_repeats=_repeats(mapping),
    )


def _about(mapping: Mapping[str, Any]) -> None:
    """What the mapping says of itself: its title, or one for each language, and the columns that it fits."""
    titles = mapping.get("title", "")
    for language, title in ({"": titles} if isinstance(titles, str) else table_at("title", titles)).items():
        text_at(f"title.{language}", title)
    if "fits" in mapping:
        texts_at("fits", mapping["fits"])


def _encoding(mapping: Mapping[str, Any]) -> str:
    name = text_at("encoding", mapping.get("encoding", ""))
    if name and not is_text_encoding(name):
        raise refuse("encoding", "unknown-encoding", encoding=name[:40])
    return codecs.lookup(name).name if name else ""


def _delimiter(mapping: Mapping[str, Any]) -> str:
    delimiter = text_at("delimiter", mapping.get("delimiter", ""))
    if len(delimiter) > 1 or delimiter == '"' or not (delimiter.isprintable() or delimiter == "\t"):
        raise refuse("delimiter", "not-one-character")
    return delimiter


def _header(mapping: Mapping[str, Any]) -> int | None:
    header = mapping.get("header")
    if header is None:
        return None
    if not isinstance(header, int) or isinstance(header, bool) or not 0 <= header <= 1000:
        raise refuse("header", "not-a-row")
    return header


def _repeats(mapping: Mapping[str, Any]) -> bool:
    if mapping.get("repeats", "list") not in ("list", "keep"):
        raise refuse("repeats", "unknown-choice", choices="list, keep")
    return mapping.get("repeats") == "keep"


def _schema(place: str, entity: object) -> str:
    name = text_at(f"{place}.schema", table_at(place, entity, _ENTITY).get("schema"))
    try:
        found = vocabulary().schema(name)
    except UnknownSchema:
        raise refuse(f"{place}.schema", "unknown-schema", schema=name) from None
    if found.abstract:
        raise refuse(f"{place}.schema", "abstract-schema", schema=name)
    return name


def _entity(name: str, declared: Mapping[str, Any], schemata: Mapping[str, str]) -> EntityPlan:
    place = f"entities.{name}"
    schema = schemata[name]
    values: list[ValuePlan] = []
    for property_name, origin in table_at(f"{place}.properties", declared.get("properties", {})).items():
        values += _values(f"{place}.properties.{property_name}", schema, property_name, origin, schemata)
    key = _key(f"{place}.key", declared.get("key", "row"), schema, values)
    return EntityPlan(name, schema, key, tuple(values))


def _key(place: str, declared: object, schema: str, values: list[ValuePlan]) -> KeyPlan:
    if declared == "row":
        return KeyPlan("row", space=schema)
    if declared == "value":
        declared = {"value": vocabulary().schema(schema).identified_by}
    if not isinstance(declared, Mapping):
        return KeyPlan("columns", texts_at(place, declared), schema)
    table_at(place, declared, frozenset(["columns", "space", "value"]))
    if "value" not in declared:
        space = text_at(f"{place}.space", declared.get("space", schema))
        return KeyPlan("columns", texts_at(f"{place}.columns", declared.get("columns")), space)
    names = texts_at(f"{place}.value", declared["value"])
    stated = {value.property for value in values if value.columns and not value.split}
    for name in names:
        if name not in stated:
            raise refuse(f"{place}.value", "not-stated-from-a-column", property=name)
    return KeyPlan("value", names, schema)


def _values(
    place: str, schema: str, name: str, origin: object, schemata: Mapping[str, str]
) -> Iterator[ValuePlan]:
    try:
        known = property_of(schema, name)
    except UnknownProperty:
        raise refuse(place, "unknown-property", schema=schema, property=name) from None
    origins = origin if isinstance(origin, list) else [origin]
    for at, one in enumerate(origins, 1):
        there = f"{place}.{at}" if isinstance(origin, list) else place
        made = _value(there, name, known.type, one)
        _check_link(made, known.range, schemata)
        yield made


def _value(place: str, name: str, kind: str, origin: object) -> ValuePlan:
    if not isinstance(origin, Mapping):
        return ValuePlan(name, kind, place, columns=(text_at(place, origin),))
    table_at(place, origin, _VALUE)
    given = _ORIGINS & origin.keys()
    if len(given) != 1:
        raise refuse(place, "one-origin-needed", choices=", ".join(sorted(_ORIGINS)))
    (which,) = given
    settled = {"column": "columns"}.get(which, which)
    where = f"{place}.{which}"
    told = texts_at(where, origin[which]) if settled == "columns" else text_at(where, origin[which])
    codes = table_at(f"{place}.codes", origin.get("codes", {}))
    return ValuePlan(
        name,
        kind,
        place,
        join=text_at(f"{place}.join", origin.get("join", " ")),
        split=text_at(f"{place}.split", origin.get("split", "")),
        order=_order(place, origin, kind),
        format=_format(place, origin, kind),
        codes={code: text_at(f"{place}.codes.{code}", means) for code, means in codes.items()},
        **cast(dict[str, Any], {settled: told}),
    )


def _order(place: str, origin: Mapping[str, Any], kind: str) -> Order | None:
    order = origin.get("order")
    if order is None:
        return None
    if kind != "date" or order not in ("dmy", "mdy"):
        raise refuse(f"{place}.order", "dmy-or-mdy-of-a-date")
    return cast(Order, order)


def _format(place: str, origin: Mapping[str, Any], kind: str) -> str:
    written = text_at(f"{place}.format", origin.get("format", ""))
    if written and (kind != "date" or ("%Y" not in written and "%y" not in written)):
        raise refuse(f"{place}.format", "a-date-with-its-year")
    return written


def _check_link(value: ValuePlan, range_: str, schemata: Mapping[str, str]) -> None:
    if not value.entity:
        return
    if value.type != "entity":
        raise refuse(value.place, "not-a-link", property=value.property)
    if value.entity not in schemata:
        raise refuse(value.place, "unknown-entity", entity=value.entity)
    target = schemata[value.entity]
    if not vocabulary().is_a(target, range_):
        raise refuse(value.place, "wrong-kind", needed=range_, found=target)
