"""The proof of one event as a file that stands alone (C2SP tlog-proof).

    c2sp.org/tlog-proof@v1
    extra <base64 of canonical JSON: {"event": <base64 of the event's canonical bytes>, "opening": … or null}>
    index <the event's number in the log, from 0>
    <the Merkle inclusion proof: a hash a line, base64, from the leaf up>

    <a signed checkpoint, as it was signed>

Nothing in `extra` is believed for being there: the event must hash to the leaf that is proved, and an
opening must open the event's `commitment`, so that a court sees which objects and words the log names.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tamarack.foundation.canonical import NotCanonical, Value, canonical, read_canonical
from tamarack.foundation.commitment import KEY_BYTES, commitment, opens
from tamarack.foundation.merkle import LARGEST_SIZE, BadProof, checked_hashes, checked_number, leaf_hash
from tamarack.foundation.merkle_proofs import verify_inclusion
from tamarack.trust.audit.checkpoint import Checkpoint, read_checkpoint
from tamarack.trust.audit.errors import BadEvidence, BadProofFile
from tamarack.trust.audit.log_keys import VerifierKey
from tamarack.trust.audit.signed_note import split_note
from tamarack.trust.audit.strict_text import as_base64, check_text, read_base64, read_number

FORM = "c2sp.org/tlog-proof@v1"
LONGEST = 8 << 20
LONGEST_PATH = 63


@dataclass(frozen=True, slots=True)
class Opening:
    """What an event's commitment commits to, with the key (32 bytes) that shows it. Raises BadProofFile."""

    key: bytes
    objects: Sequence[Value]
    words: Mapping[str, Value]

    def __post_init__(self) -> None:
        try:
            commitment(self.key, self.objects, self.words)
        except NotCanonical as error:
            raise BadProofFile(place=f"opening, {error.place}", problem=error.facts["problem"]) from error


@dataclass(frozen=True, slots=True)
class ProofFile:
    """The parts of a proof, none of them verified. `event` is its canonical bytes. Raises BadProofFile."""

    index: int
    event: bytes
    hashes: tuple[bytes, ...]
    note: str
    opening: Opening | None = None

    def __post_init__(self) -> None:
        try:
            checked_number("index", self.index, LARGEST_SIZE)
            checked_hashes("hashes", self.hashes)
            split_note(self.note)
        except (BadProof, BadEvidence) as error:
            raise _of_proof(error) from error
        if type(self.event) is not bytes or len(self.hashes) > LONGEST_PATH:
            raise BadProofFile(place="proof", problem="not an event and a path")

    @property
    def text(self) -> str:
        """The file."""
        extra = canonical({"event": as_base64(self.event), "opening": _written(self.opening)})
        lines = [FORM, f"extra {as_base64(extra)}", f"index {self.index}", *map(as_base64, self.hashes), ""]
        return "".join(f"{line}\n" for line in lines) + self.note

    @classmethod
    def read(cls, text: str) -> ProofFile:
        """The proof that `text` writes. Raises BadProofFile."""
        if len(check_text(text, BadProofFile, "file")) > LONGEST:
            raise BadProofFile(place="file", problem="too long")
        head, blank, note = text.partition("\n\n")
        lines = head.split("\n")
        if not blank or lines[0] != FORM or len(lines) < 3:
            raise BadProofFile(place="file", problem=f"not of the form {FORM}")
        event, opening = _read_extra(_after("extra ", lines[1]))
        index = read_number(_after("index ", lines[2]), BadProofFile, "index")
        hashes = tuple(read_base64(line, BadProofFile, "hash") for line in lines[3:])
        return cls(index, event, hashes, note, opening)


@dataclass(frozen=True, slots=True)
class Proven:
    """That `event` is event number `index` (from 0) of the log of `checkpoint`, and names what was opened."""

    index: int
    event: Mapping[str, Value]
    checkpoint: Checkpoint
    opening: Opening | None


def verify_proof(text: str, key: VerifierKey) -> Proven:
    """What the proof in `text` proves to one who trusts `key`. Raises BadProofFile and nothing else."""
    proof = ProofFile.read(text)
    try:
        checkpoint = read_checkpoint(proof.note, key)
        leaf = leaf_hash(proof.event)
        verify_inclusion(leaf, proof.index, checkpoint.size, proof.hashes, checkpoint.root)
    except (BadProof, BadEvidence) as error:
        raise _of_proof(error) from error
    event = _read_object(proof.event, "event")
    _check_opening(proof.opening, event)
    return Proven(proof.index, event, checkpoint, proof.opening)


def _of_proof(error: BadProof | BadEvidence) -> BadProofFile:
    return BadProofFile(place=error.place, problem=error.facts.get("problem", ""))


def _after(name: str, line: str) -> str:
    if not line.startswith(name):
        raise BadProofFile(place="file", problem=f"no {name.strip()} where it belongs")
    return line.removeprefix(name)


def _written(opening: Opening | None) -> Value:
    if opening is None:
        return None
    return {"key": opening.key.hex(), "objects": list(opening.objects), "words": dict(opening.words)}


def _read_extra(text: str) -> tuple[bytes, Opening | None]:
    extra = _read_object(read_base64(text, BadProofFile, "extra"), "extra")
    if extra.keys() != {"event", "opening"} or not isinstance(extra["event"], str):
        raise BadProofFile(place="extra", problem="not an event and its opening")
    return read_base64(extra["event"], BadProofFile, "event"), _read_opening(extra["opening"])


def _read_opening(value: Value) -> Opening | None:
    if value is None:
        return None
    if not isinstance(value, dict) or value.keys() != {"key", "objects", "words"}:
        raise BadProofFile(place="opening", problem="not a key, objects and words")
    return Opening(_read_key(value["key"]), value["objects"], value["words"])


def _read_key(value: object) -> bytes:
    written = value if isinstance(value, str) and len(value) == 2 * KEY_BYTES else ""
    try:
        key = bytes.fromhex(written)
    except ValueError as error:
        raise BadProofFile(place="opening", problem="not a key") from error
    if key.hex() != value:
        raise BadProofFile(place="opening", problem="not a key")
    return key


def _read_object(data: bytes, place: str) -> dict[str, Value]:
    try:
        value = read_canonical(data)
    except NotCanonical as error:
        raise BadProofFile(place=place, problem=error.facts["problem"]) from error
    if not isinstance(value, dict):
        raise BadProofFile(place=place, problem="not an object")
    return value


def _check_opening(opening: Opening | None, event: Mapping[str, Value]) -> None:
    if opening is None:
        return
    committed = event.get("commitment")
    if not isinstance(committed, str) or not opens(opening.key, opening.objects, opening.words, committed):
        raise BadProofFile(place="opening", problem="not what the event commits to")
