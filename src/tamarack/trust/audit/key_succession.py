"""Which key may sign the log from where on: each is named by a checkpoint that the one before it signed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tamarack.trust.audit.checkpoint import Checkpoint, read_checkpoint
from tamarack.trust.audit.errors import BadCheckpoint, BadEvidence
from tamarack.trust.audit.log_keys import VerifierKey


@dataclass(frozen=True, slots=True)
class Term:
    """`key` alone signs from checkpoint number `since` on (from 0); the log then had `size` events."""

    key: VerifierKey
    since: int
    size: int


def trusted_keys(first: VerifierKey, notes: Iterable[str]) -> tuple[Term, ...]:
    """The terms of the log's keys, from `first` on, as checkpoints hand it over; `notes` in order of signing.

    Raises BadCheckpoint at the first break: a note not signed by the key whose term it is, another log's,
    one that shrinks the log or gives the same size another root, one that names a key that had its term.
    """
    terms = [Term(first, 0, 0)]
    before: Checkpoint | None = None
    for number, note in enumerate(notes):
        place = f"checkpoint {number}"
        checkpoint = _read(note, terms[-1].key, place)
        _check_order(before, checkpoint, place)
        if checkpoint.next_key is not None:
            _check_new(checkpoint.next_key, terms, place)
            terms.append(Term(checkpoint.next_key, number + 1, checkpoint.size))
        before = checkpoint
    return tuple(terms)


def key_of(terms: Iterable[Term], number: int) -> VerifierKey:
    """The key whose term checkpoint `number` falls in. Raises BadCheckpoint."""
    falling = [term.key for term in terms if term.since <= number]
    if not falling:
        raise BadCheckpoint(place=f"checkpoint {number}", problem="before the first")
    return falling[-1]


def _read(note: str, key: VerifierKey, place: str) -> Checkpoint:
    try:
        return read_checkpoint(note, key)
    except BadEvidence as error:
        problem = error.facts.get("problem", "")
        raise BadCheckpoint(place=f"{place}, {error.place}", problem=problem) from error


def _check_order(before: Checkpoint | None, after: Checkpoint, place: str) -> None:
    if before is None:
        return
    if after.size < before.size:
        raise BadCheckpoint(place=place, problem="smaller than the one before it")
    if after.size == before.size and after.root != before.root:
        raise BadCheckpoint(place=place, problem="the same size as the one before it with another root")


def _check_new(key: VerifierKey, terms: list[Term], place: str) -> None:
    if key.name != terms[0].key.name:
        raise BadCheckpoint(place=place, problem="names a key of another log")
    if any(term.key == key for term in terms):
        raise BadCheckpoint(place=place, problem="names a key that had its term")
