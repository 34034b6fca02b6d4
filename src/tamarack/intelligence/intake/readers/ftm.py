"""FollowTheMoney: entities as JSON lines, statements as JSON lines or CSV; values stay as they were written.

An entity is {"id", "schema", "properties": {name: [values]}}; a statement is one value of it, with
"entity_id" or "canonical_id", "schema", "prop", "value" and perhaps "original_value" (its value
before FollowTheMoney's cleaning, which drops what it does not know: sex X, UTO, half a date).
See followthemoney.tech/docs; read here without its library.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any, cast

import orjson

from tamarack.intelligence.claims.statement import Statement
from tamarack.intelligence.intake.draft import Draft, Original, Rejection
from tamarack.intelligence.intake.errors import EmptyFile
from tamarack.intelligence.intake.limits import LIMITS, Limits
from tamarack.intelligence.intake.readers.cleaning import cleaned
from tamarack.intelligence.intake.readers.delimited import DelimitedRows
from tamarack.intelligence.intake.readers.digest import digest_of
from tamarack.intelligence.intake.readers.reasons import rejection
from tamarack.intelligence.vocabulary import UnknownProperty, UnknownSchema, property_of, vocabulary

_DEPTH = 4  # of entities written inside their neighbours' links
_MARK = b"\xef\xbb\xbf"

Told = Callable[[Statement | Rejection], None]


def read_entities(original: Original, limits: Limits = LIMITS) -> Iterator[Draft]:
    """One report of all the file's entities; keys are the file's own ids."""
    yield _draft(original, partial(_from_lines, original.path, limits, _entity))


def read_statements(original: Original, limits: Limits = LIMITS) -> Iterator[Draft]:
    """One report of all the file's statements, from JSON lines or, when it begins otherwise, CSV."""
    with original.path.open("rb") as file:
        is_json = file.read(256).removeprefix(_MARK).lstrip()[:1] == b"{"
    if is_json:
        yield _draft(original, partial(_from_lines, original.path, limits, _statement))
    else:
        yield _draft(original, partial(_from_rows, original.path, limits))


class _Anew:
    """Statements read from the file again at each iteration."""

    def __init__(self, read: Callable[[], Iterator[Statement | Rejection]]) -> None:
        self._read = read

    def __iter__(self) -> Iterator[Statement | Rejection]:
        return self._read()


def _draft(original: Original, read: Callable[[], Iterator[Statement | Rejection]]) -> Draft:
    size = original.path.stat().st_size
    if not size:
        raise EmptyFile(place=original.name)
    with original.path.open("rb") as file:
        head = file.read(1 << 16)
    rows = round(max(head.count(b"\n"), 1) * size / len(head))
    return Draft(
        key=f"sha256:{digest_of(original.path)}", title=original.name, statements=_Anew(read), rows=rows
    )


def _from_lines(
    path: Path, limits: Limits, read: Callable[[Mapping[str, Any], str, Told], None]
) -> Iterator[Statement | Rejection]:
    found: list[Statement | Rejection] = []
    for number, line in _lines(path, limits.line_bytes):
        place = f"line {number}"
        if line is None:
            yield rejection("line-too-long", place, limit=limits.line_bytes)
            continue
        if line.isspace():
            continue
        try:
            value = orjson.loads(line)
        except orjson.JSONDecodeError as error:
            yield rejection("bad-json", place, problem=str(error)[:120])
            continue
        if isinstance(value, dict):
            read(value, place, found.append)
        else:
            found.append(rejection("bad-entity", place, found=type(value).__name__))
        yield from found
        found.clear()


def _lines(path: Path, longest: int) -> Iterator[tuple[int, bytes | None]]:
    """Number and bytes of each line; None for one of more than `longest` bytes, which is passed over."""
    with path.open("rb") as file:
        number = 0
        while line := file.readline(longest + 1):
            number += 1
            if number == 1:
                line = line.removeprefix(_MARK)
            if len(line) <= longest:
                yield number, line
                continue
            while line and not line.endswith(b"\n"):
                line = file.readline(longest)
            yield number, None


