"""Keys of things that are what their value says: the same number is the same telephone."""

from __future__ import annotations

import re
from functools import lru_cache

import phonenumbers

from tamarack.intelligence.claims.statement import value_key
from tamarack.intelligence.vocabulary import property_of

_SPACED = re.compile(r"[\W_]+")
#: Numbers without a country are read as Canada writes them, as `findings` does.
_REGION = "CA"


@lru_cache(maxsize=65536)
def key_of_value(schema: str, properties: tuple[str, ...], values: tuple[str, ...]) -> str:
    """The key of the thing whose identifying `properties` have these raw values."""
    return value_key(
        schema, *(normal(schema, name, value) for name, value in zip(properties, values, strict=True))
    )


def normal(schema: str, name: str, value: str) -> str:
    """The one writing of an identifying value: E.164 for a telephone, else no case, spaces or punctuation."""
    kind = property_of(schema, name).type
    if kind in ("email", "url"):
        return value.strip().lower()
    if kind == "phone" or (schema, name) == ("Phone", "number"):
        return _telephone(value) or _bare(value)
    return _bare(value)


def _bare(value: str) -> str:
    return _SPACED.sub("", value).upper()


def _telephone(value: str) -> str:
    try:
        number = phonenumbers.parse(value, _REGION)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(number):
        return ""
    written: str = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return written
