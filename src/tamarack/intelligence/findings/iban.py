"""International bank account numbers (ISO 13616-1), in their country's length."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tamarack.foundation.check_digits import passes_iban
from tamarack.intelligence.findings.finding import Finding

#: Country to the length of its IBAN: after SWIFT's IBAN registry (ISO 13616-2). Written from knowledge
#: of the registry, whose file could not be reached when this was made: compare when it can.
_LENGTHS_WRITTEN = """
AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28
EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26
IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28
NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25
SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30
"""
LENGTHS = {entry[:2]: int(entry[2:]) for entry in _LENGTHS_WRITTEN.split()}

_START = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2}[0-9]{2}(?=[ -]?[A-Za-z0-9])")


def find(text: str) -> Iterator[Finding]:
    """IBANs of `text`. One whose check digits are wrong is shown when all its letters are capitals."""
    for start in _START.finditer(text):
        length = LENGTHS.get(start[0][:2].upper())
        end = _end(text, start.start(), length) if length else None
        if end is None:
            continue
        written = text[start.start() : end]
        normal = written.replace(" ", "").replace("-", "").upper()
        checked = passes_iban(normal)
        if checked or _looks_meant(written, normal):
            fields = {"country": normal[:2]}
            yield Finding("iban", start.start(), end, written, normal, checked, fields)


def _end(text: str, start: int, length: int) -> int | None:
    """Where the number's last character ends; single spaces or hyphens may part its groups."""
    taken, at = 0, start
    while taken < length:
        character = text[at : at + 1]
        if character.isascii() and character.isalnum():
            taken += 1
        elif character not in (" ", "-") or text[at - 1] in " -":
            return None
        at += 1
    return None if text[at : at + 1].isalnum() else at


def _looks_meant(written: str, normal: str) -> bool:
    return written == written.upper() and sum(character.isdigit() for character in normal) >= 10
