"""Amounts of money in English and French writing. A currency that the text doesn't name is not guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tamarack.foundation.folding import fold
from tamarack.foundation.numbers import plain_amount, read_amount
from tamarack.intelligence.findings.currencies import (
    CODES,
    DOLLARS,
    MULTIPLIERS,
    NAMES,
    SYMBOLS,
    WORDLIKE_CODES,
)
from tamarack.intelligence.findings.finding import Finding

_NUMBER = (
    r"(?P<number>[0-9]{1,3}(?:[ ,.'][0-9]{3}){1,5}(?:[.,][0-9]{1,2})?(?![0-9])"
    r"|[0-9]{1,15}(?:[.,][0-9]{1,8})?)"
)
_TIMES = (
    r"(?:\s?(?P<times>k|K|M|mn|bn|thousand|mille|grand|[Mm]illions?|[Bb]illions?|[Mm]illiards?)"
    r"(?![^\W_])(?:\s(?:de\s|d'|of\s)?)?)?"
)
_SYMBOL = "|".join(re.escape(symbol) for symbol in sorted(SYMBOLS, key=len, reverse=True))
_CODE = "|".join(sorted(CODES))
_NAME = "|".join(name.replace(" ", r"\s") for name in sorted(NAMES, key=len, reverse=True))
_NAMED_BEFORE = r"(?:(?P<whose>Canadian|U\.?S\.?|American|Australian|HK)\s)?"
_NAMED_AFTER = (
    r"(?:\s?(?P<after>CAD|CAN|CA|CDN|USD|US|U\.S\.)(?![^\W_])"
    r"|\s(?P<after_fr>canadiens?|am[eé]ricains?|australiens?)(?!\w))?"
)
_BEFORE = re.compile(
    rf"(?=[^\W\d_]|[$€£¥₽₺₹₦₫₴₪₱₩])(?<![\w$])(?P<unit>{_SYMBOL}|(?:{_CODE})\$?)\s?{_NUMBER}"
    rf"{_TIMES}{_NAMED_AFTER}(?![0-9]|[.,][0-9])"
)
_AFTER = re.compile(
    rf"(?=[0-9])(?<![\w$])(?<![0-9][.,]){_NUMBER}{_TIMES}\s?{_NAMED_BEFORE}"
    rf"(?P<unit>(?:{_SYMBOL})|(?:{_CODE}|{'|'.join(sorted(WORDLIKE_CODES))})(?!\w)|(?i:{_NAME})(?!\w)){_NAMED_AFTER}"
)


def find(text: str) -> Iterator[Finding]:
    """Amounts of `text`. `normal` is "CAD 1200.50", or "$ 1200.50" where the sign may mean several.

    Fields: `amount`, `currency` (ISO 4217, or "" when not known), `unit` (as the text has it). When the
    number itself is ambiguous ("1.200 €"), `normal` is empty and `alternatives` lists the readings.
    """
    for pattern in (_BEFORE, _AFTER):
        for found in pattern.finditer(text):
            finding = _finding(found)
            if finding:
                yield finding


def _finding(found: re.Match[str]) -> Finding | None:
    times = MULTIPLIERS[fold(found["times"])] if found["times"] else 1
    amounts = [plain_amount(amount * times) for amount in read_amount(found["number"])]
    if not amounts:
        return None
    written = found[0].rstrip()
    unit = _unit(found)
    currency = unit if unit in CODES or unit in WORDLIKE_CODES else ""
    fields = {"currency": currency, "unit": found["unit"]}
    if len(amounts) == 1:
        fields["amount"] = amounts[0]
    else:
        fields["alternatives"] = " ".join(amounts)
    normal = f"{unit} {amounts[0]}" if len(amounts) == 1 else ""
    return Finding("money", found.start(), found.start() + len(written), written, normal, None, fields)


def _unit(found: re.Match[str]) -> str:
    """The currency's code if the writing settles it, else the ambiguous sign or name itself."""
    written = found["unit"]
    unit = SYMBOLS.get(written) or NAMES.get(fold(written)) or written.rstrip("$")
    told = found["after"] or found["after_fr"] or found.groupdict().get("whose")
    if told and unit == "$":
        return DOLLARS.get(fold(told), unit)
    return unit
