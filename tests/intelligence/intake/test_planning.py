from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tamarack.intelligence.intake.errors import BadMapping
from tamarack.intelligence.intake.planning import parse_mapping, plan, write_mapping
from tamarack.intelligence.intake.ready import fitting, ready_mapping, ready_mappings

GOOD = {
    "entities": {
        "caller": {"schema": "Person", "key": ["source"], "properties": {"name": "source"}},
        "call": {
            "schema": "Call",
            "key": "row",
            "properties": {"caller": {"entity": "caller"}, "date": "day"},
        },
    }
}


def changed(path, value):
    copy = parse_mapping(write_mapping(GOOD))
    at = copy
    *way, last = path.split("/")
    for step in way:
        at = at.setdefault(step, {})
    at[last] = value
    return copy


def test_a_mapping_is_the_same_after_writing_and_reading():
    assert parse_mapping(write_mapping(GOOD)) == GOOD
    assert plan(GOOD).columns() == ["source", "day"]


@pytest.mark.parametrize(
    ("path", "value", "place", "why"),
    [
        ("entities", {}, "entities", "empty"),
        ("entities", [], "entities", "not-a-mapping"),
        ("colour", "x", "colour", "unknown-setting"),
        ("encoding", "klingon", "encoding", "unknown-encoding"),
        ("delimiter", "ab", "delimiter", "not-one-character"),
        ("header", "one", "header", "not-a-row"),
        ("repeats", "drop", "repeats", "unknown-choice"),
        ("entities/caller/schema", "Dragon", "entities.caller.schema", "unknown-schema"),
        ("entities/caller/schema", "Thing", "entities.caller.schema", "abstract-schema"),
        ("entities/caller/wings", 2, "entities.caller.wings", "unknown-setting"),
        ("entities/caller/key", [], "entities.caller.key", "not-a-list"),
        (
            "entities/caller/key",
            {"value": "birthDate"},
            "entities.caller.key.value",
            "not-stated-from-a-column",
        ),
        ("entities/caller/properties/wings", "x", "entities.caller.properties.wings", "unknown-property"),
        (
            "entities/call/properties/caller",
            {"entity": "nobody"},
            "entities.call.properties.caller",
            "unknown-entity",
        ),
        (
            "entities/call/properties/caller",
            {"entity": "call"},
            "entities.call.properties.caller",
            "wrong-kind",
        ),
        (
            "entities/call/properties/summary",
            {"entity": "caller"},
            "entities.call.properties.summary",
            "not-a-link",
        ),
        (
            "entities/call/properties/date",
            {"column": "d", "constant": "x"},
            "entities.call.properties.date",
            "one-origin-needed",
        ),
        (
            "entities/call/properties/date",
            {"column": "d", "order": "ymd"},
            "entities.call.properties.date.order",
            "dmy-or-mdy-of-a-date",
        ),
        ("entities/call/properties/date", ["day", True], "entities.call.properties.date.2", "not-text"),
        (
            "entities/call/properties/date",
            {"column": "d", "format": "%d"},
            "entities.call.properties.date.format",
            "a-date-with-its-year",
        ),
    ],
)
def test_errors_name_the_place_in_the_mapping(path, value, place, why):
    with pytest.raises(BadMapping) as caught:
        plan(changed(path, value))
    assert (caught.value.place, caught.value.facts["why"]) == (place, why)


@pytest.mark.parametrize(
    "text", ["a: [1", "\t- x", "!!python/object:os.system x", "just words", "{1: 2}", "x" * 300_000, "\x00"]
)
def test_text_that_is_no_mapping_is_refused(text):
    with pytest.raises(BadMapping):
        parse_mapping(text)


JUNK = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=8)
    | st.sampled_from(["Person", "row", "name", "entities"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "entities",
                    "schema",
                    "key",
                    "properties",
                    "name",
                    "column",
                    "columns",
                    "entity",
                    "caller",
                    "codes",
                    "split",
                ]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(["entities", "header", "missing", "encoding"]), JUNK, max_size=3))
def test_whatever_is_given_is_planned_or_refused(mapping):
    with contextlib.suppress(BadMapping):
        plan(mapping)


def test_ready_mappings_hold_and_say_what_they_are_for():
    for name, mapping in ready_mappings().items():
        assert plan(mapping).columns(), name
        assert set(mapping["title"]) == {"en", "fr"}, name
        assert set(mapping["fits"]) >= set(plan(mapping).columns()), name


def test_a_header_finds_the_mappings_that_fit():
    assert fitting(["Source", "target", "weight"]) == [
        "calls_by_code",
        "meetings_by_code",
        "payments_by_code",
        "ties_by_code",
    ]
    assert fitting(["x"]) == []
    assert ready_mapping("calls_by_code")["entities"]["call"]["schema"] == "Call"


@pytest.mark.parametrize("name", ["utf-8", "UTF-16", "utf_16_le", "windows-1252", "shift_jis"])
def test_encodings_of_text_are_taken(name):
    assert plan(GOOD | {"encoding": name}).encoding


@pytest.mark.parametrize("name", ["hex", "rot13", "zlib", "idna", "unicode_escape", "utf-7", "\x00"])
def test_codecs_that_are_no_writing_are_refused(name):
    with pytest.raises(BadMapping):
        plan(GOOD | {"encoding": name})


@pytest.mark.parametrize(
    "text",
    [
        "entities: &a [1]\nfits: *a",
        "title: 2026-01-01\nentities: {}",
        'title: !!binary "aGVsbG8="\nentities: {}',
        'title: "a\\0b"\nentities: {}',
        "fits: &f [*f]\nentities: {}",
    ],
)
def test_what_is_not_plain_is_refused(text: str) -> None:
    with pytest.raises(BadMapping):
        parse_mapping(text)
