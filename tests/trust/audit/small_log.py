"""A small log with its key, the proof of any event of it, and every way in which a proof can be spoiled."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from tamarack.foundation.canonical import canonical
from tamarack.foundation.commitment import commitment
from tamarack.foundation.merkle import CompactRange, leaf_hash
from tamarack.foundation.merkle_proofs import inclusion_proof
from tamarack.trust.audit.checkpoint import Checkpoint, sign_checkpoint, time_line
from tamarack.trust.audit.log_keys import SigningKey
from tamarack.trust.audit.proof_file import Opening, ProofFile
from tamarack.trust.audit.signed_note import sign_note

ORIGIN = "tamarack.test/log"
KEY = SigningKey(ORIGIN, bytes(range(32)))
OTHER_KEY = SigningKey(ORIGIN, bytes(range(1, 33)))
OTHER_LOG = SigningKey("elsewhere.test/log", bytes(range(32)))
SIGNED_AT = datetime(2026, 11, 25, 18, 30, tzinfo=UTC)
SIZE = 300
OPENED = 200  # the event that commits to something


def opening(number: int) -> Opening:
    """What event `number` commits to."""
    return Opening(
        bytes([number % 256] * 32), [f"0a1b2c3d4e5{number}"], {"reason": "Vérification d’identité\u202e\n"}
    )


def event(number: int) -> dict[str, Any]:
    """Event `number`, before it is written canonically."""
    known = opening(number)
    return {
        "version": 1,
        "at": f"2026-11-25T18:{number % 60:02d}:00.000000Z",
        "actor": "7zz0000000001",
        "channel": "web",
        "purpose": "case",
        "verb": "report.opened",
        "details": {"count": number},
        "commitment": commitment(known.key, known.objects, known.words),
    }


EVENTS = [canonical(event(number)) for number in range(SIZE)]
LEAVES = [leaf_hash(one) for one in EVENTS]


def tile(level: int, number: int) -> list[bytes]:
    """The small log's tiles."""
    if level == 0:
        return LEAVES[256 * number : 256 * number + 256]
    return [one.root for one in CompactRange().extend(LEAVES) if one.level == level]


def checkpoint(size: int = SIZE, key: SigningKey = KEY, root: bytes | None = None) -> str:
    """The log's checkpoint at `size`, or one that lies about its root."""
    tree = CompactRange()
    tree.extend(LEAVES[:size])
    return sign_checkpoint(Checkpoint(key.name, size, root or tree.root(), (time_line(SIGNED_AT),)), key)


def proof(number: int = OPENED, size: int = SIZE, key: SigningKey = KEY, *, opened: bool = True) -> ProofFile:
    """The proof of event `number` against the checkpoint at `size`."""
    hashes = tuple(inclusion_proof(number, size, tile))
    return ProofFile(
        number, EVENTS[number], hashes, checkpoint(size, key), opening(number) if opened else None
    )


def replaced(text: str, line: int, by: str) -> str:
    """`text` with one line replaced, or dropped."""
    lines = text.split("\n")
    return "\n".join(lines[:line] + ([by] if by else []) + lines[line + 1 :])


def with_extra(text: str, extra: bytes) -> str:
    """`text` with other extra data."""
    return replaced(text, 1, "extra " + b64encode(extra).decode())


