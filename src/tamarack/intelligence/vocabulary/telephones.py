"""Telephone numbers in the writing that networks use: E.164."""

from __future__ import annotations

import re
from functools import lru_cache

import phonenumbers

from tamarack.intelligence.vocabulary.countries import country_code

_EXTENSION = re.compile(
    r"\s*(?:[,;#]|\b(?:ext(?:ension)?|poste|x)\b\.?|\bx(?=[0-9]))(.*)\Z", re.IGNORECASE | re.DOTALL
)
_TRUNK_ZERO = re.compile(r"\(\s*0\s*\)")
_NOT_DIGITS = re.compile(r"[^0-9]+")
_CALLING_CODES = frozenset(map(str, phonenumbers.COUNTRY_CODE_TO_REGION_CODE))
_FEWEST, _MOST = 7, 15  # E.164 allows 15 digits; shorter than 7 is a short code or an extension
_DIALLED = 18  # with an international prefix; more is two numbers, or none


def normal_phone(value: str, country: str = "") -> str:
    """E.164 ("+15145550100") when the country is known, else the digits alone ("5145550100"); "" for none.

    `country` (any writing) says whose national numbers these are. "+44 (0)20 …" loses its
    trunk zero. An extension is left out: it is beyond the network. Two numbers are "".
    """
    spoken = _without_extension(value.strip())
    plus = spoken.startswith(("+", "＋"))
    digits = _digits(_TRUNK_ZERO.sub("", spoken) if plus else spoken)
    if not plus and digits.startswith("00") and len(digits) > 9:
        plus, digits = True, digits[2:]
    if len(digits) > _DIALLED:
        return ""
    if plus:
        return _international(digits)
    return (_national(digits, country) if country else "") or digits


def _without_extension(spoken: str) -> str:
    """What stands before the extension; "" when what follows is long enough to be another number."""
    if spoken.isdigit():
        return spoken
    found = _EXTENSION.search(spoken)
    if not found:
        return spoken
    return spoken[: found.start()] if len(_digits(found[1])) < _FEWEST else ""


def _digits(spoken: str) -> str:
    if spoken.isascii():
        return spoken if spoken.isdigit() else _NOT_DIGITS.sub("", spoken)
    return "".join(str(int(letter)) for letter in spoken if letter.isdecimal())


def _international(digits: str) -> str:
    if not _FEWEST <= len(digits) <= _MOST:
        return digits
    if _after_calling_code(digits) == "0":
        return _through_numbering_plan(f"+{digits}", "") or f"+{digits}"
    return f"+{digits}"


def _after_calling_code(digits: str) -> str:
    """The first digit after the calling code. A zero there is a trunk prefix in most countries, not all."""
    for length in (1, 2, 3):
        if digits[:length] in _CALLING_CODES:
            return digits[length]
    return ""


def _national(digits: str, country: str) -> str:
    region = country_code(country).upper()
    return _through_numbering_plan(digits, region) if len(region) == 2 else ""


@lru_cache(maxsize=65_536)
def _through_numbering_plan(number: str, region: str) -> str:
    """E.164 by the region's numbering plan, "" when the plan has no such number. About 20 000 a second."""
    try:
        parsed = phonenumbers.parse(number, region or None)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(parsed):
        return ""
    return str(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164))
