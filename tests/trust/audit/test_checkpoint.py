from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tamarack.foundation.merkle import EMPTY_ROOT
from tamarack.trust.audit.checkpoint import (
    Checkpoint,
    next_key_line,
    read_checkpoint,
    sign_checkpoint,
    time_line,
)
from tamarack.trust.audit.errors import BadCheckpoint, BadEvidence
from tamarack.trust.audit.log_keys import SigningKey, VerifierKey
from tamarack.trust.audit.signed_note import open_note, sign_note, split_note
from tamarack.trust.audit.strict_text import as_base64

ORIGIN = "tamarack.test/log"
KEY = SigningKey(ORIGIN, bytes(range(32)))
OTHER = SigningKey("witness.test/w1", bytes(range(1, 33)))
NEXT = SigningKey(ORIGIN, bytes(range(2, 34)))
AT = datetime(2026, 11, 25, 18, 30, tzinfo=UTC)
WHOLE = Checkpoint(ORIGIN, 7, bytes(range(32)), (time_line(AT), next_key_line(NEXT.verifier), "else opaque"))
NOTE = sign_checkpoint(WHOLE, KEY)

# The note, and the key, that golang.org/x/mod/sumdb/note prints in its documentation.
GO_KEY = VerifierKey.read("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")
GO_NOTE = """If you think cryptography is the answer to your problem,
then you don't know what your problem is.

— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
"""


def test_the_text_of_a_checkpoint_is_frozen() -> None:
    assert Checkpoint(ORIGIN, 0, EMPTY_ROOT).text == (
        "tamarack.test/log\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n"
    )
    assert WHOLE.text.split("\n") == [
        "tamarack.test/log",
        "7",
        "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
        "time 2026-11-25T18:30:00Z",
        "next-key " + NEXT.verifier.text,
        "else opaque",
        "",
    ]
    assert NOTE.startswith(WHOLE.text + f"\n— {ORIGIN} ")


def test_a_signed_checkpoint_reads_back() -> None:
    read = read_checkpoint(NOTE, KEY.verifier)
    assert read == WHOLE
    assert (read.time, read.next_key) == (AT, NEXT.verifier)
    plain = Checkpoint(ORIGIN, 0, EMPTY_ROOT)
    assert (plain.time, plain.next_key) == (None, None)


def test_a_time_is_told_in_utc() -> None:
    there = datetime(2026, 11, 25, 13, 30, 0, 999_999, tzinfo=timezone(timedelta(hours=-5)))
    assert time_line(there) == "time 2026-11-25T18:30:00Z"
    with pytest.raises(BadCheckpoint):
        time_line(datetime(2026, 11, 25))  # noqa: DTZ001


def test_a_note_of_others_opens() -> None:
    text, signers = open_note(GO_NOTE, [KEY.verifier, GO_KEY])
    assert text == GO_NOTE.partition("\n\n")[0] + "\n"
    assert signers == (GO_KEY,)


def test_signatures_of_strangers_are_ignored_and_those_of_the_known_must_hold() -> None:
    by_other = sign_note(WHOLE.text, OTHER).split("\n\n")[1]
    forged = f"— {OTHER.name} {as_base64(OTHER.verifier.id + bytes(64))}\n"
    same_name = f"— {ORIGIN} {as_base64(b'abcd' + bytes(64))}\n"
    both = NOTE + by_other + same_name
    assert len(split_note(both)[1]) == 3
    assert open_note(both, [KEY.verifier, OTHER.verifier])[1] == (KEY.verifier, OTHER.verifier)
    assert open_note(NOTE + forged, [KEY.verifier])[1] == (KEY.verifier,)
    with pytest.raises(BadCheckpoint, match="not the signature"):
        open_note(NOTE + forged, [KEY.verifier, OTHER.verifier])
    with pytest.raises(BadCheckpoint, match="not signed"):
        open_note(NOTE, [OTHER.verifier, NEXT.verifier])
    with pytest.raises(BadCheckpoint, match="not signed"):
        open_note(NOTE, [])


def test_sixteen_signatures_are_taken_and_a_flood_is_not() -> None:
    line = f"— w {as_base64(b'abcd' + bytes(64))}\n"
    assert read_checkpoint(NOTE + line * 15, KEY.verifier) == WHOLE
    with pytest.raises(BadCheckpoint):
        read_checkpoint(NOTE + line * 100, KEY.verifier)
    with pytest.raises(BadCheckpoint):
        read_checkpoint("x" * (1 << 20) + NOTE, KEY.verifier)


@pytest.mark.parametrize("place", range(0, len(WHOLE.text) - 1, 3))
def test_a_character_changed_anywhere_in_the_text_is_refused(place: int) -> None:
    changed = NOTE[:place] + ("x" if NOTE[place] != "x" else "y") + NOTE[place + 1 :]
    with pytest.raises(BadCheckpoint):
        read_checkpoint(changed, KEY.verifier)


@given(st.integers(0, len(NOTE) - 1), st.characters(codec="utf-8"))
def test_no_single_change_is_accepted(place: int, character: str) -> None:
    changed = NOTE[:place] + character + NOTE[place + 1 :]
    if changed != NOTE:
        with pytest.raises(BadEvidence):
            read_checkpoint(changed, KEY.verifier)


