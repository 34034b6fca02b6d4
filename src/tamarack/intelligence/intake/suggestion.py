"""A mapping to start from, guessed from a table's column names (English, French) and its first rows.

A guess for a form to show: an officer reads it, corrects it, and only then is it used.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from tamarack.foundation.folding import fold
from tamarack.foundation.partial_dates import Order, read_date
from tamarack.intelligence.intake.suggestion_words import LINKS, PEOPLE, LinkWords, of_kind

_PHONE = re.compile(r"\+?[\d\s().-]{7,20}")
_MISSING = frozenset(["null", "none", "n/a", "na", "nan", "-", "--", "?", "inconnu", "unknown", "s.o.", "nd"])
_SPLITS = (";", "|")

Guess = dict[str, Any]


def suggest_mapping(header: Sequence[str], sample: Sequence[Sequence[str]]) -> Guess:
    """A mapping of `header` that passes `plan`, or one with no entities when nothing is recognised."""
    words = {name: fold(name).replace("_", " ").strip() for name in header}
    cells = {name: _column(sample, at) for at, name in enumerate(header)}
    entities = _linked(words, cells) or _people(words, cells)
    guess: Guess = {"entities": entities}
    missing = sorted({cell for column in cells.values() for cell in column if cell.casefold() in _MISSING})
    return guess | ({"missing": missing} if missing else {})


def _column(sample: Sequence[Sequence[str]], at: int) -> list[str]:
    return [row[at].strip() for row in sample if at < len(row) and row[at].strip()]


def _linked(words: dict[str, str], cells: dict[str, list[str]]) -> Guess:
    """Two ends and what joins them: a list of calls, payments, or bare ties."""
    for link in LINKS:
        source = of_kind(words, link.source)
        target = of_kind(words, link.target)
        if source and target and source != target and (not link.sign or of_kind(words, link.sign)):
            return _ends(link, source, target, cells) | {link.name: _link(link, words, cells, source)}
    return {}


def _ends(link: LinkWords, source: str, target: str, cells: dict[str, list[str]]) -> Guess:
    """The things at both ends: telephones when the columns hold numbers, else persons by their code."""
    ends: Guess = {}
    for name, column in ((link.ends[0], source), (link.ends[1], target)):
        if link.schema == "Call" and _are_phones(cells[column]):
            ends[name] = {"schema": "Phone", "key": {"value": "number"}, "properties": {"number": column}}
        else:
            ends[name] = {"schema": "Person", "key": [column], "properties": {"name": column}}
    return ends


def _link(link: LinkWords, words: dict[str, str], cells: dict[str, list[str]], source: str) -> Guess:
    phones = link.schema == "Call" and _are_phones(cells[source])
    suffix = "Phone" if phones else ""
    properties: Guess = {
        f"{link.links[0]}{suffix}": {"entity": link.ends[0]},
        f"{link.links[1]}{suffix}": {"entity": link.ends[1]},
    }
    for name, pattern in link.properties.items():
        column = of_kind(words, pattern)
        if column and column not in _used(properties):
            properties[name] = _origin(name, column, cells[column])
    key = of_kind(words, link.key)
    return {"schema": link.schema, "key": [key] if key else "row", "properties": properties}


def _used(properties: Guess) -> list[str]:
    return [origin if isinstance(origin, str) else origin.get("column", "") for origin in properties.values()]


def _people(words: dict[str, str], cells: dict[str, list[str]]) -> Guess:
    """Persons, one to a row, with their passport and telephone as things of their own."""
    properties: Guess = {}
    for name, pattern in PEOPLE.properties.items():
        column = of_kind(words, pattern)
        if column and column not in _used(properties):
            properties[name] = _origin(name, column, cells[column])
    if not PEOPLE.enough & properties.keys():
        return {}
    if "name" not in properties and {"firstName", "lastName"} <= properties.keys():
        properties = {"name": {"columns": [properties["firstName"], properties["lastName"]]}} | properties
    key = of_kind(words, PEOPLE.key)
    entities: Guess = {
        "person": {"schema": "Person", "key": [key] if key else "row", "properties": properties}
    }
    return entities | _passport(words) | _phone(words, cells)


def _passport(words: dict[str, str]) -> Guess:
    column = of_kind(words, PEOPLE.passport)
    if not column:
        return {}
    stated = {"number": column, "holder": {"entity": "person"}}
    return {"passport": {"schema": "Passport", "key": [column], "properties": stated}}


def _phone(words: dict[str, str], cells: dict[str, list[str]]) -> Guess:
    column = of_kind(words, PEOPLE.phone)
    if not column or not _are_phones(cells[column]):
        return {}
    stated = {"number": column, "holder": {"entity": "person"}}
    return {"phone": {"schema": "Phone", "key": {"value": "number"}, "properties": stated}}


def _are_phones(cells: Sequence[str]) -> bool:
    looks = sum(1 for cell in cells if _PHONE.fullmatch(cell) and sum(map(str.isdigit, cell)) >= 7)
    return bool(cells) and looks >= 0.8 * len(cells)


def _origin(name: str, column: str, cells: Sequence[str]) -> Any:
    """The column; with the order of its dates, or the mark between its several values, when there is one."""
    if name.lower().endswith("date"):
        order = date_order(cells)
        return {"column": column, "order": order} if order else column
    for split in _SPLITS:
        if sum(split in cell for cell in cells) > 0.3 * len(cells):
            return {"column": column, "split": split}
    return column


def date_order(cells: Sequence[str]) -> Order | None:
    """Whether the day or the month comes first, when a date among `cells` can be read in one order only."""
    ambiguous = [cell for cell in cells if read_date(cell).why == "ambiguous"]
    if not ambiguous:
        return None
    settled = [cell for cell in cells if read_date(cell).date]
    orders: tuple[Order, ...] = ("dmy", "mdy")
    fits = [order for order in orders if all(read_date(cell, order).date for cell in settled)]
    return fits[0] if len(fits) == 1 else None
