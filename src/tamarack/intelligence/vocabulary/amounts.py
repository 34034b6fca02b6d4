"""Numbers and sums of money: one writing for each amount, never a guess at what a comma means."""

from __future__ import annotations

import re

#: Spaces (plain, no-break, thin, narrow no-break), apostrophes and underscores group digits.
_GROUPERS = " \u00a0\u2009\u202f'\u2019_"
_SPACES = str.maketrans("", "", _GROUPERS)
_SPACED = re.compile(rf"[+-]?[0-9]{{1,3}}(?:[{_GROUPERS}][0-9]{{3}})+(?:[.,][0-9]+)?\Z")
_PLAIN = re.compile(r"([+-]?)([0-9]+)(?:\.([0-9]+))?\Z")
_GROUPED = re.compile(r"[+-]?[0-9]{1,3}(?:([.,])[0-9]{3})(?:\1[0-9]{3})*(?:(?!\1)[.,][0-9]+)?\Z")
_ONE_COMMA = re.compile(r"([+-]?[0-9]+),([0-9]+)\Z")

_MONEY = re.compile(
    r"(?P<before>[A-Z]{3}|[A-Z]{0,2}[$€£¥₽₺₹₫₪₴₦]|kr)?\s*"
    rf"(?P<amount>[+-]?[0-9][0-9.,{_GROUPERS}]*)\s*"
    r"(?P<after>[A-Z]{3}|[A-Z]{0,2}[$€£¥₽₺₹₫₪₴₦]|kr)?\Z"
)
#: Signs of one currency only. "$", "£", "¥" and "kr" are several countries': they stand as written.
_SIGNS = {
    "€": "EUR", "₽": "RUB", "₺": "TRY", "₹": "INR", "₫": "VND", "₪": "ILS", "₴": "UAH", "₦": "NGN",
    "C$": "CAD", "CA$": "CAD", "US$": "USD", "A$": "AUD", "AU$": "AUD", "NZ$": "NZD", "HK$": "HKD",
}  # fmt: skip
_THREE_DECIMALS = frozenset({"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"})  # ISO 4217 exponent 3


def normal_number(value: str) -> str:
    """A plain decimal: "1 200,50", "1,200.50" and "1200.5" are all "1200.5"; "" when unclear.

    One comma before exactly three digits is unclear ("1,200"): thousands in English, decimals in French.
    """
    if value.isascii() and value.isdigit():
        return value.lstrip("0") or "0"
    bare = _closed_up(value.strip().replace("−", "-"))
    comma = _ONE_COMMA.match(bare)
    if comma:
        unclear = len(comma[2]) == 3 and comma[1].lstrip("+-0")
        return "" if unclear else _plain(f"{comma[1]}.{comma[2]}")
    return _plain(bare) or _ungrouped(bare)


def normal_money(value: str) -> str:
    """The amount and its currency: "CA$1,200.50" is "1200.5 CAD", "1 200 $" is "1200 $"; "" when unclear.

    A sign that several currencies share is kept, not guessed at. Money has two decimals at
    most, so three digits after a comma or a point are thousands, except in the few
    currencies of three decimals.
    """
    found = _MONEY.match(value.strip())
    if not found or (found["before"] and found["after"]):
        return ""
    sign = found["before"] or found["after"] or ""
    currency = _SIGNS.get(sign, sign)
    bare = _closed_up(found["amount"].strip().rstrip(".,"))
    amount = normal_number(bare) if currency in _THREE_DECIMALS else _ungrouped(bare) or normal_number(bare)
    return f"{amount} {currency}".strip() if amount else ""


def _closed_up(written: str) -> str:
    """Without the spaces that group its thousands; "" when spaces stand anywhere else."""
    closed = written.translate(_SPACES)
    return closed if closed == written or _SPACED.match(written) else ""


def _plain(bare: str) -> str:
    """Digits with at most one point, without idle zeros; "" when it is anything else."""
    found = _PLAIN.match(bare)
    if not found:
        return ""
    whole = found[2].lstrip("0") or "0"
    decimals = (found[3] or "").rstrip("0")
    written = f"{whole}.{decimals}" if decimals else whole
    return f"-{written}" if found[1] == "-" and written != "0" else written


def _ungrouped(bare: str) -> str:
    """The number whose thousands are grouped by points or by commas; "" when none are."""
    found = _GROUPED.match(bare)
    if not found:
        return ""
    grouping = found[1]
    return _plain(bare.replace(grouping, "").replace(",", "."))
