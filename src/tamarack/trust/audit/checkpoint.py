"""Checkpoints: the log's size and root at one moment, signed (C2SP tlog-checkpoint).

Two extension lines are ours: `time 2026-11-25T18:30:00Z`, when it was signed by the server's clock, and
`next-key <verifier key>`, the key that signs every checkpoint after this one. Others are kept as they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from tamarack.foundation.merkle import HASH_BYTES, LARGEST_SIZE
from tamarack.trust.audit.errors import BadCheckpoint
from tamarack.trust.audit.log_keys import SigningKey, VerifierKey
from tamarack.trust.audit.signed_note import open_note, sign_note
from tamarack.trust.audit.strict_text import as_base64, check_line, check_text, read_base64, read_number

_TIME = "time "
_NEXT_KEY = "next-key "
_TIME_FORMAT = "%Y-%m-%dT%H:%M:%SZ"


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """That the log called `origin` has `size` events under `root` (32 bytes).

    Raises BadCheckpoint, BadKey.
    """

    origin: str
    size: int
    root: bytes
    extensions: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_line(self.origin, BadCheckpoint, "origin")
        if type(self.size) is not int or not 0 <= self.size <= LARGEST_SIZE:
            raise BadCheckpoint(place="size", problem="not a number")
        if type(self.root) is not bytes or len(self.root) != HASH_BYTES:
            raise BadCheckpoint(place="root", problem="not 32 bytes")
        if type(self.extensions) is not tuple:
            raise BadCheckpoint(place="extension", problem="not lines")
        for line in self.extensions:
            check_line(line, BadCheckpoint, "extension")
        _ = self.time, self.next_key

    @property
    def text(self) -> str:
        """The body that is signed."""
        lines = (self.origin, str(self.size), as_base64(self.root), *self.extensions)
        return "".join(f"{line}\n" for line in lines)

    @property
    def time(self) -> datetime | None:
        """When it was signed, by the server's clock (UTC, whole seconds)."""
        told = self._told(_TIME)
        return None if told is None else _read_time(told)

    @property
    def next_key(self) -> VerifierKey | None:
        """The key that signs every checkpoint after this one."""
        told = self._told(_NEXT_KEY)
        return None if told is None else VerifierKey.read(told)

    @classmethod
    def read(cls, text: str) -> Checkpoint:
        """The checkpoint that a body writes; nothing is verified. Raises BadCheckpoint, BadKey."""
        lines = check_text(text, BadCheckpoint, "note").split("\n")
        if len(lines) < 4 or lines.pop():
            raise BadCheckpoint(place="note", problem="not the three lines of a checkpoint")
        size = read_number(lines[1], BadCheckpoint, "size")
        return cls(lines[0], size, read_base64(lines[2], BadCheckpoint, "root"), tuple(lines[3:]))

    def _told(self, name: str) -> str | None:
        told = [line.removeprefix(name) for line in self.extensions if line.startswith(name)]
        if len(told) > 1:
            raise BadCheckpoint(place="extension", problem=f"{name.strip()} told twice")
        return told[0] if told else None


def time_line(at: datetime) -> str:
    """The extension line that says when a checkpoint was signed. `at` has a zone. Raises BadCheckpoint."""
    if at.tzinfo is None:
        raise BadCheckpoint(place="time", problem="no zone")
    return _TIME + at.astimezone(UTC).strftime(_TIME_FORMAT)


def next_key_line(key: VerifierKey) -> str:
    """The extension line that hands the log over to `key`."""
    return _NEXT_KEY + key.text


def sign_checkpoint(checkpoint: Checkpoint, key: SigningKey) -> str:
    """The signed note of a checkpoint. The key bears the log's name. Raises BadCheckpoint."""
    if key.name != checkpoint.origin:
        raise BadCheckpoint(place="origin", problem="not the log of this key")
    return sign_note(checkpoint.text, key)


def read_checkpoint(note: str, key: VerifierKey) -> Checkpoint:
    """The checkpoint that `note` tells, signed by `key`, which bears the log's name.

    Raises BadCheckpoint, BadKey (for a key that the checkpoint names).
    """
    text, _ = open_note(note, (key,))
    checkpoint = Checkpoint.read(text)
    if checkpoint.origin != key.name:
        raise BadCheckpoint(place="origin", problem="not the log of this key")
    return checkpoint


def _read_time(text: str) -> datetime:
    try:
        at = datetime.strptime(text, _TIME_FORMAT).replace(tzinfo=UTC)
    except ValueError as error:
        raise BadCheckpoint(place="time", problem="not a time") from error
    if at.strftime(_TIME_FORMAT) != text:
        raise BadCheckpoint(place="time", problem="not a time as it is written")
    return at
