"""Grades keep their scheme, have no order and become nothing else."""

import inspect
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tamarack.intelligence.grading as room
from tamarack.intelligence.grading import (
    BadGrade,
    Grade,
    UngradedScheme,
    UnknownCode,
    UnknownScheme,
    parse_grade,
    schemes,
)

EVERY = [
    Grade(key, source, information, handling)
    for key, scheme in schemes().items()
    for source, information, handling in product(
        scheme.axes["source"], scheme.axes["information"], ("", *scheme.axes["handling"])
    )
]


def test_every_grade_of_every_scheme_comes_back_as_it_was() -> None:
    assert len(EVERY) == 36 + 25 * 6 + 15 * 3 + 16 * 5
    for grade in EVERY:
        assert parse_grade(str(grade)) == grade
    assert len({str(grade) for grade in EVERY}) == len(EVERY)


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("admiralty:B2", Grade("admiralty", "B", "2")),
        ("uk-5x5x5:B24", Grade("uk-5x5x5", "B", "2", "4")),
        ("uk-3x5x2:1AP", Grade("uk-3x5x2", "1", "A", "P")),
        ("europol-4x4:A1H1", Grade("europol-4x4", "A", "1", "H1")),
        (" Admiralty : b2 ", Grade("admiralty", "B", "2")),
    ],
)
def test_grades_as_they_are_written(text: str, grade: Grade) -> None:
    assert parse_grade(text) == grade


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("B2", UngradedScheme),
        ("not-graded", UngradedScheme),
        ("", UngradedScheme),
        (":B2", UngradedScheme),
        ("nato:B2", UnknownScheme),
        ("not-graded:", UnknownScheme),
        ("admiralty:", UnknownCode),
        ("admiralty:B", UnknownCode),
        ("admiralty:G2", UnknownCode),  # "deliberately deceptive" is one platform's own addition
        ("admiralty:B7", UnknownCode),
        ("admiralty:B0", UnknownCode),
        ("admiralty:2B", UnknownCode),
        ("admiralty:B21", UnknownCode),  # no handling in this scheme
        ("uk-5x5x5:2B4", UnknownCode),
        ("uk-5x5x5:F24", UnknownCode),
        ("uk-5x5x5:B2P", UnknownCode),
        ("uk-3x5x2:A1P", UnknownCode),  # letters and digits swap places here
        ("uk-3x5x2:CAP", UnknownCode),  # C is a handling code or an information code, no source
        ("uk-3x5x2:1AH1", UnknownCode),
        ("europol-4x4:D1", UnknownCode),
        ("europol-4x4:A5", UnknownCode),
        ("europol-4x4:A11", UnknownCode),
        ("europol-4x4:A1H4", UnknownCode),
        ("admiralty:B２", UnknownCode),  # a full-width digit
    ],
)
def test_what_is_no_grade_is_refused(text: str, error: type[BadGrade]) -> None:
    with pytest.raises(error):
        parse_grade(text)


def test_a_refusal_names_the_axis_and_the_code() -> None:
    with pytest.raises(UnknownCode) as refused:
        parse_grade("uk-3x5x2:A1P")
    assert refused.value.facts == {"place": "", "scheme": "uk-3x5x2", "axis": "source", "grade_code": "A"}


def test_c_is_read_by_its_scheme_and_its_place() -> None:
    grade = parse_grade("uk-3x5x2:1CC")
    assert grade.words("en") == (
        "Reliable",
        "Known indirectly to the source",
        "Lawful sharing permitted with conditions",
    )


def test_words_in_both_languages() -> None:
    assert Grade("admiralty", "B", "2").words("en") == ("Usually reliable", "Probably true", "")
    assert Grade("admiralty", "B", "2").words("fr") == ("Habituellement fiable", "Probablement vrai", "")
    assert Grade("uk-5x5x5", "E", "4", "4").words("fr") == (
        "Source non éprouvée",
        "Impossible à évaluer",
        "Organisme d’origine seulement",
    )


@pytest.mark.parametrize(
    ("text", "source", "information"),
    [
        ("admiralty:F6", True, True),
        ("admiralty:E5", False, False),
        ("uk-5x5x5:E4", True, True),
        ("uk-5x5x5:D5", False, False),
        ("uk-3x5x2:2D", True, True),
        ("uk-3x5x2:3E", False, False),
        ("europol-4x4:X4", True, False),
    ],
)
def test_what_cannot_be_judged(text: str, source: bool, information: bool) -> None:
    grade = parse_grade(text)
    assert (grade.cannot_be_judged_source, grade.cannot_be_judged_information) == (source, information)


def test_grades_have_no_order() -> None:
    with pytest.raises(TypeError):
        assert Grade("admiralty", "A", "1") < Grade("admiralty", "B", "2")  # type: ignore[operator]
    assert Grade("admiralty", "A", "1") != Grade("europol-4x4", "A", "1")


@pytest.mark.parametrize("become", [int, float, complex, bytes, round, abs])
def test_a_grade_becomes_no_number(become: type) -> None:
    with pytest.raises((TypeError, ValueError)):
        become(Grade("admiralty", "A", "1"))


def test_nothing_here_makes_a_number_or_another_scheme_of_a_grade() -> None:
    public = {name: getattr(room, name) for name in room.__all__}
    made = {
        name: str(inspect.signature(shown).return_annotation)
        for name, shown in public.items()
        if inspect.isfunction(shown)
    }
    assert {name for name, result in made.items() if result == "Grade"} == {"parse_grade"}
    assert {name for name, result in made.items() if result in ("int", "float")} == {"independent_origins"}
    takes_grade = [
        name
        for name, shown in public.items()
        if inspect.isfunction(shown) and "Grade" in str(inspect.signature(shown).parameters)
    ]
    assert takes_grade == []
    shown = {name for name in dir(Grade) if not name.startswith("_")}
    assert shown == {
        "scheme", "source", "information", "handling",
        "words", "cannot_be_judged_source", "cannot_be_judged_information",
    }  # fmt: skip


def test_a_grade_cannot_be_altered() -> None:
    with pytest.raises(AttributeError):
        Grade("admiralty", "A", "1").source = "B"  # type: ignore[misc]


@given(
    st.text(max_size=20)
    | st.builds(lambda key, codes: f"{key}:{codes}", st.sampled_from(list(schemes())), st.text(max_size=5))
)
def test_any_text_is_a_grade_or_a_refusal(text: str) -> None:
    try:
        grade = parse_grade(text)
    except BadGrade:
        return
    assert grade in EVERY
