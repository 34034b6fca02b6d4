"""Checkpoints kept outside the database: what they say, and whether this log is theirs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from tamarack.trust.audit import log_files
from tamarack.trust.audit.checkpoint import Checkpoint, read_checkpoint
from tamarack.trust.audit.errors import BadEvidence
from tamarack.trust.audit.log_keys import VerifierKey
from tamarack.trust.audit.problems import Problem

LONGEST = 1 << 16  # bytes of a checkpoint's file
ENDING = ".checkpoint"


@dataclass(frozen=True, slots=True)
class Outside:
    """A checkpoint kept outside: where, and what its signed note says."""

    place: str
    checkpoint: Checkpoint


def kept_outside(given: Iterable[Path], keys: Sequence[VerifierKey]) -> tuple[list[Outside], list[Problem]]:
    """Every checkpoint that was given, shipped to the folder, or is the sealer's last; and what is none."""
    places = [*given, *sorted(Path(settings.CHECKPOINT_FOLDER).glob(f"*{ENDING}"))]
    notes = [(str(place), _text(place)) for place in places]
    if last := log_files.last_checkpoint():
        notes.append(("last-checkpoint", last))
    found: list[Outside] = []
    problems: list[Problem] = []
    for place, note in notes:
        checkpoint = _signed_by_any(note, keys)
        if checkpoint is None:
            problems.append(Problem(place, "outside-unreadable"))
        else:
            found.append(Outside(place, checkpoint))
    return found, problems


def differing(outside: Iterable[Outside], size: int, roots: Mapping[int, bytes]) -> Iterator[Problem]:
    """Those of which this log, of that size and with these roots, is not the same log grown."""
    for one in outside:
        told = one.checkpoint
        if told.size > size:
            yield Problem(one.place, "outside-longer", {"outside": told.size, "found": size})
        elif roots[told.size] != told.root:
            yield Problem(one.place, "outside-differs", {"size": told.size})


def _signed_by_any(note: str, keys: Sequence[VerifierKey]) -> Checkpoint | None:
    for key in keys:
        try:
            return read_checkpoint(note, key)
        except BadEvidence:
            continue
    return None


def _text(place: Path) -> str:
    try:
        with place.open("rb") as file:
            return file.read(LONGEST).decode()
    except (OSError, UnicodeDecodeError):
        return ""
