"""The Merkle tree of RFC 9162 § 2.1 over SHA-256, kept as tiles (C2SP tlog-tiles).

Nothing here stores anything. A tree is known by its compact range (the roots of the full subtrees that
its size is made of, largest first) and by tiles of 256 hashes: tile (0, n) holds the hashes of leaves
256n to 256n+255, tile (1, n) the roots of full subtrees of 256 leaves, tile (2, n) those of 65,536
leaves, and so on. The last tile of a level may be partial.

BadProof (BadInput)
├── MalformedProof   a size, an index or a hash that is none
├── ProofFails       well formed, and does not lead to the root
└── MissingHashes    the tiles lack a hash that the tree must have
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import NamedTuple

from tamarack.foundation.errors import BadInput

HASH_BYTES = 32
TILE_HEIGHT = 8
TILE_WIDTH = 1 << TILE_HEIGHT
LARGEST_SIZE = (1 << 63) - 1
EMPTY_ROOT = sha256(b"").digest()


class BadProof(BadInput):
    """A Merkle proof, or what it is made of, that can't be accepted."""

    code = "bad-proof"


class MalformedProof(BadProof):
    """A size, an index or a hash that is none."""

    code = "malformed-proof"


class ProofFails(BadProof):
    """A well-formed proof that does not lead to the root it is for."""

    code = "proof-fails"


class MissingHashes(BadProof):
    """The tiles lack a hash that a tree of this size must have."""

    code = "missing-hashes"


class Subtree(NamedTuple):
    """The root of a full subtree of 256**level leaves: hash `number % 256` of tile (level, number // 256)."""

    level: int
    number: int
    root: bytes


def leaf_hash(data: bytes) -> bytes:
    """The hash of a leaf: SHA-256(0x00 || data)."""
    return sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of an inner node: SHA-256(0x01 || left || right)."""
    return sha256(b"\x01" + left + right).digest()


class CompactRange:
    """All that must be kept of a tree of `size` leaves in order to go on with it."""

    __slots__ = ("_hashes", "_size")

    def __init__(self, size: int = 0, hashes: Iterable[bytes] = ()) -> None:
        """An empty tree, or one taken up again from its size and `hashes`. Raises MalformedProof."""
        self._size = checked_number("size", size, LARGEST_SIZE)
        self._hashes = list(checked_hashes("hashes", hashes))
        if len(self._hashes) != hashes_held(size):
            raise MalformedProof(place="hashes", needed=hashes_held(size), given=len(self._hashes))

    @property
    def size(self) -> int:
        """How many leaves the tree has."""
        return self._size

    @property
    def hashes(self) -> tuple[bytes, ...]:
        """The roots of its full subtrees, largest first: as many as `size` has bits that are one."""
        return tuple(self._hashes)

    def append(self, leaf: bytes) -> list[Subtree]:
        """Add one leaf's hash; the full subtrees of 256, 65,536, … leaves that it completes."""
        return self.extend((leaf,))

    def extend(self, leaves: Iterable[bytes]) -> list[Subtree]:
        """Add leaves' hashes in order; the full subtrees of 256, 65,536, … leaves that they complete.

        Raises MalformedProof before anything is added.
        """
        stack, size, completed = self._hashes, self._size, []
        for node in checked_hashes("leaves", leaves):
            number, height = size, 0
            while number & 1:
                node = sha256(b"\x01" + stack.pop() + node).digest()
                number >>= 1
                height += 1
                if not height & 7:
                    completed.append(Subtree(height >> 3, number, node))
            stack.append(node)
            size += 1
        self._size = size
        return completed

    def root(self) -> bytes:
        """The root of the tree; of an empty one, the hash of nothing."""
        if not self._hashes:
            return EMPTY_ROOT
        root, *rest = reversed(self._hashes)
        for left in rest:
            root = node_hash(left, root)
        return root


def hashes_held(size: int) -> int:
    """How many hashes the compact range of a tree of `size` leaves holds."""
    return size.bit_count()


def checked_number(place: str, number: object, most: int) -> int:
    """`number`, if it is one between 0 and `most`. Raises MalformedProof."""
    if type(number) is not int or not 0 <= number <= most:
        raise MalformedProof(place=place, problem="not a whole number in its range")
    return number


def checked_hash(place: str, value: object) -> bytes:
    """`value`, if it is a hash of 32 bytes. Raises MalformedProof."""
    if type(value) is not bytes or len(value) != HASH_BYTES:
        raise MalformedProof(place=place, problem="not 32 bytes")
    return value


def checked_hashes(place: str, values: object) -> Sequence[bytes]:
    """`values` as a list, if each is a hash of 32 bytes. Raises MalformedProof."""
    if isinstance(values, str | bytes) or not isinstance(values, Iterable):
        raise MalformedProof(place=place, problem="not a list of hashes")
    listed = list(values)
    for at, value in enumerate(listed):
        if type(value) is not bytes or len(value) != HASH_BYTES:
            raise MalformedProof(place=f"{place}[{at}]", problem="not 32 bytes")
    return listed
