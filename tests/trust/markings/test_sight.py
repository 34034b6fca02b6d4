"""The bitmap says of every marking what `may_see` says, and the seal is an HMAC of it and its moment."""

from __future__ import annotations

import hmac

from hypothesis import given
from hypothesis import strategies as st

from tamarack.trust.markings.marking import Marking, Purpose
from tamarack.trust.markings.sight import bitmap, seal
from tamarack.trust.markings.viewer import Viewer, may_see
from tests.ground.strategies import markings, purposes, viewers

NUMBERED = st.dictionaries(st.integers(0, 300), markings, max_size=12)


@given(viewers, purposes, NUMBERED)
def test_a_bit_is_set_exactly_where_the_viewer_may_see(
    viewer: Viewer, purpose: Purpose, numbered: dict[int, Marking]
) -> None:
    bits = bitmap(viewer, purpose, numbered.items())
    for number in range(320):
        bit = number // 8 < len(bits) and bits[number // 8] >> number % 8 & 1 == 1
        assert bit == (number in numbered and may_see(viewer, numbered[number], purpose))


@given(viewers, purposes, NUMBERED)
def test_a_bitmap_is_no_longer_than_what_is_seen(
    viewer: Viewer, purpose: Purpose, numbered: dict[int, Marking]
) -> None:
    seen = [number for number, marking in numbered.items() if may_see(viewer, marking, purpose)]
    assert len(bitmap(viewer, purpose, numbered.items())) == (max(seen) // 8 + 1 if seen else 0)


def test_the_seal_covers_the_bits_the_person_and_the_moment() -> None:
    key, bits, began = b"k" * 32, b"\x05\x00\x80", 1_700_000_000_123_456
    sealed = seal(key, 258, bits, began)
    look = bytes([0, 0, 0, 0, 0, 0, 1, 2]) + bits
    assert sealed[32:] == look
    assert sealed[:32] == hmac.digest(key, began.to_bytes(8, "big") + look, "sha256")
    assert seal(key, 258, bits, began + 1)[:32] != sealed[:32]
    assert seal(key, 259, bits, began)[:32] != sealed[:32]
    assert seal(key, 258, bits + b"\x00", began)[:32] != sealed[:32]
