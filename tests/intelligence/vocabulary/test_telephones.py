"""Telephone numbers. Those of fiction: 555-01xx in North America, 020 7946 0xxx in London."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tamarack.intelligence.vocabulary.telephones import normal_phone


@pytest.mark.parametrize(
    ("raw", "country", "expected"),
    [
        ("+15145550100", "", "+15145550100"),
        ("+1 (514) 555-0100", "", "+15145550100"),
        ("＋1 514 555 0100", "", "+15145550100"),
        ("514-555-0100", "ca", "+15145550100"),
        ("514-555-0100", "CAN", "+15145550100"),
        ("514-555-0100", "Nowhere", "5145550100"),
        ("514-555-0100", "", "5145550100"),
        ("514 555 0100 poste 12", "", "5145550100"),
        ("+1 514 555 0100 x12", "", "+15145550100"),
        ("+1 514 555 0100, ext. 12", "", "+15145550100"),
        ("+44 (0)20 7946 0000", "", "+442079460000"),
        ("+44 020 7946 0000", "", "+442079460000"),
        ("00 44 20 7946 0000", "", "+442079460000"),
        ("020 7946 0000", "gb", "+442079460000"),
        ("+39 06 9999 0000", "", "+390699990000"),  # in Italy the zero belongs to the number
        ("٠٢٠ ٧٩٤٦ ٠٠٠٠", "gb", "+442079460000"),
        ("911", "", "911"),
        ("911", "ca", "911"),
        ("+12", "", "12"),
        ("+1234567890123456", "", "1234567890123456"),
        ("+1 514 555 0100, +1 514 555 0101", "", ""),
        ("514 555 0100 / 514 555 0101", "", ""),
        ("no number", "", ""),
        ("", "", ""),
    ],
)
def test_numbers(raw: str, country: str, expected: str) -> None:
    assert normal_phone(raw, country) == expected


@given(
    st.text(alphabet="0123456789", min_size=7, max_size=7),
    st.lists(st.sampled_from(["", " ", "-", ".", "/"]), min_size=11, max_size=11),
)
def test_separators_do_not_count(subscriber: str, separators: list[str]) -> None:
    digits = f"1514{subscriber}"
    written = "+" + "".join(digit + mark for digit, mark in zip(digits, separators, strict=True))
    assert normal_phone(written) == f"+{digits}"
