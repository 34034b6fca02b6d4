"""A text file as lines, never more than one piece of it in memory, however long a line."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

#: Stands in the place of a line that was too long to read.
TOO_LONG = "\x00too long\x00"
_PIECE = 1 << 20
#: Encodings whose codecs know no halves of surrogate pairs: there U+FFFD stands for what can't be read.
WIDE = ("utf-16", "utf-32")


class Lines:
    """The lines of `path`, each with its end.

    Bytes that mean nothing come as halves of surrogate pairs (PEP 383), or as U+FFFD where the
    encoding is UTF-16 or UTF-32. A line of more than `longest` characters is passed over, and
    TOO_LONG stands for it.
    """

    def __init__(self, path: Path, encoding: str, longest: int) -> None:
        self._path = path
        self.encoding = encoding
        self._longest = longest

    def __iter__(self) -> Iterator[str]:
        return chain.from_iterable(self._pieces())

    def _pieces(self) -> Iterator[io.StringIO]:
        """Whole lines, about a megabyte at a time. `newline=""` keeps each end as it stands."""
        errors = "replace" if self.encoding.startswith(WIDE) else "surrogateescape"
        size = min(_PIECE, self._longest)
        with self._path.open(encoding=self.encoding, errors=errors, newline="") as file:
            held: list[str] = []
            while piece := file.read(size):
                if piece.endswith("\r"):
                    piece += file.read(1)
                cut = max(piece.rfind("\n"), piece.rfind("\r")) + 1
                if cut:
                    yield io.StringIO(self._joined(held, piece[:cut]), newline="")
                    held = [piece[cut:]]
                elif len(held) * size <= self._longest:
                    held.append(piece)
            if any(held):
                yield io.StringIO(self._joined(held, ""), newline="")

    def _joined(self, held: list[str], piece: str) -> str:
        """What was held and the piece, or TOO_LONG for the first line of them."""
        ends = [at for at in (piece.find("\n"), piece.find("\r")) if at >= 0]
        end = min(ends, default=len(piece))
        if sum(map(len, held)) + end > self._longest:
            return TOO_LONG + piece[end:]
        return "".join(held) + piece
