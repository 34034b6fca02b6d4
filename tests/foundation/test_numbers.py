from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tamarack.foundation.numbers import plain_amount, read_amount


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("1,200.50", ["1200.50"]), ("1 200,50", ["1200.50"]), ("1\u202f200,50", ["1200.50"]), ("1.200,50",
        ["1200.50"]),
        ("1,200", ["1200"]), ("1.200", ["1.200", "1200"]), ("1.200.000", ["1200000"]), ("3.5", ["3.5"]),
        ("3,5", ["3.5"]),
        ("1'234'567.89", ["1234567.89"]), ("0012", ["12"]), ("1,00,000", []), ("12,34.56", []), ("", []),
        ("x", []),
        ("1 2000", []), ("9" * 41, []),
    ],
)  # fmt: skip
def test_read_amount(text: str, amounts: list[str]) -> None:
    assert read_amount(text) == tuple(Decimal(amount) for amount in amounts)


@pytest.mark.parametrize(
    ("amount", "written"),
    [("1200.00", "1200"), ("1200.5", "1200.50"), ("0.125", "0.125"), ("3E+6", "3000000"), ("0", "0")],
)
def test_plain_amount(amount: str, written: str) -> None:
    assert plain_amount(Decimal(amount)) == written


@given(st.decimals(0, 10**12, places=2))
def test_both_languages_read_back(amount: Decimal) -> None:
    english = f"{amount:,.2f}"
    assert read_amount(english) == (amount,)
    assert read_amount(english.replace(",", " ").replace(".", ",")) == (amount,)
