"""Numbers and money."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tamarack.intelligence.vocabulary.amounts import normal_money, normal_number


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("0", "0"),
        ("007", "7"),
        ("1200.50", "1200.5"),
        ("1 200,50", "1200.5"),
        ("1\u00a0200,50", "1200.5"),
        ("1\u202f200\u202f300", "1200300"),
        ("1,200.50", "1200.5"),
        ("1.200,50", "1200.5"),
        ("1,200,300", "1200300"),
        ("1’200.5", "1200.5"),
        ("1.78", "1.78"),
        ("1.780", "1.78"),
        ("0,125", "0.125"),
        ("−5", "-5"),
        ("-0.0", "0"),
        ("1,200", ""),  # twelve hundred in English, one and a fifth in French
        ("-1,200", ""),
        ("12 30", ""),  # two numbers, not one
        ("1,20,300", ""),
        ("1.200.30", ""),
        ("twelve", ""),
        ("12 kg", ""),
        ("", ""),
    ],
)
def test_numbers(raw: str, expected: str) -> None:
    assert normal_number(raw) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("CA$1,200.50", "1200.5 CAD"),
        ("1 200,50 CAD", "1200.5 CAD"),
        ("CAD 1200.5", "1200.5 CAD"),
        ("US$ 500", "500 USD"),
        ("€20", "20 EUR"),
        ("20 €", "20 EUR"),
        ("1 200 $", "1200 $"),  # whose dollars, nobody said
        ("£5", "5 £"),
        ("$1,200", "1200 $"),  # money has two decimals
        ("KWD 0,500", "0.5 KWD"),  # this one has three
        ("KWD 1,500", ""),
        ("1200", "1200"),
        ("CAD 5 USD", ""),
        ("CAD", ""),
        ("five dollars", ""),
        ("", ""),
    ],
)
def test_money(raw: str, expected: str) -> None:
    assert normal_money(raw) == expected


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**9), max_value=10**9))
def test_every_grouping_is_the_same_number(amount: Decimal) -> None:
    expected = normal_number(f"{amount:f}")
    assert Decimal(expected) == amount
    english = f"{amount:,.2f}"
    french = english.replace(",", "\u202f").replace(".", ",")
    german = english.translate(str.maketrans(",.", ".,"))
    assert {normal_number(written) for written in (english, french, german)} == {expected}
