"""Reading stored bytes again: both digests and the size, computed anew. Knows no row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256, sha512
from pathlib import Path

_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Measured:
    """What some bytes are: their digests in hexadecimal, and how many they are."""

    sha256: str
    sha512: str
    size: int


def measured(place: Path, tell: Callable[[int], None] = lambda count: None) -> Measured:
    """Read a file to its end; `tell` hears of each piece how many bytes it was. Raises OSError."""
    short, long, size = sha256(), sha512(), 0
    with place.open("rb") as file:
        while piece := file.read(_PIECE):
            short.update(piece)
            long.update(piece)
            size += len(piece)
            tell(len(piece))
    return Measured(short.hexdigest(), long.hexdigest(), size)
