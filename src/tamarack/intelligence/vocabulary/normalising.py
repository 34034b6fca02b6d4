"""The normalised value that stands beside a raw one: what claims are compared and found by.

The raw value is never replaced or dropped. A value that has no certain normal writing
(an ambiguous date, an unknown country) gets "", and is still held as it was given.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from tamarack.foundation.folding import compact, fold
from tamarack.foundation.partial_dates import Order, read_date
from tamarack.intelligence.vocabulary.amounts import normal_money, normal_number
from tamarack.intelligence.vocabulary.coordinates import normal_coordinates
from tamarack.intelligence.vocabulary.countries import country_code
from tamarack.intelligence.vocabulary.net_addresses import normal_email, normal_ip, normal_url
from tamarack.intelligence.vocabulary.telephones import normal_phone

#: Longer values are prose: searched by their words, not compared whole (and too long for an index).
LONGEST = 500

_IBAN = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}\Z")  # ISO 13616; the check digits may be wrong: a lead
_HEXADECIMAL = re.compile(r"[0-9a-f]{8,128}\Z")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*\Z")
_MIMETYPE = re.compile(r"([a-z0-9!#$&^_.+-]+/[a-z0-9!#$&^_.+-]+)(?:\s*;.*)?\Z")

#: The marks of ICAO Doc 9303-4 § 4.1.1.1: F, M, X, and "<" for unspecified, which is not X.
_SEXES = {
    **dict.fromkeys(("m", "male", "man", "boy", "masculin", "homme", "garcon"), "M"),
    **dict.fromkeys(("f", "female", "woman", "girl", "feminin", "femme", "fille"), "F"),
    **dict.fromkeys(("x", "other", "another gender", "non binary", "nonbinary"), "X"),
    **dict.fromkeys(("autre", "autre genre", "non binaire"), "X"),
    **dict.fromkeys(("unspecified", "not specified", "not stated", "non precise"), "<"),
}


def normal(property_type: str, value: str, *, country: str = "", order: Order | None = None) -> str:
    """The normal writing of `value` as a value of that type; "" when it has no certain one.

    `country` is whose national telephone numbers these are; `order` says whether day or month
    comes first in dates all of figures. Types the table lacks are folded like names.
    """
    if len(value) > LONGEST:
        return ""
    if property_type == "date" and order:
        return _in_order(value, order)
    if property_type == "phone" and country:
        return normal_phone(value, country)
    return NORMALISERS.get(property_type, fold)(value)


def normal_date(value: str) -> str:
    """Partial ISO 8601 ("1961", "1961-07", "1961-07-04"); "" when impossible, ambiguous or unread."""
    if len(value) == 10 and value[4] == value[7] == "-":
        try:
            return date.fromisoformat(value).isoformat()
        except ValueError:
            pass
    return _in_order(value, None)


@lru_cache(maxsize=65_536)
def _in_order(value: str, order: Order | None) -> str:
    found = read_date(value, order).date
    return found.iso() if found else ""


def normal_gender(value: str) -> str:
    """F, M, X, or "<" for unspecified; "" when the word is not known."""
    bare = value.strip()
    return "<" if bare and not bare.strip("<") else _SEXES.get(fold(bare), "")


def normal_iban(value: str) -> str:
    """The IBAN without spaces, in capitals, whether or not its check digits hold; "" when not so shaped."""
    bare = compact(value).removeprefix("IBAN")
    return bare if _IBAN.match(bare) else ""


def _checksum(value: str) -> str:
    bare = compact(value).lower()
    return bare if _HEXADECIMAL.match(bare) else ""


def _language(value: str) -> str:
    bare = value.strip().lower()
    return bare.replace("_", "-") if _LANGUAGE.match(bare) else ""


def _mimetype(value: str) -> str:
    found = _MIMETYPE.match(value.strip().lower())
    return found[1] if found else ""


def _topic(value: str) -> str:
    return value.strip().lower()


#: How each type of `types.yaml` is normalised.
NORMALISERS: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {
        "address": fold,
        "checksum": _checksum,
        "coordinates": normal_coordinates,
        "country": country_code,
        "date": normal_date,
        "email": normal_email,
        "entity": fold,
        "gender": normal_gender,
        "html": fold,
        "iban": normal_iban,
        "identifier": compact,
        "ip": normal_ip,
        "json": fold,
        "language": _language,
        "mimetype": _mimetype,
        "money": normal_money,
        "name": fold,
        "number": normal_number,
        "phone": normal_phone,
        "role": fold,
        "string": fold,
        "text": fold,
        "topic": _topic,
        "url": normal_url,
    }
)
