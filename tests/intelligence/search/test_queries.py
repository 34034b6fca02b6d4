"""Searching: names in any order and nearly right, numbers however written, words in two languages."""

from __future__ import annotations

import pytest

from tamarack.intelligence.claims.statement import Statement
from tamarack.intelligence.search.queries import Filters, complete, search
from tamarack.trust.markings.viewing import Look
from tests.ground.people import looking, person
from tests.ground.reporting import person_named, source, told

pytestmark = pytest.mark.django_db


def _scene(look: Look) -> None:
    patrol = source(look, "Harbour patrol")
    told(
        look,
        "The smugglers were crossing at night. Passeurs vus près du quai.",
        [
            *person_named("a", "Ambroise Tremblay-Côté"),
            *person_named("b", "Мария Иванова"),
            *person_named("c", "Nguyễn Thị Hoa"),
            Statement("p", "Phone", "number", "+1 613 555 0110"),
            Statement("d", "Passport", "number", "AB 123-456"),
        ],
        said_by=patrol,
        title="Night crossing",
    )
    told(
        look,
        "Nothing much.",
        person_named("z", "Tremblay Ambroise Junior"),
        said_by=source(look, "A tip"),
        name="b.txt",
    )


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Ambroise Tremblay-Côté", "Ambroise Tremblay-Côté"),
        ("tremblay cote ambroise", "Ambroise Tremblay-Côté"),
        ("ambroise tremblai cote", "Ambroise Tremblay-Côté"),
        ("maria ivanova", "Мария Иванова"),
        ("Мария", "Мария Иванова"),
        ("hoa nguyen thi", "Nguyễn Thị Hoa"),
        ("nguyen thi hoe", "Nguyễn Thị Hoa"),
        ("613-555-0110", "+1 613 555 0110"),
        ("(613) 555 0110", "+1 613 555 0110"),
        ("555 0110", "+1 613 555 0110"),
        ("ab123456", "AB 123-456"),
        ("AB-123", "AB 123-456"),
    ],
)
def test_what_is_found_first(text: str, label: str) -> None:
    with looking(person("protected-b")) as look:
        _scene(look)
        found = [one for one in search(look, text) if one.kind != "report"]
        assert found
        assert found[0].label == label


@pytest.mark.parametrize("text", ["smuggler", "crossings", "passeur", "pres du quai", "NIGHT CROSSING"])
def test_words_of_reports_in_both_languages(text: str) -> None:
    with looking(person("protected-b")) as look:
        _scene(look)
        assert [one.label for one in search(look, text, Filters(kind="report"))] == ["Night crossing"]


@pytest.mark.parametrize(
    "text", ["", "   ", "\x00", "%", "_", "'; DROP TABLE x; --", "{}", "a" * 5_000, "\\", "((", "!&|"]
)
def test_odd_questions_have_an_answer(text: str) -> None:
    with looking(person("protected-b")) as look:
        _scene(look)
        assert search(look, text) == []
        assert complete(look, text) == []


def test_filters_by_kind_source_and_day() -> None:
    with looking(person("protected-b")) as look:
        _scene(look)
        patrol = source(look, "Harbour patrol")
        by_source = search(look, "tremblay ambroise", Filters(source=patrol.id))
        assert [one.label for one in by_source] == ["Ambroise Tremblay-Côté"]
        assert {one.kind for one in search(look, "5550110", Filters(kind="phone"))} == {"phone"}
        assert search(look, "tremblay", Filters(until="2020-01-01")) == []
        assert len(search(look, "tremblay", Filters(since="2020-01-01"))) == 2


def test_completing_begins_at_two_letters_and_stops_at_eight() -> None:
    with looking(person("protected-b")) as look:
        told(
            look, "Many.", [one for n in range(12) for one in person_named(f"n{n}", f"Ambroise Numbered {n}")]
        )
        assert complete(look, "a") == []
        assert len(complete(look, "ambroise")) == 8
