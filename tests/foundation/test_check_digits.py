import pytest
from hypothesis import given
from hypothesis import strategies as st

from tamarack.foundation.check_digits import icao_check_digit, passes_iban, passes_luhn, passes_vin


@pytest.mark.parametrize(
    ("field", "digit"), [("520727", 3), ("AB2134<<<", 5), ("L898902C3", 6), ("740812", 2), ("", 0)]
)
def test_icao_check_digit(field: str, digit: int) -> None:  # the examples of 9303-3 § 4.9 and 9303-4
    assert icao_check_digit(field) == digit


def test_luhn() -> None:
    assert passes_luhn("490154203237518") and not passes_luhn("490154203237519")
    assert not passes_luhn("") or passes_luhn("0")
    assert not passes_luhn("49015420323751٨")


@given(st.text(alphabet="0123456789", min_size=1, max_size=30))
def test_luhn_has_one_right_last_digit(digits: str) -> None:
    assert sum(passes_luhn(digits + last) for last in "0123456789") == 1


def test_iban() -> None:
    assert passes_iban("GB82WEST12345698765432")
    assert not passes_iban("GB82WEST12345698765433")
    assert not passes_iban("") and not passes_iban("GB82") and not passes_iban("GB82 WEST")


def test_vin() -> None:
    assert passes_vin("1M8GDM9AXKP042788") and passes_vin("1" * 17)
    assert not passes_vin("1M8GDM9A1KP042788") and not passes_vin("IM8GDM9AXKP042788") and not passes_vin("1")
