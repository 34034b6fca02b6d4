"""Devices and subscriptions: IMEI (3GPP TS 23.003 § 6.2, Luhn) and IMSI (§ 2.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tamarack.foundation.check_digits import passes_luhn
from tamarack.intelligence.findings.cues import nearest_before, words
from tamarack.intelligence.findings.finding import Finding

_CUE = words(r"imei(?:sv)?(?:[ /-]?[12])?", "iemi", "imsi")
_NUMBER = re.compile(
    r"(?<![\w+])(?<![0-9][.,-])(?:[0-9]{14,16}|[0-9]{2}[ -][0-9]{6}[ -][0-9]{6}[ -][0-9]{1,2}"
    r"|[0-9]{6}[ -][0-9]{2}[ -][0-9]{6}[ -][0-9]{1,2})"
    r"(?![\w]|[.,-][0-9])"
)
#: Payment cards of 15 digits begin so and pass the same check; IMEIs don't begin so.
_CARD_STARTS = ("34", "37")


def find(text: str) -> Iterator[Finding]:
    """IMEIs (by their check digit, or by a cue) and IMSIs (only by a cue)."""
    for found in _NUMBER.finditer(text):
        digits = found[0].replace(" ", "").replace("-", "")
        cue = nearest_before(_CUE, text, found.start(), reach=40)
        if cue is not None and cue[0].lower() == "imsi":
            if len(digits) in (14, 15):
                fields = {"country_code": digits[:3]}
                yield Finding("imsi", found.start(), found.end(), found[0], digits, None, fields)
        elif cue is not None or _looks_like_imei(digits):
            checked = passes_luhn(digits) if len(digits) == 15 else None
            fields = {"type": digits[:8]}
            yield Finding("imei", found.start(), found.end(), found[0], digits, checked, fields)


def _looks_like_imei(digits: str) -> bool:
    """15 digits that begin as type allocation codes do, and whose check digit agrees."""
    likely = len(digits) == 15 and digits[0] in "0134589" and not digits.startswith(_CARD_STARTS)
    return likely and passes_luhn(digits)
