#!/usr/bin/env python3
"""Checks the proof that an event is in a Tamarack log, with the log's public key alone.

    python tamarack_verify.py PROOF --key KEY [--checkpoint OTHER] [--language fr]

PROOF is a file in the C2SP tlog-proof form. KEY is the log's public key, as text or as the file that
holds it; give --key again for a key that came after or before it. OTHER is a checkpoint of the same log
that was kept elsewhere.

Exit status: 0 proven, 1 not proven, 2 something given can't be read.

This file stands alone on purpose, so that anyone can read all of what is done. It needs Python 3.9 or
newer and the library `cryptography`. It reads the files that it is given, writes none, uses no network.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import hmac
import json
import re
import sys
from pathlib import Path
from typing import Any, NamedTuple

LARGEST_FILE = 16 << 20
FORM = "c2sp.org/tlog-proof@v1"

# The fields of an event that are told by name; the others are told as they are.
FIELDS = {"when": "at", "who": "actor", "what": "verb", "purpose": "purpose", "channel": "channel"}

# What is said, in English and in French. Spaces before French signs are made unbreakable when it is said.
WORDS = {
    "proven": ("PROVEN", "PROUVÉ"),
    "not-proven": ("NOT PROVEN", "NON PROUVÉ"),
    "unreadable": ("UNREADABLE", "ILLISIBLE"),
    "event": (
        "The event below is event number {index} (the first is 0) of the log “{origin}”.",
        "L’événement ci-dessous est l’événement numéro {index} (le premier est 0) du journal « {origin} ».",
    ),
    "when": ("When", "Quand"),
    "who": ("Who (account)", "Qui (compte)"),
    "what": ("What", "Quoi"),
    "purpose": ("For what purpose", "À quelle fin"),
    "channel": ("By what way", "Par quelle voie"),
    "details": ("Details", "Précisions"),
    "not-stated": ("not stated", "non précisé"),
    "objects": ("Records named", "Dossiers nommés"),
    "words": ("Words", "Propos"),
    "opened": (
        "The log holds only a keyed commitment to the records and words above; this file opens it, "
        "and it fits.",
        "Le journal ne contient qu’un engagement à clé sur les dossiers et propos ci-dessus ; ce fichier "
        "l’ouvre, et il concorde.",
    ),
    "sealed": (
        "Which records and words the event names is not shown: the log holds a keyed commitment to them, "
        "and this file does not open it.",
        "Les dossiers et propos que l’événement nomme ne sont pas montrés : le journal contient un "
        "engagement à clé, que ce fichier n’ouvre pas.",
    ),
    "log": (
        "The log held {size} events when this was signed.",
        "Le journal comptait {size} événements lorsque ceci a été signé.",
    ),
    "signed-at": (
        "It was signed at {time} by the log’s own clock.",
        "Il a été signé à {time}, selon l’horloge du journal lui-même.",
    ),
    "signed-by": ("Signed with the key {key}", "Signé avec la clé {key}"),
    "agrees": (
        "The other checkpoint is of the same size and tells the same log.",
        "L’autre point de contrôle a la même taille et décrit le même journal.",
    ),
    # Not proven.
    "not-signed": (
        "The checkpoint is not signed with the key that was given.",
        "Le point de contrôle n’est pas signé avec la clé fournie.",
    ),
    "bad-signature": (
        "The signature is not that of this checkpoint: the text or the signature was changed.",
        "La signature n’est pas celle de ce point de contrôle : le texte ou la signature a été modifié.",
    ),
    "other-log": (
        "The checkpoint is of another log than the key.",
        "Le point de contrôle appartient à un autre journal que la clé.",
    ),
    "outside": (
        "The event’s number lies outside the log: {index} of {size}.",
        "Le numéro de l’événement est hors du journal : {index} sur {size}.",
    ),
    "not-in-log": (
        "The event is not the one in the log at this number: the event, its number or the proof was changed.",
        "L’événement n’est pas celui du journal à ce numéro : l’événement, son numéro ou la preuve a été "
        "modifié.",
    ),
    "not-opened": (
        "The records and words shown are not those that the event commits to.",
        "Les dossiers et propos montrés ne sont pas ceux sur lesquels porte l’engagement de l’événement.",
    ),
    "differs": (
        "The other checkpoint is of the same size and tells another log: two histories were signed.",
        "L’autre point de contrôle a la même taille et décrit un autre journal : deux histoires ont été "
        "signées.",
    ),
    "other-size": (
        "The other checkpoint is of another size ({other} events; this proof is for {size}), and the two "
        "can’t be compared by this file. Ask for a proof made for that checkpoint.",
        "L’autre point de contrôle est d’une autre taille ({other} événements ; cette preuve vaut pour "
        "{size}), et ce fichier ne permet pas de les comparer. Demandez une preuve établie pour ce point de "
        "contrôle.",
    ),
    # Unreadable.
    "no-file": ("This file can’t be read: {file}", "Ce fichier ne peut être lu : {file}"),
    "too-large": ("This file is too large: {file}", "Ce fichier est trop volumineux : {file}"),
    "bad-proof": (
        "This is not a proof of the expected form ({part}).",
        "Ceci n’est pas une preuve de la forme attendue ({part}).",
    ),
    "bad-checkpoint": (
        "This is not a checkpoint of the expected form ({part}).",
        "Ceci n’est pas un point de contrôle de la forme attendue ({part}).",
    ),
    "bad-key": ("This is not the public key of a log.", "Ceci n’est pas la clé publique d’un journal."),
    "no-library": (
        "The Python library “cryptography” is missing: pip install cryptography",
        "La bibliothèque Python « cryptography » manque : pip install cryptography",
    ),
    "unexpected": (
        "The check could not be carried out ({kind}).",
        "La vérification n’a pu être menée à bien ({kind}).",
    ),
}


class Stopped(Exception):
    """The check ended without a proof; `said` is a key of WORDS."""

    status = 2
    title = "unreadable"

    def __init__(self, said: str, **facts: object) -> None:
        super().__init__(said)
        self.said, self.facts = said, facts


class Unreadable(Stopped):
    """Something given is not of the form that it should have."""


class NotProven(Stopped):
    """What was given is readable, and proves nothing."""

    status = 1
    title = "not-proven"


class Key(NamedTuple):
    """A log's public key."""

    text: str
    name: str
    id: bytes
    public: bytes


