from __future__ import annotations

import datetime
import decimal
import enum
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tamarack.foundation.canonical import LARGEST_NUMBER, NotCanonical, canonical, read_canonical

FROZEN = json.loads(Path(__file__).with_name("canonical_examples.json").read_text(encoding="utf-8"))

SHORT = {8: "\\b", 9: "\\t", 10: "\\n", 12: "\\f", 13: "\\r", 34: '\\"', 92: "\\\\"}


def by_the_book(value: Any) -> str:
    """RFC 8785 § 3.2 as it is written, for the subset."""
    if isinstance(value, str):
        return '"' + "".join(SHORT.get(ord(c)) or (f"\\u{ord(c):04x}" if c < " " else c) for c in value) + '"'
    if isinstance(value, list | tuple):
        return "[" + ",".join(by_the_book(one) for one in value) + "]"
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: key.encode("utf-16-be"))
        return "{" + ",".join(f"{by_the_book(key)}:{by_the_book(value[key])}" for key in keys) + "}"
    return {None: "null", True: "true", False: "false"}[value] if type(value) is not int else str(value)


text = st.text(st.characters(exclude_categories=["Cs"]))
keys = st.text(st.characters(max_codepoint=127))
numbers = st.integers(-LARGEST_NUMBER, LARGEST_NUMBER)
values = st.recursive(
    st.none() | st.booleans() | numbers | text,
    lambda inner: st.lists(inner) | st.tuples(inner, inner) | st.dictionaries(keys, inner),
)


@pytest.mark.parametrize("example", FROZEN, ids=lambda one: one["bytes"][:30])
def test_the_frozen_examples(example: dict[str, Any]) -> None:
    assert canonical(example["value"]) == example["bytes"].encode() == by_the_book(example["value"]).encode()
    assert read_canonical(example["bytes"].encode()) == example["value"]


def test_every_character_below_the_surrogates_is_written_by_the_book() -> None:
    for start in range(0, 0xD800, 0x400):
        block = "".join(map(chr, range(start, start + 0x400)))
        assert canonical(block) == by_the_book(block).encode()
        if start == 0:
            assert canonical(dict.fromkeys(block[:128])) == by_the_book(dict.fromkeys(block[:128])).encode()


@given(values)
def test_any_value_is_written_by_the_book_and_reads_back(value: Any) -> None:
    written = canonical(value)
    assert written == by_the_book(value).encode()
    assert canonical(read_canonical(written)) == written


class Colour(enum.IntEnum):
    RED = 1


class Word(str):
    __slots__ = ()


def nested(depth: int) -> list[Any]:
    value: list[Any] = []
    for _ in range(depth):
        value = [value]
    return value


def circle() -> list[Any]:
    value: list[Any] = []
    value.append(value)
    return value


@pytest.mark.parametrize(
    "value",
    [
        1.0, float("nan"), float("inf"), decimal.Decimal(1), b"x", bytearray(b"x"), {1, 2}, object(), int,
        datetime.datetime(2026, 11, 25, tzinfo=datetime.UTC), datetime.date(2026, 11, 25), Colour.RED,
        Word("x"), LARGEST_NUMBER + 1, -LARGEST_NUMBER - 1, 1 << 70, 10**5000, "\ud800", "a\udfffb",
        ["\udc00"], {"a": "\ud9ab"}, {"é": 1}, {1: 1}, {None: 1}, {"\ud800": 1}, {Word("a"): 1},
        {"a": {"b": [1.5]}}, nested(65), circle(),
    ],
    ids=lambda value: type(value).__name__,
)  # fmt: skip
def test_what_has_no_canonical_form_is_refused(value: Any) -> None:
    with pytest.raises(NotCanonical):
        canonical(value)


def test_the_place_of_what_is_refused_is_told() -> None:
    with pytest.raises(NotCanonical) as refused:
        canonical({"details": {"rows": [1, 2.5]}})
    assert refused.value.place == "$.details.rows[1]"


@pytest.mark.parametrize(
    "data",
    [
        b"", b" null", b"null\n", b"1.0", b"1e3", b"-0", b'{"b":1,"a":2}', b'{"a":1,"a":1}', b'{"a": 1}',
        b"[1,]", b'"\\u0041"', b'"\\/"', b'"\\u000A"', b'"\\ud800"', b'"\xed\xa0\x80"', b'"\xff"', b"NaN",
        b"9" * 30, b"[" * 5000 + b"]" * 5000, b"9007199254740993", '{"é":1}'.encode(), None, 7, "null",
        memoryview(b"null"),
    ],
)  # fmt: skip
def test_other_bytes_are_refused(data: Any) -> None:
    with pytest.raises(NotCanonical):
        read_canonical(data)
