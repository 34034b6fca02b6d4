"""Inclusion and consistency proofs in a Merkle tree (RFC 9162 § 2.1.3-4): made from tiles, checked without.

A proof in a tree of a million leaves reads five tiles or so, each once. Tiles may hold more than the tree
for which the proof is made, so a proof can be made for any earlier size.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from tamarack.foundation.merkle import (
    EMPTY_ROOT,
    LARGEST_SIZE,
    TILE_HEIGHT,
    TILE_WIDTH,
    MalformedProof,
    MissingHashes,
    ProofFails,
    checked_hash,
    checked_hashes,
    checked_number,
    node_hash,
)


class Tiles(Protocol):
    """Where hashes are looked up: the hashes of tile `number` of `level`, fewer than 256 only in the last."""

    def __call__(self, level: int, number: int, /) -> Sequence[bytes]:
        """The tile's hashes, in order."""
        ...


def inclusion_proof(index: int, size: int, tile: Tiles) -> list[bytes]:
    """The proof that leaf `index` is in the tree of the first `size` leaves: siblings from the leaf up.

    Raises MalformedProof for an index outside the tree, MissingHashes when the tiles fall short.
    """
    checked_number("size", size, LARGEST_SIZE)
    checked_number("index", index, size - 1)
    nodes = _Nodes(tile)
    proof, low, high = [], 0, size
    while high - low > 1:
        middle = low + _split(high - low)
        if index < middle:
            proof.append(nodes.root(middle, high))
            high = middle
        else:
            proof.append(nodes.root(low, middle))
            low = middle
    return proof[::-1]


def consistency_proof(old: int, new: int, tile: Tiles) -> list[bytes]:
    """The proof that the tree of the first `old` leaves begins the tree of the first `new` (§ 2.1.4.1).

    Raises MalformedProof for sizes out of order, MissingHashes when the tiles fall short.
    """
    checked_number("new", new, LARGEST_SIZE)
    checked_number("old", old, new)
    if old in (0, new):
        return []
    nodes = _Nodes(tile)
    proof, low, high = [], 0, new
    while high != old:
        middle = low + _split(high - low)
        if old <= middle:
            proof.append(nodes.root(middle, high))
            high = middle
        else:
            proof.append(nodes.root(low, middle))
            low = middle
    if low:
        proof.append(nodes.root(low, high))
    return proof[::-1]


def root_from_tiles(size: int, tile: Tiles) -> bytes:
    """The root of the tree of the first `size` leaves. Raises MalformedProof, MissingHashes."""
    checked_number("size", size, LARGEST_SIZE)
    return _Nodes(tile).root(0, size) if size else EMPTY_ROOT


def verify_inclusion(leaf: bytes, index: int, size: int, proof: Iterable[bytes], root: bytes) -> None:
    """Check that `leaf` (its hash) is leaf `index` of the tree of `size` leaves under `root` (§ 2.1.3.2).

    Raises MalformedProof, ProofFails.
    """
    node = checked_hash("leaf", leaf)
    checked_hash("root", root)
    path = checked_hashes("proof", proof)
    checked_number("size", size, LARGEST_SIZE)
    at, last = checked_number("index", index, size - 1), size - 1
    for sibling in path:
        if last == 0:
            raise ProofFails(place="proof", problem="too long")
        if at & 1 or at == last:
            node = node_hash(sibling, node)
            at, last = _past_lone_parents(at, last)
        else:
            node = node_hash(node, sibling)
        at, last = at >> 1, last >> 1
    if last:
        raise ProofFails(place="proof", problem="too short")
    if node != root:
        raise ProofFails(place="root", problem="another root")


