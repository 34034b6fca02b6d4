"""Telephone numbers: international ones of any country, and national ones as Canada writes them.

A number is normalised to E.164 and checked against the numbering plans in Google's libphonenumber.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import phonenumbers

from tamarack.intelligence.findings.cues import stands_near, words
from tamarack.intelligence.findings.finding import Finding

_CUE = words(
    r"tel\.?", "telephones?", "phones?", "cell(?:phone)?", "cellulaire", "mobile", "portable", "fax",
    "call(?:ed|s|ing)?",
    "appel(?:e|s|ez|er)?", "whatsapp", "signal", "telegram", "viber", "sms", "text(?:ed|s)?", "numbers?",
    "numeros?", "msisdn",
)  # fmt: skip
_EXTENSION = r"(?:\s{0,2}(?:x|ext\.?|extension|poste|p\.)\s{0,2}(?P<extension>[0-9]{1,6}))?+"
_END = r"(?![0-9]|[-.]?[0-9]|\w)"
_INTERNATIONAL = re.compile(r"(?<![\w+])(?:\+|(?:00|011)[ -]?(?=[1-9]))(?:[ .()/-]{0,3}[0-9]){7,15}+")
_NATIONAL = re.compile(
    r"(?<![\w+.])(?<![0-9][-/])(?:1[ .-]?)?(?:\([2-9][0-9]{2}\)[ .-]{0,2}|[2-9][0-9]{2}[ .-]?)"
    r"[2-9][0-9]{2}[ .-]?[0-9]{4}" + _END
)
_TAIL = re.compile(_EXTENSION, re.IGNORECASE)
_PREFIX = re.compile(r"\A(?:00|011)[ -]?(?=[1-9])")
_LAST_GROUP = re.compile(r"[ .()/-]+[0-9]+\Z")


@dataclass(frozen=True, slots=True)
class _Told:
    """What the numbering plans say of a written number."""

    normal: str
    region: str
    valid: bool
    possible: bool


def find(text: str) -> Iterator[Finding]:
    """Telephone numbers of `text`, with the region and any extension as fields.

    A valid number is True, one that no plan has is False and shown only when it was written as
    an international number.
    """
    for found in _INTERNATIONAL.finditer(text):
        if not text[found.end() : found.end() + 1].isdigit():
            yield from _international(text, found.start(), found[0])
    for found in _NATIONAL.finditer(text):
        told = _ask(found[0], "CA")
        if told and told.valid:
            yield _finding(text, found.start(), found.end(), told)


def _international(text: str, start: int, written: str) -> Iterator[Finding]:
    """The longest stretch, cut at a group of digits, that a plan knows; else the whole, if it's possible."""
    stretch = written
    while len(stretch) >= 8:
        told = _ask(_PREFIX.sub("+", stretch, count=1), None)
        if told and told.valid:
            yield _finding(text, start, start + len(stretch), told)
            return
        shorter = _LAST_GROUP.sub("", stretch)
        if shorter == stretch:
            break
        stretch = shorter
    end = start + len(written)
    told = _ask(_PREFIX.sub("+", written, count=1), None)
    if told and told.possible and (written.startswith("+") or stands_near(_CUE, text, start, end)):
        yield _finding(text, start, end, told)


@lru_cache(maxsize=8192)
def _ask(written: str, region: str | None) -> _Told | None:
    try:
        number = phonenumbers.parse(written, region)
    except phonenumbers.NumberParseException:
        return None
    valid = phonenumbers.is_valid_number(number)
    possible = valid or phonenumbers.is_possible_number(number)
    known_region = (phonenumbers.region_code_for_number(number) or "") if valid else ""
    normal = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return _Told(normal, known_region, valid, possible)


def _finding(text: str, start: int, end: int, told: _Told) -> Finding:
    fields = {"region": told.region} if told.region else {}
    tail = _TAIL.match(text, end)
    if tail and tail["extension"]:
        fields["extension"], end = tail["extension"], tail.end()
    return Finding("telephone", start, end, text[start:end], told.normal, told.valid, fields)
