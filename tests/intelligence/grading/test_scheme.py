"""The four schemes, as the sources have them."""

import csv
from pathlib import Path

import pytest

from tamarack.intelligence.grading import AXES, UngradedScheme, UnknownScheme, scheme_of, schemes
from tamarack.intelligence.vocabulary import Text

FACTS = Path(__file__).parents[4] / "shared/data/standards/grading-schemes.csv"
CODES = {
    "admiralty": ("ABCDEF", "123456", ""),
    "uk-5x5x5": ("ABCDE", "12345", "12345"),
    "uk-3x5x2": ("123", "ABCDE", "PC"),
    "europol-4x4": ("ABCX", "1234", ("H0", "H1", "H2", "H3")),
}


def test_each_scheme_has_its_codes() -> None:
    found = {key: tuple(tuple(scheme.axes[axis]) for axis in AXES) for key, scheme in schemes().items()}
    assert found == {key: tuple(tuple(codes) for codes in axes) for key, axes in CODES.items()}


def test_every_word_is_in_both_languages() -> None:
    for scheme in schemes().values():
        assert scheme.origin and scheme.name.en and scheme.name.fr
        said = [code for axis in AXES for code in scheme.axes[axis].values()]
        for text in [code.label for code in said] + [code.definition for code in said if code.definition]:
            assert text.en and text.fr and text.en != text.fr
            assert "'" not in text.fr


def test_codes_without_an_opinion_are_known() -> None:
    unjudged = {
        (key, axis, code.code)
        for key, scheme in schemes().items()
        for axis in AXES
        for code in scheme.axes[axis].values()
        if code.cannot_be_judged
    }
    assert unjudged == {
        ("admiralty", "source", "F"),
        ("admiralty", "information", "6"),
        ("uk-5x5x5", "source", "E"),
        ("uk-5x5x5", "information", "4"),
        ("uk-3x5x2", "source", "2"),
        ("uk-3x5x2", "information", "D"),
        ("europol-4x4", "source", "X"),
    }


def test_one_letter_says_four_things() -> None:
    assert scheme_of("admiralty").axes["source"]["C"].label == Text("Fairly reliable", "Assez fiable")
    assert scheme_of("uk-5x5x5").axes["source"]["C"].label.en == "Sometimes reliable"
    assert scheme_of("europol-4x4").axes["source"]["C"].label.en == "In most instances proved unreliable"
    assert scheme_of("uk-3x5x2").axes["handling"]["C"].label.en == "Lawful sharing permitted with conditions"


def test_a_scheme_that_is_not_ours_is_refused() -> None:
    with pytest.raises(UnknownScheme):
        scheme_of("nato")
    with pytest.raises(UngradedScheme):
        scheme_of("")


def test_words_agree_with_the_table_of_facts() -> None:
    if not FACTS.exists():
        pytest.skip(f"no {FACTS.name}: this clone stands alone")
    with FACTS.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert len(rows) == sum(len(codes) for axes in CODES.values() for codes in axes)
    for row in rows:
        code = scheme_of(row["scheme"]).axes[row["axis"]][row["code"]]
        assert code.label.en == row["label"]
        if row["scheme"] == "admiralty":
            assert code.definition
            assert code.definition.en == row["definition"]
