"""Questions, and scores that use the question and the answer and nothing else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tamarack.intelligence.search.asking import (
    beginnings,
    endings,
    name_score,
    number_score,
    question,
    written_score,
)


def test_a_question_is_read_as_name_number_and_words() -> None:
    asked = question(" +1 (514) 555-0134 ")
    assert (asked.number, asked.numbered) == ("15145550134", True)
    assert question("Zając Zbigniew").parts == ("zajac", "zbigniew")
    assert not question("Zając Zbigniew").numbered
    assert question("\x00  ").text == ""


def test_order_is_ignored_and_a_typing_error_costs_less_than_another_name() -> None:
    parts = ("zbigniew", "zajac")
    assert name_score(("zajac", "zbigniew"), parts) == 1.0
    assert 1.0 > name_score(("zajac", "zbignew"), parts) > name_score(("zajac", "marta"), parts)


def test_the_whole_number_scores_above_a_part_of_it() -> None:
    asked = question("AB123456")
    assert number_score(asked, "ab 123456") == 1.0
    assert number_score(question("AB1234"), "AB123456") < 1.0


@given(st.text(max_size=600))
def test_anything_can_be_asked(text: str) -> None:
    asked = question(text)
    assert len(asked.text) <= 400
    assert len(asked.parts) <= 8
    assert 0.0 <= name_score(asked.parts, ("abel", "orr")) <= 1.0
    assert 0.0 <= number_score(asked, "AB123456") <= 1.0


def test_an_address_or_a_phrase_is_looked_for_by_its_beginning() -> None:
    assert beginnings(question("Ann@Example.org")) == (
        "Ann@Example.org",
        "ann@example.org",
        "ann example org",
    )
    assert beginnings(question("an")) == beginnings(question("!&|")) == ()
    assert written_score(question("global irregular"), "global irregular migration") < 1.0
    assert written_score(question("ANN@example.org"), "ann@example.org") == 1.0


def test_a_telephone_is_looked_for_by_its_end_with_and_without_a_zero() -> None:
    assert endings(question("0110")) == ("0110", "110")
    assert endings(question("555 0134")) == ("5550134",)
