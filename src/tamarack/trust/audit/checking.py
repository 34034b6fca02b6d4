"""Walking through the log leaf by leaf: is each event what was sealed, each checkpoint what was signed? Pure.

What is found at one place does not spread: after an altered event the walk goes on with the hash that was
sealed, after a checkpoint that does not fit with what that checkpoint says. Every further finding is one of
its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from tamarack.foundation.canonical import NotCanonical
from tamarack.foundation.identifiers import show
from tamarack.foundation.merkle import HASH_BYTES, BadProof, CompactRange, leaf_hash
from tamarack.trust.audit.leaves import EventRow, commitment_of, event_bytes
from tamarack.trust.audit.problems import Problem


class LeafRow(NamedTuple):
    """A leaf as its table holds it, with its event if that is still there."""

    number: int
    event: int
    hash: bytes
    commitment: bytes
    row: EventRow | None


@dataclass(frozen=True, slots=True)
class Signed:
    """A stored checkpoint: how long the log was, its root, and the compact range with which it went on."""

    size: int
    root: bytes
    peaks: bytes


@dataclass(slots=True)
class Walk:
    """One walk, from leaf 0 on. `roots` are asked for by size and filled in as the walk passes them."""

    checkpoints: Sequence[Signed]
    roots: dict[int, bytes] = field(default_factory=dict)
    emptied: list[int] = field(default_factory=list)
    subtrees: dict[tuple[int, int], bytes] = field(default_factory=dict)
    _range: CompactRange = field(default_factory=CompactRange)
    _at: int = 0  # the next checkpoint
    _sound: int = 0  # the size up to which signed and found agree

    @property
    def size(self) -> int:
        """How many leaves were passed, those missing counted."""
        return self._range.size

    def begin(self) -> Iterator[Problem]:
        """What is to be said before the first leaf."""
        self._note_root()
        yield from self._pass_checkpoints()

    def step(self, leaf: LeafRow) -> Iterator[Problem]:
        """Take one leaf, in the order of their numbers."""
        if leaf.number != self.size:
            yield from self._mind_gap(leaf.number)
        if (wrong := self._wrong_with(leaf)) is not None:
            yield wrong
        for one in self._range.append(leaf.hash):
            self.subtrees[one.level, one.number] = one.root
        self._note_root()
        yield from self._pass_checkpoints()

    def end(self) -> Iterator[Problem]:
        """What is to be said after the last leaf."""
        for late in self.checkpoints[self._at :]:
            yield Problem(f"checkpoint {late.size}", "tail-cut", {"found": self.size})
        last = self.checkpoints[-1].size if self.checkpoints else 0
        if self.size > last:
            yield Problem(f"leaf {last}", "tail-unsigned", {"leaves": self.size - last})

    def _mind_gap(self, number: int) -> Iterator[Problem]:
        """Leaves that are not there: the walk goes on from the next checkpoint that it can trust."""
        for missing in range(self.size, min(number, self.size + 10)):
            yield Problem(f"leaf {missing}", "leaf-missing", {"next": number})
        while self.size < number:
            self._range.append(bytes(HASH_BYTES))
            self._note_root()
            yield from self._pass_checkpoints()

    def _wrong_with(self, leaf: LeafRow) -> Problem | None:
        if leaf.row is None:
            return Problem(_place(leaf), "event-missing")
        if leaf.row.key is None:
            self.emptied.append(leaf.event)
        try:
            found = leaf_hash(event_bytes(leaf.row, commitment_of(leaf.row, leaf.commitment)))
        except NotCanonical:
            return Problem(_place(leaf), "event-unreadable")
        return None if found == leaf.hash else Problem(_place(leaf), "event-altered", {"verb": leaf.row.verb})

    def _note_root(self) -> None:
        if self.size in self.roots:
            self.roots[self.size] = self._range.root()

    def _pass_checkpoints(self) -> Iterator[Problem]:
        while self._at < len(self.checkpoints) and self.checkpoints[self._at].size == self.size:
            signed = self.checkpoints[self._at]
            if self._range.root() != signed.root:
                yield Problem(f"checkpoint {signed.size}", "root-differs", {"sound_until": self._sound})
                self._range = _range_of(signed) or self._range
            else:
                self._sound = signed.size
            self._at += 1


def _place(leaf: LeafRow) -> str:
    return f"event {show(leaf.event)}, leaf {leaf.number}"


def _range_of(signed: Signed) -> CompactRange | None:
    """The compact range of a checkpoint, if it is one and gives the checkpoint's root."""
    hashes = [signed.peaks[at : at + HASH_BYTES] for at in range(0, len(signed.peaks), HASH_BYTES)]
    try:
        kept = CompactRange(signed.size, hashes)
    except BadProof:
        return None
    return kept if kept.root() == signed.root else None
