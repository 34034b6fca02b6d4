from __future__ import annotations

import hmac
from typing import Any

import pytest

from tamarack.foundation.canonical import NotCanonical
from tamarack.foundation.commitment import commitment, new_key, opens

KEY = bytes(range(32))
OBJECTS = ["0a1b2c3d4e5f6", "7zzzzzzzzzzzz"]
WORDS = {"reason": "Vérification d’identité"}


def test_a_frozen_commitment() -> None:
    told = '{"objects":["0a1b2c3d4e5f6","7zzzzzzzzzzzz"],"words":{"reason":"Vérification d’identité"}}'
    assert commitment(KEY, OBJECTS, WORDS) == hmac.new(KEY, told.encode(), "sha256").hexdigest()
    assert (
        commitment(KEY, OBJECTS, WORDS) == "75927f883914860b075f0098ff901ce157dd419be1ba2db815c7d599746d1d6a"
    )


def test_it_opens_for_what_was_committed_and_nothing_else() -> None:
    committed = commitment(KEY, OBJECTS, WORDS)
    assert opens(KEY, tuple(OBJECTS), WORDS, committed)
    assert not opens(KEY, OBJECTS[::-1], WORDS, committed)
    assert not opens(KEY, OBJECTS, {"reason": "Other"}, committed)
    assert not opens(bytes(32), OBJECTS, WORDS, committed)
    assert not opens(KEY, OBJECTS, WORDS, committed.upper())
    assert not opens(KEY, OBJECTS, WORDS, "é")


def test_keys_are_of_32_bytes_and_never_the_same() -> None:
    assert len(new_key()) == 32
    assert new_key() != new_key()


@pytest.mark.parametrize(
    ("key", "objects", "words"),
    [
        (b"", [], {}), (bytes(31), [], {}), ("x" * 32, [], {}), (None, [], {}), (KEY, None, {}),
        (KEY, "text", {}), (KEY, [1.5], {}), (KEY, [], None), (KEY, [], {"é": 1}), (KEY, [], {"a": b"x"}),
        (KEY, [1 << 60], {}),
    ],
)  # fmt: skip
def test_what_can_not_be_committed_to_is_refused(key: Any, objects: Any, words: Any) -> None:
    with pytest.raises(NotCanonical):
        commitment(key, objects, words)
