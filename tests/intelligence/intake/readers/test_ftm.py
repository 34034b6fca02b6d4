from __future__ import annotations

import json

import pytest

from tamarack.intelligence.claims.statement import Statement
from tamarack.intelligence.intake.limits import Limits


def lines(*values: object) -> str:
    return "".join(json.dumps(value, ensure_ascii=False) + "\n" for value in values)


PERSON = {
    "id": "p1",
    "schema": "Person",
    "caption": "Ana",
    "properties": {
        "name": ["Ana Núñez", "安娜"],
        "gender": ["X"],
        "birthDate": ["1961-07"],
        "nationality": ["UTO"],
    },
}
PASSPORT = {"id": "d1", "schema": "Passport", "properties": {"holder": ["p1"], "number": ["AB 12"]}}


def test_values_stay_as_they_were_written_and_links_have_targets(take):
    taken = take(lines(PERSON, PASSPORT), "e.ftm.json")
    assert taken.statements == [
        Statement("p1", "Person", "name", "Ana Núñez", None, "line 1"),
        Statement("p1", "Person", "name", "安娜", None, "line 1"),
        Statement("p1", "Person", "gender", "X", None, "line 1"),
        Statement("p1", "Person", "birthDate", "1961-07", None, "line 1"),
        Statement("p1", "Person", "nationality", "UTO", None, "line 1"),
        Statement("d1", "Passport", "holder", "p1", "p1", "line 2"),
        Statement("d1", "Passport", "number", "AB 12", None, "line 2"),
    ]
    assert taken.rejections == []


def test_faults_are_told_by_line_and_the_rest_lands(take):
    text = (
        lines(PERSON)
        + "{broken\n\n"
        + lines(
            ["no entity"],
            {"id": "x", "schema": "Person"},
            {"id": "x", "schema": "Dragon", "properties": {}},
            {
                "id": "x",
                "schema": "Person",
                "properties": {"wings": ["2"], "name": ["Bo", None, 7, {"a": 1}, "N\x00o"]},
            },
        )
    )
    taken = take(text, "e.json")
    assert taken.codes == [
        ("line 2", "bad-json"),
        ("line 4", "bad-entity"),
        ("line 5", "bad-entity"),
        ("line 6", "unknown-schema"),
        ("line 7, property wings", "unknown-property"),
        ("line 7, property name", "bad-entity"),
        ("line 7, property name", "control-characters-removed"),
    ]
    assert [value for _, _, value in taken.said][5:] == ["Bo", "7", "No"]


def test_a_neighbour_written_inside_a_link_is_read_too(take):
    nested = {"id": "d1", "schema": "Passport", "properties": {"holder": [PERSON]}}
    taken = take(lines(nested), "e.json")
    assert taken.statements[-1] == Statement("d1", "Passport", "holder", "p1", "p1", "line 1")
    assert ("p1", "gender", "X") in taken.said


def test_a_long_line_is_passed_over(take):
    long = {"id": "x", "schema": "Person", "properties": {"name": ["x" * 5_000]}}
    taken = take(lines(PERSON, long, PASSPORT), "e.json", limits=Limits(line_bytes=1_000))
    assert taken.codes == [("line 2", "line-too-long")]
    assert len(taken.statements) == 7


STATEMENTS = [
    {"id": "s1", "entity_id": "p1", "canonical_id": "Q1", "schema": "Person", "prop": "name", "value": "Ana"},
    {"entity_id": "p1", "schema": "Person", "prop": "gender", "value": "other", "original_value": "X"},
    {"entity_id": "p1", "schema": "Person", "prop": "id", "value": "sha"},
    {"canonical_id": "d1", "schema": "Passport", "prop": "holder", "value": "p1", "original_value": "Ana"},
    {"entity_id": "p1", "schema": "Person", "prop": "wings", "value": "2"},
]


@pytest.mark.parametrize("form", ["json", "csv"])
def test_statements_in_both_forms(take, form):
    text = lines(*STATEMENTS)
    if form == "csv":
        names = ["entity_id", "canonical_id", "schema", "prop", "value", "original_value"]
        text = (
            "\n".join(
                [",".join(names), *(",".join(one.get(name, "") for name in names) for one in STATEMENTS)]
            )
            + "\n"
        )
    taken = take(text, f"s.{form}")
    assert [(one.entity, one.property, one.value, one.target) for one in taken.statements] == [
        ("p1", "name", "Ana", None),
        ("p1", "gender", "X", None),
        ("d1", "holder", "p1", "p1"),
    ]
    assert [code for _, code in taken.codes] == ["unknown-property"]
    assert taken.codes[0][0] == ("line 5, property wings" if form == "json" else "row 6, property wings")
