"""Public identifiers: random 63-bit numbers, written as 13 letters of base 32.

Nothing shown is a sequence number, so an address tells nothing of how much else there is.
The alphabet is Crockford's: no i, l, o, u; reading forgives o for 0 and i, l for 1.
"""

from __future__ import annotations

import hmac
import os
import re
from hashlib import sha256

from tamarack.foundation.errors import BadInput

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_PAIRS = [high + low for high in ALPHABET for low in ALPHABET]
_VALUES = {letter: value for value, letter in enumerate(ALPHABET)} | {"o": 0, "i": 1, "l": 1}
_SHAPE = re.compile(r"[0-7oil][0-9a-tv-z]{12}\Z")
_MASK = (1 << 63) - 1


class BadIdentifier(BadInput):
    """Text that is no identifier."""

    code = "bad-identifier"


def new_id() -> int:
    """A fresh random identifier, 0 ≤ id < 2⁶³."""
    return int.from_bytes(os.urandom(8)) & _MASK


def new_ids(count: int) -> list[int]:
    """`count` fresh identifiers from one read of the system's generator."""
    drawn = os.urandom(8 * count)
    return [int.from_bytes(drawn[at : at + 8]) & _MASK for at in range(0, 8 * count, 8)]


def keyed_id(key: bytes, *parts: str) -> int:
    """The identifier that `parts` always get under `key`, and that nobody can compute without it."""
    message = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return int.from_bytes(hmac.digest(key, message, sha256)[:8]) & _MASK


def show(identifier: int) -> str:
    """The identifier as people and addresses write it."""
    return (
        ALPHABET[identifier >> 60 & 31]
        + _PAIRS[identifier >> 50 & 1023]
        + _PAIRS[identifier >> 40 & 1023]
        + _PAIRS[identifier >> 30 & 1023]
        + _PAIRS[identifier >> 20 & 1023]
        + _PAIRS[identifier >> 10 & 1023]
        + _PAIRS[identifier & 1023]
    )


def read(text: str) -> int:
    """The identifier that `text` writes. Raises BadIdentifier."""
    lowered = text.strip().lower()
    if not _SHAPE.match(lowered):
        raise BadIdentifier(text=text[:40])
    value = 0
    for letter in lowered:
        value = value << 5 | _VALUES[letter]
    return value
