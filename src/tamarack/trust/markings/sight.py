"""Sight: what a viewer may see, as a bitmap over interned markings, sealed against forgery.

Bit *m* (PostgreSQL's numbering: bit m of byte m // 8 counted from the low end) is set when the
viewer may see marking number m. The application hands the sealed bitmap to the database, which
checks the seal before it lets any row through: text slipped into a query can't widen its own sight.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from hashlib import sha256

from tamarack.trust.markings.marking import Marking, Purpose
from tamarack.trust.markings.viewer import Viewer, may_see

MOST_MARKINGS = 65_536  # the database pads a shorter bitmap with zeros up to this many bits


def bitmap(viewer: Viewer, purpose: Purpose, markings: Iterable[tuple[int, Marking]]) -> bytes:
    """The viewer's bitmap over numbered markings; as long as the highest one seen needs."""
    seen = [number for number, marking in markings if may_see(viewer, marking, purpose)]
    bits = bytearray(max(seen, default=-1) // 8 + 1)
    for number in seen:
        bits[number // 8] |= 1 << number % 8
    return bytes(bits)


def seal(key: bytes, officer: int, bits: bytes, began: int) -> bytes:
    """Who looks and their bitmap behind a seal: HMAC-SHA-256(key, began ‖ officer ‖ bits) ‖ officer ‖ bits.

    `began` is when the transaction began, in microseconds since 1970; both numbers are 8 bytes, big-endian. A
    sealed bitmap kept from one transaction opens nothing in the next, and names nobody else.
    """
    look = officer.to_bytes(8) + bits
    return hmac.digest(key, began.to_bytes(8) + look, sha256) + look
