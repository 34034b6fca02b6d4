"""Telephone numbers: international ones of any country, and national ones as Canada writes them.

A number is normalised to E.164 and checked against the numbering plans in Google's libphonenumber.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import phonenumbers

from tamarack.intelligence.findings.cues import stands_near, words
from tamarack.intelligence.findings.finding import Finding

_CUE = words(
    r"tel\.?", "telephones?", "phones?", "cell(?:phone)?", "cellulaire", "mobile", "portable", "fax", "call(?:ed|s|ing)?",
    "appel(?:e|s|ez|er)?", "whatsapp", "signal", "telegram", "viber", "sms", "text(?:ed|s)?", "numbers?", "numeros?", "msisdn",
)  # fmt: skip
_EXTENSION = r"(?:\s{0,2}(?:x|ext\.?|extension|poste|p\.)\s{0,2}(?P<extension>[0-9]{1,6}))?+"
_END = r"(?![0-9]|[-.]?[0-9]|\w)"
_INTERNATIONAL = re.compile(r"(?<![\w+])(?:\+|(?:00|011)[ -]?(?=[1-9]))(?:[ .()/-]{0,3}[0-9]){7,15}+")
_NATIONAL = re.compile(
    r"(?<![\w+.])(?<![0-9][-/])(?:1[ .-]?)?(?:\([2-9][0-9]{2}\)[ .-]{0,2}|[2-9][0-9]{2}[ .-]?)[2-9][0-9]{2}[ .-]?[0-9]{4}"
    + _END
)
_TAIL = re.compile(_EXTENSION, re.IGNORECASE)
_PREFIX = re.compile(r"(?:00|011)[ -]?(?=[1-9])")
_LAST_GROUP = re.compile(r"[ .()/-]+[0-9]+\Z")


def find(text: str) -> Iterator[Finding]:
    """Telephone numbers of `text`, with the region and any extension as fields."""
    for found in _INTERNATIONAL.finditer(text):
        if not text[found.end() : found.end() + 1].isdigit():
            yield from _international(text, found.start(), found[0])
    for found in _NATIONAL.finditer(text):
        number = _parsed(found[0], "CA")
        if number and phonenumbers.is_valid_number(number):
            yield _finding(text, found.start(), found.end(), number, valid=True)


def _international(text: str, start: int, written: str) -> Iterator[Finding]:
    """The longest stretch, cut at a group of digits, that the plan knows; else the whole, if it's possible."""
    longest, has_plus = written, written.startswith("+")
    while True:
        number = _parsed(_PREFIX.sub("+", written, count=1), None)
        if number and phonenumbers.is_valid_number(number):
            yield _finding(text, start, start + len(written), number, valid=True)
            return
        shorter = _LAST_GROUP.sub("", written)
        if shorter == written or len(shorter) < 8:
            break
        written = shorter
    number = _parsed(_PREFIX.sub("+", longest, count=1), None)
    end = start + len(longest)
    if (
        number
        and phonenumbers.is_possible_number(number)
        and (has_plus or stands_near(_CUE, text, start, end))
    ):
        yield _finding(text, start, end, number, valid=False)


def _parsed(written: str, region: str | None) -> phonenumbers.PhoneNumber | None:
    try:
        return phonenumbers.parse(written, region)
    except phonenumbers.NumberParseException:
        return None


def _finding(text: str, start: int, end: int, number: phonenumbers.PhoneNumber, *, valid: bool) -> Finding:
    fields = {"region": phonenumbers.region_code_for_number(number) or ""} if valid else {}
    tail = _TAIL.match(text, end)
    if tail and tail["extension"]:
        fields["extension"], end = tail["extension"], tail.end()
    normal = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return Finding("telephone", start, end, text[start:end], normal, valid, fields)