def unproven() -> Iterator[tuple[str, str]]:
    """Files of the right form that prove nothing, each with what was done to it."""
    good = proof()
    text = good.text
    lines = text.split("\n")
    yield "another number", replaced(text, 2, "index 199")
    yield "a number outside", replaced(text, 2, "index 300")
    yield "a number far outside", replaced(text, 2, "index 9223372036854775807")
    yield "another event", ProofFile(OPENED, EVENTS[7], good.hashes, good.note).text
    changed = canonical(event(OPENED) | {"actor": "7zz0000000002"})
    yield "a forged actor", ProofFile(OPENED, changed, good.hashes, good.note, good.opening).text
    for at in range(len(good.hashes)):
        yield f"hash {at} dropped", replaced(text, 3 + at, "")
        yield f"hash {at} another", replaced(text, 3 + at, b64encode(bytes(32)).decode())
    yield "a hash more", replaced(text, 3, lines[3] + "\n" + lines[3])
    yield "hashes swapped", replaced(replaced(text, 3, lines[4]), 4, lines[3])
    yield "another key", proof(key=OTHER_KEY).text
    yield "another log", proof(key=OTHER_LOG).text
    yield "another size", text.replace("\n300\n", "\n301\n")
    yield "another time", text.replace("time 2026", "time 2025")
    older = checkpoint(250)
    yield "an older checkpoint", ProofFile(OPENED, good.event, good.hashes, older, good.opening).text
    yield "a lying checkpoint", ProofFile(OPENED, good.event, good.hashes, checkpoint(root=bytes(32))).text
    yield "another opening", ProofFile(OPENED, good.event, good.hashes, good.note, opening(1)).text
    told = opening(OPENED)
    for name, other in (
        ("key", Opening(bytes(32), told.objects, told.words)),
        ("objects", Opening(told.key, ["0000000000000"], told.words)),
        ("words", Opening(told.key, told.objects, {"reason": "another"})),
    ):
        yield f"another {name}", ProofFile(OPENED, good.event, good.hashes, good.note, other).text
    moved = f"{good.note}".replace(f"— {ORIGIN}", f"— {OTHER_LOG.name}")
    yield "signed under another name", text.replace(good.note, moved)
    yield (
        "signed by the key for another log",
        text.replace(good.note, sign_note(f"x\n{SIZE}\n{lines[3]}\n", KEY)),
    )


def unreadable() -> Iterator[tuple[str, str]]:
    """Files that are not of the form, each with what was done to it."""
    text = proof().text
    lines = text.split("\n")
    extra = b64decode(lines[1][6:])
    yield "nothing", ""
    yield "a blank line", "\n\n"
    yield "rubbish", "rubbish\n" * 9
    yield "another form", text.replace("@v1", "@v2")
    yield "a line before", "\n" + text
    yield "no extra", replaced(text, 1, "")
    yield "no index", replaced(text, 2, "")
    yield "extra after index", replaced(replaced(text, 1, lines[2]), 2, lines[1])
    for index in ("", "-1", "007", "1.0", "٣", "9" * 5000, "1_0", "+1", " 1"):
        yield f"index {index[:5]}", replaced(text, 2, f"index {index}")
    yield "index past 63 bits", replaced(text, 2, "index 9223372036854775808")
    yield "carriage returns", text.replace("\n", "\r\n")
    for wrong in (lines[3][:-4], lines[3][:-1], lines[3] + "=", "é"):
        yield f"hash {wrong[-5:]}", replaced(text, 3, wrong)
    yield "70 hashes", replaced(text, 3, "\n".join([lines[3]] * 70))
    yield "no checkpoint", text.partition("\n\n")[0] + "\n\n"
    yield "no blank line", text.replace("\n\n", "\n")
    yield "no signature", "\n\n".join(text.split("\n\n")[:2]) + "\n"
    yield "no last newline", text[:-1]
    yield "a line after", text + "annex\n"
    yield "a paragraph after", text + "\nannex\n"
    yield "a null", text.replace(ORIGIN, "tama\x00rack.test/log")
    yield "extra no JSON", with_extra(text, b"rubbish")
    yield "extra no UTF-8", with_extra(text, b"\xff")
    yield "extra a list", with_extra(text, b"[]")
    yield "extra empty", with_extra(text, b"{}")
    yield "extra deep", with_extra(text, b"[" * 100_000)
    yield "extra not canonical", with_extra(text, extra.replace(b'{"event":', b'{"event": '))
    yield "extra with more", with_extra(text, extra.replace(b'"opening"', b'"more":1,"opening"'))
    yield "event a number", with_extra(text, b'{"event":1,"opening":null}')
    yield "event not base64", with_extra(text, b'{"event":"x","opening":null}')
    start = extra[: extra.index(b'"opening":') + 10]
    for told in (b"1", b"[]", b"{}", b'{"key":"00","objects":[],"words":{}}', b'{"key":1}'):
        yield f"opening {told.decode()}", with_extra(text, start + told + b"}")
    key = b'"key":"' + b"ab" * 32 + b'"'
    for told in (b'"objects":{},"words":{}', b'"objects":[],"words":[]', b'"objects":[1.5],"words":{}'):
        yield f"opening with {told.decode()}", with_extra(text, start + b"{" + key + b"," + told + b"}}")
