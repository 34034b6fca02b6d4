"""Keys of things that are what their value says: the same number is the same telephone."""

from __future__ import annotations

from functools import lru_cache

from tamarack.foundation.folding import compact
from tamarack.intelligence.claims.statement import value_key
from tamarack.intelligence.vocabulary import property_of
from tamarack.intelligence.vocabulary.normalising import normal


@lru_cache(maxsize=65536)
def key_of_value(schema: str, properties: tuple[str, ...], values: tuple[str, ...]) -> str:
    """The key of the thing whose identifying `properties` have these raw values; "" when one says nothing."""
    written = [normal_of(schema, *said) for said in zip(properties, values, strict=True)]
    return value_key(schema, *written) if all(written) else ""


def normal_of(schema: str, name: str, value: str) -> str:
    """The one writing of an identifying value, by the vocabulary; else its letters and figures."""
    return normal(property_of(schema, name).type, value) or compact(value)