class Checkpoint(NamedTuple):
    """The log's size and root at one moment, and the key that signed them."""

    origin: str
    size: int
    root: bytes
    time: str | None
    key: Key


class Proof(NamedTuple):
    """The parts of the file, none of them checked."""

    number: int
    event: bytes
    opening: dict[str, Any] | None
    path: list[bytes]
    note: str


def read_file(name: str) -> str:
    """The text of a file."""
    try:
        with Path(name).open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except (OSError, ValueError):
        raise Unreadable("no-file", file=name) from None
    if len(data) > LARGEST_FILE:
        raise Unreadable("too-large", file=name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise Unreadable("no-file", file=name) from None


def read_base64(text: str, stop: Stopped) -> bytes:
    """The bytes that `text` writes in base64; only the one exact writing is taken."""
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError:
        raise stop from None
    if base64.b64encode(data).decode("ascii") != text:
        raise stop
    return data


def read_number(text: str, stop: Stopped) -> int:
    """A decimal number without leading zeroes, below 2^63."""
    if not re.fullmatch("0|[1-9][0-9]{0,18}", text) or int(text) >= 1 << 63:
        raise stop
    return int(text)


def canonical(value: Any) -> bytes:
    """The one way in which a value is written (RFC 8785, without fractions)."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode("utf-8")


def read_canonical(data: bytes, stop: Stopped) -> dict[str, Any]:
    """The object that canonical bytes write; any other writing of it is refused."""

    def refuse(_: object) -> Any:
        raise ValueError

    def whole(text: str) -> int:
        return int(text) if abs(int(text)) <= 1 << 53 else refuse(text)

    try:
        value = json.loads(data.decode("utf-8"), parse_int=whole, parse_float=refuse, parse_constant=refuse)
        exact = isinstance(value, dict) and canonical(value) == data
    except (ValueError, RecursionError):
        raise stop from None
    if not exact:
        raise stop
    return value  # type: ignore[no-any-return]


def read_key(given: str) -> Key:
    """A key given as text, `name+id+base64`, or as the name of the file that holds that text."""
    shape = r"([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)"
    text = given if re.fullmatch(shape, given) else read_file(given).strip()
    match = re.fullmatch(shape, text)
    stop = Unreadable("bad-key")
    if not match:
        raise stop
    name, data = match[1].encode("utf-8", "replace"), read_base64(match[3], stop)
    identifier = hashlib.sha256(name + b"\n" + data).digest()[:4]
    if len(data) != 33 or data[0] != 1 or identifier.hex() != match[2]:  # 1 stands for Ed25519
        raise stop
    return Key(text, match[1], identifier, data[1:])


def read_proof(text: str) -> Proof:
    """The parts of a proof: the form's name, extra, index, path, a blank line, the checkpoint."""
    head, blank, note = text.partition("\n\n")
    lines = head.split("\n")
    if not blank or lines[0] != FORM or len(lines) < 3 or len(lines) > 3 + 63:
        raise Unreadable("bad-proof", part=FORM)
    if not lines[1].startswith("extra ") or not lines[2].startswith("index "):
        raise Unreadable("bad-proof", part="extra, index")
    stop = Unreadable("bad-proof", part="extra")
    extra = read_canonical(read_base64(lines[1][6:], stop), stop)
    if set(extra) != {"event", "opening"} or not isinstance(extra["event"], str):
        raise stop
    number = read_number(lines[2][6:], Unreadable("bad-proof", part="index"))
    path = [read_base64(line, Unreadable("bad-proof", part="hash")) for line in lines[3:]]
    if any(len(one) != 32 for one in path):
        raise Unreadable("bad-proof", part="hash")
    return Proof(number, read_base64(extra["event"], stop), read_opening(extra["opening"]), path, note)


def read_opening(value: Any) -> dict[str, Any] | None:
    """The key that opens the event's commitment, and what it shows."""
    if value is None:
        return None
    stop = Unreadable("bad-proof", part="opening")
    if not isinstance(value, dict) or set(value) != {"key", "objects", "words"}:
        raise stop
    if not isinstance(value["key"], str) or not re.fullmatch("[0-9a-f]{64}", value["key"]):
        raise stop
    if not isinstance(value["objects"], list) or not isinstance(value["words"], dict):
        raise stop
    return value


def check_signature(note: str, keys: list[Key]) -> tuple[str, Key]:
    """The text of a signed note and the key among `keys` that signed it; other keys are passed over."""
    text, blank, signed = note.rpartition("\n\n")
    if not blank or not signed.endswith("\n") or re.search(r"[\x00-\x09\x0b-\x1f]", note):
        raise Unreadable("bad-checkpoint", part="note")
    text += "\n"
    found = None
    for line in signed[:-1].split("\n"):
        match = re.fullmatch(r"— ([^\s+]+) (\S+)", line)
        if not match:
            raise Unreadable("bad-checkpoint", part="signature")
        data = read_base64(match[2], Unreadable("bad-checkpoint", part="signature"))
        if len(data) < 5:
            raise Unreadable("bad-checkpoint", part="signature")
        for key in keys:
            if (key.name, key.id) == (match[1], data[:4]):
                check_ed25519(key, data[4:], text.encode("utf-8"))
                found = found or key
    if found is None:
        raise NotProven("not-signed")
    return text, found


def check_ed25519(key: Key, signature: bytes, message: bytes) -> None:
    """Ed25519 (RFC 8032), by the library `cryptography`."""
    try:
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    except ImportError:
        raise Unreadable("no-library") from None
    try:
        Ed25519PublicKey.from_public_bytes(key.public).verify(signature, message)
    except (InvalidSignature, ValueError):
        raise NotProven("bad-signature") from None


def check_checkpoint(note: str, keys: list[Key]) -> Checkpoint:
    """A checkpoint: three lines (the log's name, its size, its root) and perhaps more, signed."""
    text, key = check_signature(note, keys)
    lines = text[:-1].split("\n")
    if len(lines) < 3 or not all(lines):
        raise Unreadable("bad-checkpoint", part="lines")
    root = read_base64(lines[2], Unreadable("bad-checkpoint", part="root"))
    if len(root) != 32:
        raise Unreadable("bad-checkpoint", part="root")
    size = read_number(lines[1], Unreadable("bad-checkpoint", part="size"))
    if lines[0] != key.name:
        raise NotProven("other-log")
    times = [line[5:] for line in lines[3:] if line.startswith("time ")]
    if len(times) > 1 or not all(
        re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z", one) for one in times
    ):
        raise Unreadable("bad-checkpoint", part="time")
    return Checkpoint(lines[0], size, root, times[0] if times else None, key)


def root_of(proof: Proof, size: int) -> bytes | None:
    """The root to which the event and its path lead (RFC 9162 § 2.1.3.2); None if they don't fit the size."""
    node = hashlib.sha256(b"\x00" + proof.event).digest()
    at, last = proof.number, size - 1
    for sibling in proof.path:
        if last == 0:
            return None
        if at % 2 or at == last:
            node = hashlib.sha256(b"\x01" + sibling + node).digest()
            while at and not at % 2:
                at, last = at // 2, last // 2
        else:
            node = hashlib.sha256(b"\x01" + node + sibling).digest()
        at, last = at // 2, last // 2
    return node if last == 0 else None


def check_opening(opening: dict[str, Any] | None, event: dict[str, Any]) -> None:
    """That the records and words shown are those committed to: HMAC-SHA-256 under the key shown."""
    if opening is None:
        return
    told = canonical({"objects": opening["objects"], "words": opening["words"]})
    made = hmac.new(bytes.fromhex(opening["key"]), told, hashlib.sha256).hexdigest()
    if made != event.get("commitment"):
        raise NotProven("not-opened")


def check_other(note: str, keys: list[Key], ours: Checkpoint) -> None:
    """That a checkpoint kept elsewhere tells the same log."""
    other = check_checkpoint(note, keys)
    if other.origin != ours.origin:
        raise NotProven("other-log")
    if other.size != ours.size:
        raise NotProven("other-size", other=other.size, size=ours.size)
    if other.root != ours.root:
        raise NotProven("differs")


def check(proof: Proof, keys: list[Key]) -> tuple[dict[str, Any], Checkpoint]:
    """The event that is proven, and the checkpoint by which it is."""
    checkpoint = check_checkpoint(proof.note, keys)
    if proof.number >= checkpoint.size:
        raise NotProven("outside", index=proof.number, size=checkpoint.size)
    if root_of(proof, checkpoint.size) != checkpoint.root:
        raise NotProven("not-in-log")
    event = read_canonical(proof.event, Unreadable("bad-proof", part="event"))
    check_opening(proof.opening, event)
    return event, checkpoint


class Speaker:
    """Says things in one language."""

    def __init__(self, language: str) -> None:
        self.french = language == "fr"

    def words(self, said: str, **facts: object) -> str:
        """One sentence of WORDS, with its facts."""
        text = WORDS[said][self.french]
        if self.french:
            text = re.sub(" (?=[:»])|(?<=«) ", "\u00a0", text).replace(" ;", "\u202f;")
        return text.format(**{name: shown(fact) for name, fact in facts.items()})

    def line(self, said: str, value: object) -> None:
        """A fact with its name before it."""
        colon = "\u00a0: " if self.french else ": "
        print(
            f"  {self.words(said)}{colon}{self.words('not-stated') if value in (None, '') else shown(value)}"
        )


def shown(value: object) -> str:
    """A value as text in which nothing can hide: what doesn't print is written as an escape."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)
    return "".join(one if one.isprintable() else one.encode("unicode_escape").decode() for one in text)


def tell(
    speaker: Speaker, proof: Proof, event: dict[str, Any], checkpoint: Checkpoint, compared: bool
) -> None:
    """Say what was proven."""
    print(speaker.words("proven"))
    print(speaker.words("event", index=proof.number, origin=checkpoint.origin))
    for said, name in FIELDS.items():
        speaker.line(said, event.get(name))
    known = {*FIELDS.values(), "commitment"}
    speaker.line("details", {name: value for name, value in event.items() if name not in known})
    if proof.opening is not None:
        speaker.line("objects", proof.opening["objects"])
        speaker.line("words", proof.opening["words"])
        print(speaker.words("opened"))
    elif event.get("commitment") is not None:
        print(speaker.words("sealed"))
    print(speaker.words("log", size=checkpoint.size))
    if checkpoint.time:
        print(speaker.words("signed-at", time=checkpoint.time))
    print(speaker.words("signed-by", key=checkpoint.key.text))
    if compared:
        print(speaker.words("agrees"))


def arguments(given: list[str]) -> argparse.Namespace:
    """What is asked for on the command line."""
    parser = argparse.ArgumentParser(
        description="Check that an event is in a log. / Vérifier qu’un événement est au journal."
    )
    parser.add_argument("proof", help="the proof, a file / la preuve, un fichier")
    parser.add_argument(
        "--key", required=True, action="append", help="public key, text or file / clé publique"
    )
    parser.add_argument(
        "--checkpoint", help="a checkpoint kept elsewhere / un point de contrôle gardé ailleurs"
    )
    parser.add_argument("--language", choices=("en", "fr"), default="en", help="en, fr")
    return parser.parse_args(given)


def run(asked: argparse.Namespace, speaker: Speaker) -> None:
    """Read, check and say."""
    keys = [read_key(given) for given in asked.key]
    proof = read_proof(read_file(asked.proof))
    event, checkpoint = check(proof, keys)
    if asked.checkpoint is not None:
        check_other(read_file(asked.checkpoint), keys, checkpoint)
    tell(speaker, proof, event, checkpoint, asked.checkpoint is not None)


def main(given: list[str]) -> int:
    """The whole; its exit status."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    asked = arguments(given)
    speaker = Speaker(asked.language)
    try:
        run(asked, speaker)
    except Stopped as stop:
        print(speaker.words(stop.title))
        print(speaker.words(stop.said, **stop.facts))
        return stop.status
    except Exception as error:  # a court sees words, never a stack trace
        print(speaker.words("unreadable"))
        print(speaker.words("unexpected", kind=type(error).__name__))
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
