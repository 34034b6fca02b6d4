from __future__ import annotations

from typing import Any

import pytest

from tamarack.trust.audit.checkpoint import Checkpoint, next_key_line, sign_checkpoint
from tamarack.trust.audit.errors import BadCheckpoint
from tamarack.trust.audit.key_succession import Term, key_of, trusted_keys
from tamarack.trust.audit.log_keys import SigningKey

ORIGIN = "tamarack.test/log"
A, B, C = (SigningKey(ORIGIN, bytes([letter] * 32)) for letter in (1, 2, 3))
ELSEWHERE = SigningKey("elsewhere.test/log", bytes(32))


def note(size: int, key: SigningKey, then: SigningKey | None = None, root: int | None = None) -> str:
    extensions = (next_key_line(then.verifier),) if then else ()
    known = bytes([size if root is None else root] * 32)
    return sign_checkpoint(Checkpoint(key.name, size, known, extensions), key)


def test_a_log_that_never_changes_its_key() -> None:
    assert trusted_keys(A.verifier, []) == (Term(A.verifier, 0, 0),)
    assert trusted_keys(A.verifier, [note(0, A), note(0, A), note(5, A)]) == (Term(A.verifier, 0, 0),)


def test_each_key_is_named_by_the_one_before_it() -> None:
    notes = [note(1, A), note(4, A, then=B), note(4, B), note(9, B, then=C), note(12, C)]
    terms = trusted_keys(A.verifier, notes)
    assert terms == (Term(A.verifier, 0, 0), Term(B.verifier, 2, 4), Term(C.verifier, 4, 9))
    assert [key_of(terms, number) for number in range(6)] == [
        A.verifier, A.verifier, B.verifier, B.verifier, C.verifier, C.verifier,
    ]  # fmt: skip
    with pytest.raises(BadCheckpoint):
        key_of(terms, -1)


@pytest.mark.parametrize(
    ("notes", "place"),
    [
        ([note(1, B)], "checkpoint 0"),
        ([note(1, A), note(2, B)], "checkpoint 1"),
        ([note(1, A, then=B), note(2, A)], "checkpoint 1"),
        ([note(1, A, then=B), note(2, C)], "checkpoint 1"),
        ([note(1, A, then=B), note(2, B, then=A)], "checkpoint 1"),
        ([note(1, A, then=A)], "checkpoint 0"),
        ([note(1, A, then=ELSEWHERE)], "checkpoint 0"),
        ([note(2, A), note(1, A)], "checkpoint 1"),
        ([note(2, A), note(2, A, root=9)], "checkpoint 1"),
        ([note(1, ELSEWHERE)], "checkpoint 0"),
        ([note(1, A), "rubbish"], "checkpoint 1"),
        ([note(1, A), None], "checkpoint 1"),
        ([note(1, A), note(2, A).replace("\n2\n", "\n3\n")], "checkpoint 1"),
    ],
)
def test_a_break_is_refused_and_its_place_told(notes: list[Any], place: str) -> None:
    with pytest.raises(BadCheckpoint) as refused:
        trusted_keys(A.verifier, notes)
    assert refused.value.place.split(",")[0] == place