@given(st.text() | st.text("— \n+=aA0").map(lambda text: text + "\n\n— a AAAAAAA=\n"))
def test_any_other_text_is_refused(text: str) -> None:
    with pytest.raises(BadEvidence):
        read_checkpoint(text, KEY.verifier)


TEXT, SIGNED = NOTE.split("\n\n")


@pytest.mark.parametrize(
    "note",
    [
        None, b"note", 7, "", "\n", "\n\n", TEXT, TEXT + "\n", TEXT + "\n\n", TEXT + "\n\n\n" + SIGNED,
        "\n" + NOTE,
        NOTE[:-1], NOTE + "\n", NOTE + "x", NOTE + "x\n", NOTE.replace("—", "-"), NOTE.replace("\n", "\r\n"),
        NOTE.replace("— ", "—\u00a0"), NOTE.replace("— ", "—  "), NOTE.replace("tamarack", "tama\x00rack"),
        NOTE.replace("tamarack", "tama\ud800rack"), NOTE[:-2] + "\n", NOTE[:-1] + "=\n", NOTE[:-1] + " \n",
        TEXT + f"\n\n— {ORIGIN}\n", TEXT + f"\n\n— {ORIGIN} \n", TEXT + f"\n\n— {ORIGIN} AAAA\n",
        TEXT + f"\n\n—  {ORIGIN} AAAAAAA=\n", NOTE + "— a+b AAAAAAA=\n", NOTE + "— a\u2003b AAAAAAA=\n",
    ],
    ids=lambda note: ascii(note)[-40:],
)  # fmt: skip
def test_a_malformed_note_is_refused(note: Any) -> None:
    with pytest.raises(BadCheckpoint):
        read_checkpoint(note, KEY.verifier)


ROOT = as_base64(bytes(32))


@pytest.mark.parametrize(
    "text",
    [
        "", "\n", "a\n", "a\n1\n", f"a\n1\n{ROOT}", f"\n1\n{ROOT}\n", f"a\n\n{ROOT}\n", f"a\n01\n{ROOT}\n",
        f"a\n-1\n{ROOT}\n", f"a\n+1\n{ROOT}\n", f"a\n1 \n{ROOT}\n", f"a\n1_0\n{ROOT}\n", f"a\n٣\n{ROOT}\n",
        f"a\n9223372036854775808\n{ROOT}\n", f"a\n{'9' * 5000}\n{ROOT}\n", f"a\n1\n{ROOT[:-1]}\n",
        f"a\n1\n{ROOT}=\n", f"a\n1\n{ROOT[:-2]}B=\n", f"a\n1\n{as_base64(bytes(31))}\n", "a\n1\né\n",
        f"a\n1\n{ROOT}\n\n", f"a\n1\n{ROOT}\n\nx\n", f"a\n1\n{ROOT}\ntime \n", f"a\n1\n{ROOT}\ntime now\n",
        f"a\n1\n{ROOT}\ntime 2026-11-25 18:30:00Z\n", f"a\n1\n{ROOT}\ntime 2026-11-25T18:30:0Z\n",
        f"a\n1\n{ROOT}\ntime 2026-13-25T18:30:00Z\n", f"a\n1\n{ROOT}\ntime 2026-11-25T18:30:00.5Z\n",
        f"a\n1\n{ROOT}\ntime 2026-11-25T18:30:00Z\ntime 2026-11-25T18:30:00Z\n",
        f"a\n1\n{ROOT}\nnext-key x\n",
    ],
    ids=lambda text: ascii(text)[-40:],
)  # fmt: skip
def test_a_malformed_text_is_refused_though_signed(text: str) -> None:
    key = SigningKey("a", bytes(32))
    with pytest.raises(BadEvidence):
        Checkpoint.read(text)
    if text.endswith("\n"):
        with pytest.raises(BadEvidence):
            read_checkpoint(sign_note(text, key), key.verifier)


@pytest.mark.parametrize(
    "parts",
    [
        ("", 1, bytes(32)), ("a\nb", 1, bytes(32)), (None, 1, bytes(32)), ("a", -1, bytes(32)),
        ("a", True, bytes(32)),
        ("a", "1", bytes(32)), ("a", 1 << 63, bytes(32)), ("a", 1, bytes(31)), ("a", 1, "x" * 32),
        ("a", 1, None),
        ("a", 1, bytes(32), ("",)), ("a", 1, bytes(32), ("x\ny",)), ("a", 1, bytes(32), "text"),
        ("a", 1, bytes(32), (7,)), ("a", 1, bytes(32), ("time x",)), ("a", 1, bytes(32), ("next-key x",)),
    ],
    ids=ascii,
)  # fmt: skip
def test_a_checkpoint_that_could_not_be_read_back_is_not_made(parts: tuple[Any, ...]) -> None:
    with pytest.raises(BadEvidence):
        Checkpoint(*parts)


def test_a_key_signs_and_vouches_for_its_own_log_only() -> None:
    with pytest.raises(BadCheckpoint, match="not the log of this key"):
        sign_checkpoint(WHOLE, OTHER)
    with pytest.raises(BadCheckpoint, match="not the log of this key"):
        read_checkpoint(sign_note(WHOLE.text, OTHER), OTHER.verifier)
