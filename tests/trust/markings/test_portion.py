"""Markings as people write them: what is written is read back, in both languages; what is wrong is named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tamarack.trust.markings.errors import BadMarking, EmptyAudience, EmptyPurposes
from tamarack.trust.markings.marking import Classified, Marking, Protected, Purpose
from tamarack.trust.markings.portion import parse, portion, render
from tests.ground.strategies import markings

LANGUAGES = st.sampled_from(["en", "fr"])
FULL = Marking(
    protected=Protected.B,
    classified=Classified.SECRET,
    canadian_eyes=True,
    audience=frozenset({"IRCC", "CBSA"}),
    compartments=frozenset({"LARCH"}),
    originators=frozenset({"CSIS"}),
    purposes=frozenset({Purpose.INVESTIGATION, Purpose.REMOVAL}),
)


@given(markings, LANGUAGES)
def test_what_is_written_is_read_back(marking: Marking, language: str) -> None:
    assert parse(render(marking, language)) == marking


@given(markings, LANGUAGES, st.sampled_from([str.lower, str.title, lambda text: f"  ({text}) "]))
def test_reading_forgives_case_and_brackets(marking: Marking, language: str, spoil: object) -> None:
    assert parse(spoil(render(marking, language))) == marking  # type: ignore[operator]


@given(markings, markings, LANGUAGES)
def test_unequal_markings_are_written_unequally(first: Marking, second: Marking, language: str) -> None:
    assert (render(first, language) == render(second, language)) == (first == second)
    assert (portion(first, language) == portion(second, language)) == (first == second)


@given(st.text(max_size=60))
def test_any_other_text_is_refused_with_the_place(text: str) -> None:
    try:
        marking = parse(text)
    except BadMarking as error:
        assert isinstance(error.place, str)
    else:
        assert parse(render(marking)) == marking


def test_a_marking_in_full() -> None:
    assert (
        render(FULL)
        == "PROTECTED B//SECRET//CEO//ORCON CSIS//LARCH//REL CBSA,IRCC//FOR investigation,removal"
    )
    assert (
        render(FULL, "fr") == "PROTÉGÉ B//SECRET//RAC//ORCON CSIS//LARCH//COM CBSA,IRCC//POUR enquête,renvoi"
    )
    assert portion(FULL) == "(PB//S//CEO//ORCON CSIS//LARCH//REL CBSA,IRCC//FOR investigation,removal)"
    assert portion(Marking(), "fr") == "(NC)"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("UNCLASSIFIED//REL", EmptyAudience),
        ("UNCLASSIFIED//REL ,", EmptyAudience),
        ("NON CLASSIFIÉ//COM ", EmptyAudience),
        ("SECRET//FOR", EmptyPurposes),
        ("SECRET//POUR ,,", EmptyPurposes),
    ],
)
def test_an_audience_of_nobody_is_refused(text: str, kind: type[BadMarking]) -> None:
    with pytest.raises(kind):
        parse(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "//",
        "LARCH",
        "SECRET//SECRET",
        "PROTECTED A//PROTECTED B",
        "SECRET//FOR browsing",
        "SECRET//REL A;B",
    ],
)
def test_what_makes_no_marking(text: str) -> None:
    with pytest.raises(BadMarking):
        parse(text)