def _entity(value: Mapping[str, Any], place: str, told: Told, depth: int = 0) -> None:
    """An entity's statements; its faults are told and its good values go on."""
    key, schema, properties = value.get("id"), value.get("schema"), value.get("properties")
    if not isinstance(key, str) or not key or not isinstance(schema, str) or not isinstance(properties, dict):
        told(rejection("bad-entity", place, needed="id, schema, properties"))
        return
    try:
        known = vocabulary().schema(schema).properties
    except UnknownSchema:
        told(rejection("unknown-schema", place, schema=schema[:80]))
        return
    key = _text(key, place, told)
    for name, values in properties.items():
        found = known.get(name)
        if found is None:
            told(rejection("unknown-property", f"{place}, property {name[:80]}", schema=schema))
            continue
        is_link = found.type == "entity"
        for one in values if isinstance(values, list) else (values,):
            if type(one) is str and one and one.isprintable():
                told(Statement(key, schema, name, one, one if is_link else None, place))
            else:
                _unusual(key, schema, name, one, is_link, place, told, depth)


def _unusual(
    key: str, schema: str, name: str, value: object, is_link: bool, place: str, told: Told, depth: int
) -> None:
    """A value that is not a plain text: with control characters, a number, or a neighbour written out."""
    if isinstance(value, dict) and is_link and depth < _DEPTH and isinstance(value.get("id"), str):
        neighbour = cast(Mapping[str, Any], value)
        _entity(neighbour, f"{place}, property {name[:80]}", told, depth + 1)
        value = neighbour["id"]
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        if value is not None:
            told(rejection("bad-entity", f"{place}, property {name[:80]}", found=type(value).__name__))
        return
    text = _text(str(value), f"{place}, property {name[:80]}", told)
    if text:
        told(Statement(key, schema, name, text, text if is_link else None, place))


def _text(value: str, place: str, told: Told) -> str:
    if value.isprintable():
        return value
    text, notes = cleaned(value, place)
    for note in notes:
        told(note)
    return text


def _statement(value: Mapping[str, Any], place: str, told: Told) -> None:
    """One statement. The pseudo-property "id" only says that the entity is there."""
    key = value.get("entity_id") or value.get("canonical_id")
    schema, name, written = value.get("schema"), value.get("prop"), value.get("value")
    if not (
        isinstance(key, str)
        and isinstance(schema, str)
        and isinstance(name, str)
        and isinstance(written, str)
    ):
        told(rejection("bad-entity", place, needed="entity_id, schema, prop, value"))
        return
    if name == "id" or not written:
        return
    try:
        found = property_of(schema, name)
    except UnknownSchema:
        told(rejection("unknown-schema", place, schema=schema[:80]))
        return
    except UnknownProperty:
        told(rejection("unknown-property", f"{place}, property {name[:80]}", schema=schema))
        return
    is_link = found.type == "entity"
    raw = value.get("original_value")
    text = _text(raw if isinstance(raw, str) and raw and not is_link else written, place, told)
    if text:
        told(Statement(_text(key, place, told), schema, name, text, text if is_link else None, place))


def _from_rows(path: Path, limits: Limits) -> Iterator[Statement | Rejection]:
    source = DelimitedRows(path, limits, header=1)
    width = len(source.header)
    found: list[Statement | Rejection] = []
    for row in source.rows():
        if isinstance(row, Rejection):
            yield row
            continue
        number, cells = row
        if len(cells) != width:
            code = "too-few-cells" if len(cells) < width else "too-many-cells"
            yield rejection(code, f"row {number}", cells=len(cells), columns=width)
            continue
        _statement(dict(zip(source.header, cells, strict=True)), f"row {number}", found.append)
        yield from found
        found.clear()
