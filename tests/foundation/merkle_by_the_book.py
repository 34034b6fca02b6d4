"""RFC 9162 § 2.1 as it is written, by recursion over all the leaves: slow, sharing nothing."""

from __future__ import annotations

from hashlib import sha256


def below(size: int) -> int:
    power = 1
    while power * 2 < size:
        power *= 2
    return power


def root(leaves: list[bytes]) -> bytes:
    """MTH of leaves that are already hashed."""
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    at = below(len(leaves))
    return sha256(b"\x01" + root(leaves[:at]) + root(leaves[at:])).digest()


def path(index: int, leaves: list[bytes]) -> list[bytes]:
    if len(leaves) == 1:
        return []
    at = below(len(leaves))
    if index < at:
        return [*path(index, leaves[:at]), root(leaves[at:])]
    return [*path(index - at, leaves[at:]), root(leaves[:at])]


def consistency(old: int, leaves: list[bytes]) -> list[bytes]:
    return [] if old in (0, len(leaves)) else _consistency(old, leaves, whole=True)


def _consistency(old: int, leaves: list[bytes], *, whole: bool) -> list[bytes]:
    if old == len(leaves):
        return [] if whole else [root(leaves)]
    at = below(len(leaves))
    if old <= at:
        return [*_consistency(old, leaves[:at], whole=whole), root(leaves[at:])]
    return [*_consistency(old - at, leaves[at:], whole=False), root(leaves[:at])]
