"""The checker: every stored original and every exhibit against the bytes that lie in the folder.

It looks at no table: whoever calls it hands in the rows, in the order of their digests, and sees to it that
they are all rows there are. At no time does it hold more than one in 256 of them.
"""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby, product
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from tamarack.trust.custody.rereading import Measured, measured

_SHELVES = ["".join(pair) for pair in product("0123456789abcdef", repeat=2)]


class Wrong(StrEnum):
    """What can be wrong with what is kept."""

    MISSING = "missing"
    SIZE = "size"
    DIGEST = "digest"
    EXHIBIT = "exhibit"
    NO_ORIGINAL = "no-original"
    UNEXPECTED = "unexpected"
    UNFINISHED = "unfinished"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, where (a digest, or a path in the folder), and with which exhibit.

    `EXHIBIT`: the exhibit's row says other digests or another size than its bytes have. `NO_ORIGINAL`: it
    cites bytes that no original's row names. `UNFINISHED`: a file that was still being read in, or whose
    reading-in was cut off; it belongs to nothing yet.
    """

    wrong: Wrong
    place: str
    exhibit: int | None = None


class OriginalRow(NamedTuple):
    """An original: its SHA-256, its SHA-512 ("" where it was never taken), how many bytes."""

    sha256: str
    sha512: str
    size: int


class ExhibitRow(NamedTuple):
    """An exhibit: its identifier, the SHA-256 of the original it cites, and its own SHA-512 and size."""

    id: int
    sha256: str
    sha512: str
    size: int


Row = TypeVar("Row", OriginalRow, ExhibitRow)


def problems(
    folder: Path,
    originals: Iterable[tuple[str, str, int]],
    exhibits: Iterable[tuple[int, str, str, int]],
    tell: Callable[[int], None] = lambda count: None,
) -> Iterator[Problem]:
    """Everything that is wrong, as it is found. Both kinds of rows come in ascending order of SHA-256
    (`OriginalRow`, `ExhibitRow`, or tuples like them); `tell` hears of each piece that was read how many
    bytes it was."""
    kept = _Shelves(OriginalRow(*row) for row in originals)
    cited = _Shelves(ExhibitRow(*row) for row in exhibits)
    yield from _strangers(folder)
    for shelf in _SHELVES:
        yield from _shelf(folder / shelf, kept.of(shelf), cited.of(shelf), tell)
    for original in kept.rest():
        yield Problem(Wrong.MISSING, original.sha256)
    for exhibit in cited.rest():
        yield Problem(Wrong.NO_ORIGINAL, exhibit.sha256, exhibit.id)


def _shelf(
    folder: Path,
    originals: Sequence[OriginalRow],
    exhibits: Sequence[ExhibitRow],
    tell: Callable[[int], None],
) -> Iterator[Problem]:
    named = {row.sha256 for row in originals}
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.name not in named:
            yield Problem(Wrong.UNEXPECTED, f"{folder.name}/{path.name}")
    citing: dict[str, list[ExhibitRow]] = {}
    for exhibit in exhibits:
        if exhibit.sha256 in named:
            citing.setdefault(exhibit.sha256, []).append(exhibit)
        else:
            yield Problem(Wrong.NO_ORIGINAL, exhibit.sha256, exhibit.id)
    for row in originals:
        yield from _original(folder / row.sha256, row, citing.get(row.sha256, ()), tell)


def _original(
    place: Path, row: OriginalRow, exhibits: Sequence[ExhibitRow], tell: Callable[[int], None]
) -> Iterator[Problem]:
    found = _found(place, tell)
    if found is None:
        yield Problem(Wrong.MISSING, row.sha256)
        for one in exhibits:
            yield Problem(Wrong.MISSING, row.sha256, one.id)
        return
    if found.size != row.size:
        yield Problem(Wrong.SIZE, row.sha256)
    if found.sha256 != row.sha256 or row.sha512 not in ("", found.sha512):
        yield Problem(Wrong.DIGEST, row.sha256)
    for one in exhibits:
        if found != Measured(one.sha256, one.sha512, one.size):
            yield Problem(Wrong.EXHIBIT, row.sha256, one.id)


def _found(place: Path, tell: Callable[[int], None]) -> Measured | None:
    """What lies there; nothing when it can't be read, or is a link to somewhere else."""
    try:
        return measured(place, tell) if stat.S_ISREG(place.lstat().st_mode) else None
    except OSError:
        return None


def _strangers(folder: Path) -> Iterator[Problem]:
    """What lies in the folder itself and is no shelf."""
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.name.startswith("incoming-"):
            yield Problem(Wrong.UNFINISHED, path.name)
        elif path.name not in _SHELVES or not path.is_dir() or path.is_symlink():
            yield Problem(Wrong.UNEXPECTED, path.name)


class _Shelves(Generic[Row]):
    """Rows in order of their digest, handed out by its first two letters, each row once."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._groups: Iterator[tuple[str, Iterator[Row]]] = groupby(rows, key=lambda row: row.sha256[:2])
        self._next: tuple[str, Iterator[Row]] | None = next(self._groups, None)
        self._held: list[Row] = []

    def of(self, shelf: str) -> list[Row]:
        """The rows of this shelf. Those that stand before it belong to none, and are kept for the end."""
        while self._next is not None and self._next[0] < shelf:
            self._held += self._taken(self._next[1])
        return self._taken(self._next[1]) if self._next is not None and self._next[0] == shelf else []

    def rest(self) -> Iterator[Row]:
        """The rows that no shelf took: their digest is none, or they came out of order."""
        yield from self._held
        while self._next is not None:
            yield from self._taken(self._next[1])

    def _taken(self, group: Iterator[Row]) -> list[Row]:
        rows = list(group)
        self._next = next(self._groups, None)
        return rows
