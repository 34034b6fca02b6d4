"""Check digits: whether a number agrees with itself.

Every function takes the number as it is compared (capital letters and digits, no spaces) and
answers about check digits alone, never about whether the number was issued.
"""

from __future__ import annotations

import re

_VALUES = {character: value for value, character in enumerate("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")}
_ICAO_WEIGHTS = (7, 3, 1)
_VIN_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
_VIN_VALUES = dict(
    zip(
        "0123456789ABCDEFGHJKLMNPRSTUVWXYZ",
        [*range(10), *range(1, 9), 1, 2, 3, 4, 5, 7, 9, *range(2, 10)],
        strict=True,
    )
)
_VIN_SHAPE = re.compile(r"[A-HJ-NPR-Z0-9]{17}")
_DOUBLED = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)


def icao_check_digit(field: str) -> int:
    """The check digit of machine-readable characters A–Z, 0–9 and `<` (ICAO 9303-3 § 4.9).

    Weights 7, 3, 1 from the left, modulo 10; A is 10 … Z is 35, the filler is 0.
    """
    return sum(_VALUES.get(letter, 0) * _ICAO_WEIGHTS[at % 3] for at, letter in enumerate(field)) % 10


def passes_luhn(digits: str) -> bool:
    """Whether the last digit is the Luhn check digit of the others (ISO/IEC 7812-1 annex B)."""
    if not (digits.isascii() and digits.isdigit()):
        return False
    plain = sum(int(digit) for digit in digits[-1::-2])
    return (plain + sum(_DOUBLED[int(digit)] for digit in digits[-2::-2])) % 10 == 0


def passes_iban(iban: str) -> bool:
    """Whether the two check digits after the country agree (ISO 13616-1, ISO/IEC 7064 MOD 97-10)."""
    turned = iban[4:] + iban[:4]
    if len(iban) < 5 or any(character not in _VALUES for character in turned):
        return False
    return int("".join(str(_VALUES[character]) for character in turned)) % 97 == 1


def passes_vin(vin: str) -> bool:
    """Whether position 9 of a 17-character VIN is its check digit (49 CFR § 565.15(c); ISO 3779 has none).

    Binding for vehicles built for North America; others may fail it and be genuine.
    """
    if not _VIN_SHAPE.fullmatch(vin):
        return False
    total = sum(_VIN_VALUES[character] * weight for character, weight in zip(vin, _VIN_WEIGHTS, strict=True))
    return vin[8] == "0123456789X"[total % 11]
