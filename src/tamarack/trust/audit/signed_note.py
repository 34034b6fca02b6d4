"""Text signed by one or more keys: C2SP signed-note, with Ed25519."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from tamarack.trust.audit.errors import BadCheckpoint
from tamarack.trust.audit.log_keys import SigningKey, VerifierKey
from tamarack.trust.audit.strict_text import as_base64, check_text, read_base64

MOST_SIGNATURES = 100
LONGEST = 1 << 20
_DASH = "— "


class Signature(NamedTuple):
    """One signature line: who is said to have signed, by name and key id, and the signature."""

    name: str
    id: bytes
    signature: bytes


def sign_note(text: str, key: SigningKey) -> str:
    """The note of `text`, which ends in a newline, signed by `key`. Raises BadCheckpoint."""
    if not check_text(text, BadCheckpoint, "note").endswith("\n"):
        raise BadCheckpoint(place="note", problem="no newline at its end")
    signed = as_base64(key.verifier.id + key.sign(text.encode()))
    return f"{text}\n{_DASH}{key.name} {signed}\n"


def open_note(note: str, keys: Iterable[VerifierKey]) -> tuple[str, tuple[VerifierKey, ...]]:
    """The text of `note`, and those of `keys` that signed it: at least one.

    Signatures by keys not given are ignored; one that names a given key and is not its own condemns the note.
    Raises BadCheckpoint.
    """
    text, signatures = split_note(note)
    message = text.encode()
    known = {(key.name, key.id): key for key in keys}
    signers: dict[VerifierKey, None] = {}
    for one in signatures:
        key = known.get((one.name, one.id))
        if key is None:
            continue
        if not key.holds(one.signature, message):
            raise BadCheckpoint(place="signature", problem="not the signature of this text")
        signers[key] = None
    if not signers:
        raise BadCheckpoint(place="signature", problem="not signed by the key")
    return text, tuple(signers)


def split_note(note: str) -> tuple[str, tuple[Signature, ...]]:
    """The text of a note and its signature lines, none of them verified. Raises BadCheckpoint."""
    if len(check_text(note, BadCheckpoint, "note")) > LONGEST:
        raise BadCheckpoint(place="note", problem="too long")
    body, blank, signed = note.rpartition("\n\n")
    if not blank or not signed.endswith("\n"):
        raise BadCheckpoint(place="note", problem="no text and signatures with a blank line between")
    lines = signed.removesuffix("\n").split("\n")
    if len(lines) > MOST_SIGNATURES:
        raise BadCheckpoint(place="note", problem="too many signatures")
    return body + "\n", tuple(_signature(line) for line in lines)


def _signature(line: str) -> Signature:
    name, space, encoded = line.removeprefix(_DASH).partition(" ")
    if not line.startswith(_DASH) or not space or not name:
        raise BadCheckpoint(place="signature", problem="not a signature line")
    if "+" in name or any(character.isspace() for character in name):
        raise BadCheckpoint(place="signature", problem="not the name of a key")
    data = read_base64(encoded, BadCheckpoint, "signature")
    if len(data) < 5:
        raise BadCheckpoint(place="signature", problem="too short")
    return Signature(name, data[:4], data[4:])