def verify_consistency(old: int, new: int, old_root: bytes, new_root: bytes, proof: Iterable[bytes]) -> None:
    """Check that the tree of `new` leaves under `new_root` begins with that of `old` leaves (§ 2.1.4.2).

    The empty tree begins every tree. Raises MalformedProof, ProofFails.
    """
    checked_hash("old_root", old_root)
    checked_hash("new_root", new_root)
    path = list(checked_hashes("proof", proof))
    checked_number("new", new, LARGEST_SIZE)
    checked_number("old", old, new)
    if old in (0, new):
        _verify_without_path(old, new, old_root, new_root, path)
    else:
        _verify_path(old, new, old_root, new_root, path)


def _verify_without_path(old: int, new: int, old_root: bytes, new_root: bytes, path: list[bytes]) -> None:
    if path:
        raise ProofFails(place="proof", problem="too long")
    for place, size, root in (("old_root", old, old_root), ("new_root", new, new_root)):
        if size == 0 and root != EMPTY_ROOT:
            raise ProofFails(place=place, problem="not the root of an empty tree")
    if old == new and old_root != new_root:
        raise ProofFails(place="new_root", problem="another root")


def _verify_path(old: int, new: int, old_root: bytes, new_root: bytes, path: list[bytes]) -> None:
    at, last = old - 1, new - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    if at == 0:
        path.insert(0, old_root)  # the old tree is one full subtree: its root is not told again
    if not path:
        raise ProofFails(place="proof", problem="too short")
    first = second = path[0]
    for sibling in path[1:]:
        if last == 0:
            raise ProofFails(place="proof", problem="too long")
        if at & 1 or at == last:
            first, second = node_hash(sibling, first), node_hash(sibling, second)
            at, last = _past_lone_parents(at, last)
        else:
            second = node_hash(second, sibling)
        at, last = at >> 1, last >> 1
    if last:
        raise ProofFails(place="proof", problem="too short")
    if first != old_root or second != new_root:
        raise ProofFails(place="old_root" if first != old_root else "new_root", problem="another root")


def _past_lone_parents(at: int, last: int) -> tuple[int, int]:
    """On the tree's right edge, up past the levels at which the node has no sibling."""
    while at and not at & 1:
        at, last = at >> 1, last >> 1
    return at, last


def _split(size: int) -> int:
    """The largest power of two below `size`."""
    return 1 << (size - 1).bit_length() - 1


class _Nodes:
    """Roots of stretches of leaves, found in tiles that are each looked up once."""

    def __init__(self, tile: Tiles) -> None:
        self._tile = tile
        self._seen: dict[tuple[int, int], Sequence[bytes]] = {}

    def root(self, low: int, high: int) -> bytes:
        """The root of leaves `low` to `high`, where `low` begins a subtree that could hold as many."""
        width = high - low
        if width & (width - 1) == 0:
            return self._full(low, width.bit_length() - 1)
        middle = low + _split(width)
        return node_hash(self.root(low, middle), self.root(middle, high))

    def _full(self, low: int, height: int) -> bytes:
        level, above = divmod(height, TILE_HEIGHT)
        number = low >> level * TILE_HEIGHT
        count = 1 << above
        hashes = self._hashes(level, number, count)
        while len(hashes) > 1:
            hashes = [node_hash(hashes[at], hashes[at + 1]) for at in range(0, len(hashes), 2)]
        return hashes[0]

    def _hashes(self, level: int, number: int, count: int) -> Sequence[bytes]:
        """Hashes `number` to `number + count` of a level: never in more than one tile."""
        which = (level, number // TILE_WIDTH)
        if which not in self._seen:
            self._seen[which] = self._read(*which)
        at = number % TILE_WIDTH
        found = self._seen[which][at : at + count]
        if len(found) != count:
            raise MissingHashes(place=f"tile {which[0]}/{which[1]}", needed=at + count)
        return found

    def _read(self, level: int, number: int) -> Sequence[bytes]:
        place = f"tile {level}/{number}"
        hashes = checked_hashes(place, self._tile(level, number))
        if len(hashes) > TILE_WIDTH:
            raise MalformedProof(place=place, problem="more than 256 hashes")
        return hashes
