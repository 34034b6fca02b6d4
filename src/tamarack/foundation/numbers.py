"""Reading amounts as English and French write them, without guessing between the two."""

from __future__ import annotations

import re
from decimal import Decimal

_GROUPED_BY_SPACE = re.compile(r"[0-9]{1,3}(?:[ \u00a0\u202f\u2009'’][0-9]{3})+(?:[.,][0-9]{1,4})?")
_GROUPED_BY_COMMA = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{1,4})?")
_GROUPED_BY_DOT = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]{1,4})?")
_PLAIN = re.compile(r"[0-9]+(?:[.,][0-9]{1,8})?")
_GROUPING = re.compile(r"[ \u00a0\u202f\u2009'’]")
_LONGEST = 40


def read_amount(text: str) -> tuple[Decimal, ...]:
    """The numbers that `text` may write: none, one, or two when the writing is ambiguous.

    "1,200.50", "1 200,50" and "1.200,50" are one number each. A comma before three final digits
    parts thousands in both languages' use with money ("1,200"); a dot there is ambiguous
    ("1.200" is 1200 on the Continent, 1.2 in Canada), so both readings are given, smaller first.
    """
    if len(text) > _LONGEST:
        return ()
    if _GROUPED_BY_SPACE.fullmatch(text):
        return (Decimal(_GROUPING.sub("", text).replace(",", ".")),)
    if _GROUPED_BY_COMMA.fullmatch(text):
        return (Decimal(text.replace(",", "")),)
    if _GROUPED_BY_DOT.fullmatch(text):
        grouped = Decimal(text.replace(".", "").replace(",", "."))
        return (Decimal(text), grouped) if text.count(".") == 1 and "," not in text else (grouped,)
    if _PLAIN.fullmatch(text):
        return (Decimal(text.replace(",", ".")),)
    return ()


def plain_amount(amount: Decimal) -> str:
    """One writing for equal amounts: "1200" when whole, else at least two decimals ("1200.50")."""
    if amount == amount.to_integral_value():
        return f"{amount.to_integral_value():f}"
    written = f"{amount:f}".rstrip("0")
    return written + "0" if len(written.rpartition(".")[2]) == 1 else written


def small_number(text: str) -> int | None:
    """The number that an address or a form writes in at most nine ASCII digits; None for anything else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 9 else None
