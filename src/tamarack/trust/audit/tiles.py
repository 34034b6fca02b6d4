"""The stored hashes of the log as tiles: 256 leaves, or 256 roots of full subtrees, at a time."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.backends.utils import CursorWrapper

from tamarack.foundation.merkle import TILE_WIDTH
from tamarack.foundation.merkle_proofs import Tiles

_LEAVES = "SELECT hash FROM trust_leaf WHERE number >= %s AND number < %s ORDER BY number"
_SUBTREES = "SELECT root FROM trust_subtree WHERE number >= %s AND number < %s AND level = %s ORDER BY number"


def stored_tiles(cursor: CursorWrapper) -> Tiles:
    """The tiles that this connection reads, each when it is asked for."""

    def tile(level: int, number: int, /) -> Sequence[bytes]:
        stretch = [number * TILE_WIDTH, (number + 1) * TILE_WIDTH]
        if level == 0:
            cursor.execute(_LEAVES, stretch)
        else:
            cursor.execute(_SUBTREES, [*stretch, level])
        return [bytes(found) for (found,) in cursor.fetchall()]

    return tile
