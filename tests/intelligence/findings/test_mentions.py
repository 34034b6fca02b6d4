"""Words that may name something known."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tamarack.intelligence.findings.mentions import (
    MOST_WORDS,
    Candidate,
    longest_first,
    name_candidates,
    number_candidates,
)


def test_names_are_runs_that_begin_with_a_capital_or_in_a_script_without() -> None:
    text = "then Jean-Luc Martel met 王小明 and the driver"
    normals = {one.normal for one in name_candidates(text)}
    assert {"jean luc martel", "jean luc"} <= normals
    assert any(text[one.start : one.end] == "王小明" for one in name_candidates(text))
    assert "driver" not in normals


def test_a_name_does_not_run_across_a_sentence() -> None:
    assert "martel he" not in {one.normal for one in name_candidates("We saw Martel; He left")}


def test_numbers_have_five_characters_and_three_digits() -> None:
    assert {one.normal for one in number_candidates("plate EZN-947, room 12, AB 12345")} == {
        "EZN947",
        "12345",
    }


def test_of_overlapping_candidates_the_longest_stands() -> None:
    assert longest_first([Candidate(0, 4, "a"), Candidate(0, 11, "b"), Candidate(12, 15, "c")]) == [
        Candidate(0, 11, "b"),
        Candidate(12, 15, "c"),
    ]


@given(st.text(max_size=300))
def test_candidates_stand_in_the_text(text: str) -> None:
    for one in (*name_candidates(text), *number_candidates(text)):
        assert 0 <= one.start < one.end <= len(text)
        assert len(text[one.start : one.end].split()) <= MOST_WORDS
