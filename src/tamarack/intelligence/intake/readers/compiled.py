"""A mapping and a header, compiled once into one function that turns a row into statements.

Each property becomes a closure over the positions of its columns, so that a row costs a call
for each property and nothing is looked up by name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from tamarack.intelligence.claims.statement import Statement
from tamarack.intelligence.intake.draft import Rejection
from tamarack.intelligence.intake.errors import MissingColumns
from tamarack.intelligence.intake.mapping import EntityPlan, TableMapping, ValuePlan
from tamarack.intelligence.intake.readers.dates import date_reader
from tamarack.intelligence.intake.readers.naming import key_of_value
from tamarack.intelligence.intake.readers.reasons import rejection
from tamarack.intelligence.intake.readers.rows import loosely

Cells = Sequence[str]
Told = Callable[[Statement | Rejection], None]
#: From a row's cells and number: hands statements and rejections to the third argument.
RowReader = Callable[[Cells, int, Told], None]
_Key = Callable[[Cells, int], str | None]
#: From the cells, the entity's key, the keys of the row's entities, and the place.
_Emit = Callable[[Cells, str, Sequence[str | None], str, Told], None]
_Values = Callable[[Cells], Iterator[str]]


def compile_rows(mapping: TableMapping, header: Sequence[str], digest: str) -> RowReader:
    """The reader of rows under `header`; `digest` tells this file's rows from another's.

    Raises MissingColumns.
    """
    at = _positions(mapping, header)
    order = {entity.name: number for number, entity in enumerate(mapping.entities)}
    keys = [_key(entity, at, mapping.missing, digest) for entity in mapping.entities]
    names = [_name(entity, at, mapping.missing) for entity in mapping.entities]
    emitters = [
        [_emitter(entity.schema, value, at, mapping.missing, order, names) for value in entity.values]
        for entity in mapping.entities
    ]

    def read(cells: Cells, number: int, told: Told) -> None:
        place = f"row {number}"
        known = [key(cells, number) for key in keys]
        if not any(known):
            told(rejection("missing-key", place))
            return
        for key, emits in zip(known, emitters, strict=True):
            if key is not None:
                for emit in emits:
                    emit(cells, key, known, place, told)

    return read


def _positions(mapping: TableMapping, header: Sequence[str]) -> dict[str, int]:
    """Where each column stands; a name that differs only in case or spaces is found."""
    exact = {name: at for at, name in reversed(list(enumerate(header)))}
    loose = {loosely(name): at for at, name in reversed(list(enumerate(header)))}
    wanted = mapping.columns()
    missing = [name for name in wanted if name not in exact and loosely(name) not in loose]
    if missing:
        raise MissingColumns(place="header", missing=missing, header=list(header)[:50])
    return {name: exact.get(name, loose.get(loosely(name), -1)) for name in wanted}


def _key(entity: EntityPlan, at: Mapping[str, int], missing: frozenset[str], digest: str) -> _Key:
    plan = entity.key
    if plan.kind == "row":
        prefix = f"{entity.schema}/{digest}/row "
        return lambda _cells, number: f"{prefix}{number}"
    if plan.kind == "value":
        return _value_key(entity, at, missing)
    if len(plan.names) == 1:
        return _single_key(f"{plan.space}/", at[plan.names[0]], missing)
    spots = [at[name] for name in plan.names]

    def key(cells: Cells, _number: int) -> str | None:
        parts = [cells[spot].strip() for spot in spots]
        return "/".join((plan.space, *parts)) if any(part and part not in missing for part in parts) else None

    return key


def _single_key(prefix: str, spot: int, missing: frozenset[str]) -> _Key:
    def key(cells: Cells, _number: int) -> str | None:
        value = cells[spot].strip()
        return prefix + value if value and value not in missing else None

    return key


def _value_key(entity: EntityPlan, at: Mapping[str, int], missing: frozenset[str]) -> _Key:
    told = [
        _values(next(value for value in entity.values if value.property == name), at, missing)
        for name in entity.key.names
    ]
    properties = entity.key.names

    def key(cells: Cells, _number: int) -> str | None:
        parts = [next(values(cells), "") for values in told]
        return key_of_value(entity.schema, properties, tuple(parts)) or None if all(parts) else None

    return key


def _name(entity: EntityPlan, at: Mapping[str, int], missing: frozenset[str]) -> Callable[[Cells], str]:
    """How a row names the entity: its first value, or the columns of its key."""
    told = [_values(value, at, missing) for value in entity.values if value.columns]
    spots = [at[name] for name in entity.key.names] if entity.key.kind == "columns" else []

    def name(cells: Cells) -> str:
        for values in told:
            for value in values(cells):
                return value
        return " ".join(cells[spot].strip() for spot in spots)

    return name


def _emitter(
    schema: str,
    value: ValuePlan,
    at: Mapping[str, int],
    missing: frozenset[str],
    order: Mapping[str, int],
    names: Sequence[Callable[[Cells], str]],
) -> _Emit:
    if value.entity:
        return _link(schema, value.property, order[value.entity], names[order[value.entity]])
    if value.constant:
        return _constant(schema, value.property, value.constant)
    if value.type == "date":
        return _date(schema, value, _values(value, at, missing))
    if len(value.columns) == 1 and not value.split and not value.codes:
        return _plain(schema, value.property, at[value.columns[0]], missing)
    return _computed(schema, value.property, _values(value, at, missing))


def _link(schema: str, name: str, target: int, named: Callable[[Cells], str]) -> _Emit:
    def emit(cells: Cells, key: str, known: Sequence[str | None], place: str, told: Told) -> None:
        linked = known[target]
        if linked is not None:
            told(Statement(key, schema, name, named(cells), linked, place))

    return emit


def _constant(schema: str, name: str, constant: str) -> _Emit:
    def emit(_cells: Cells, key: str, _known: Sequence[str | None], place: str, told: Told) -> None:
        told(Statement(key, schema, name, constant, None, place))

    return emit


def _plain(schema: str, name: str, spot: int, missing: frozenset[str]) -> _Emit:
    def emit(cells: Cells, key: str, _known: Sequence[str | None], place: str, told: Told) -> None:
        value = cells[spot].strip()
        if value and value not in missing:
            told(Statement(key, schema, name, value, None, place))

    return emit


def _computed(schema: str, name: str, values: _Values) -> _Emit:
    def emit(cells: Cells, key: str, _known: Sequence[str | None], place: str, told: Told) -> None:
        for value in values(cells):
            told(Statement(key, schema, name, value, None, place))

    return emit


def _date(schema: str, plan: ValuePlan, values: _Values) -> _Emit:
    read = date_reader(plan.order, plan.format)
    column = " + ".join(plan.columns)

    def emit(cells: Cells, key: str, _known: Sequence[str | None], place: str, told: Told) -> None:
        for text in values(cells):
            value, why = read(text)
            if value is None:
                told(rejection(why, f"{place}, column {column}", property=plan.property, text=text[:80]))
            else:
                told(Statement(key, schema, plan.property, value, None, place))

    return emit


def _values(value: ValuePlan, at: Mapping[str, int], missing: frozenset[str]) -> _Values:
    """The texts that a row gives a property: joined, split and decoded as the mapping says."""
    spots = [at[name] for name in value.columns]
    codes, split, join = value.codes, value.split, value.join

    def values(cells: Cells) -> Iterator[str]:
        parts = [part for spot in spots if (part := cells[spot].strip()) and part not in missing]
        joined = join.join(parts)
        for piece in joined.split(split) if split else (joined,):
            text = piece.strip()
            if text and text not in missing:
                yield codes.get(text, text)

    return values
