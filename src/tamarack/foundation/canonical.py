"""The one way to write a value as bytes, so that its hash means something: a subset of RFC 8785 (JCS).

The subset: null, true, false, whole numbers within ±2⁵³, text, lists, and objects whose keys are ASCII text.
Fractions have no place in it, nor has anything that only resembles these (an enumeration, a date).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

import orjson

from tamarack.foundation.errors import BadInput

Value: TypeAlias = "bool | int | str | Sequence[Value] | Mapping[str, Value] | None"

LARGEST_NUMBER = 1 << 53
DEEPEST = 64
_KINDS = frozenset({type(None), bool, int, str, list, tuple, dict})


class NotCanonical(BadInput):
    """A value, or bytes, outside the canonical form. `place` is the path to it."""

    code = "not-canonical"


def canonical(value: Value) -> bytes:
    """The canonical bytes of a value. Raises NotCanonical."""
    _check(value, "$", 0)
    try:
        return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)
    except (TypeError, ValueError, RecursionError) as error:
        raise NotCanonical(place="$", problem="cannot be written") from error


def read_canonical(data: bytes) -> Value:
    """The value that canonical bytes write; any other writing of it is refused. Raises NotCanonical."""
    if type(data) is not bytes:
        raise NotCanonical(place="$", problem="not bytes")
    try:
        value: Value = orjson.loads(data)
    except (TypeError, ValueError, RecursionError) as error:
        raise NotCanonical(place="$", problem="no JSON") from error
    if canonical(value) != data:
        raise NotCanonical(place="$", problem="not in canonical form")
    return value


def _check(value: object, place: str, depth: int) -> None:
    if depth > DEEPEST:
        raise NotCanonical(place=place[:80], problem="too deep")
    if type(value) not in _KINDS:
        raise NotCanonical(place=place[:80], problem=f"a {type(value).__name__} has no canonical form")
    if isinstance(value, str):
        _check_text(value, place)
    elif isinstance(value, int):
        if not -LARGEST_NUMBER <= value <= LARGEST_NUMBER:
            raise NotCanonical(place=place[:80], problem="number too large")
    elif isinstance(value, list | tuple):
        for at, one in enumerate(value):
            _check(one, f"{place}[{at}]", depth + 1)
    elif isinstance(value, dict):
        _check_object(value, place, depth)


def _check_text(text: str, place: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise NotCanonical(place=place[:80], problem="a lone surrogate") from error


def _check_object(value: dict[object, object], place: str, depth: int) -> None:
    for key, one in value.items():
        if type(key) is not str or not key.isascii():
            raise NotCanonical(place=place[:80], problem="a key that is not ASCII text")
        _check(one, f"{place}.{key}", depth + 1)
