from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tamarack.foundation.canonical import canonical
from tamarack.foundation.merkle import CompactRange, leaf_hash
from tamarack.trust.audit.checkpoint import Checkpoint, sign_checkpoint
from tamarack.trust.audit.errors import BadProofFile
from tamarack.trust.audit.proof_file import Opening, ProofFile, verify_proof
from tests.trust.audit import small_log as log


@pytest.mark.parametrize(
    ("number", "size"), [(0, 1), (0, 300), (200, 201), (299, 300), (255, 256), (256, 300)]
)
def test_a_proof_stands_alone(number: int, size: int) -> None:
    text = log.proof(number, size).text
    proven = verify_proof(text, log.KEY.verifier)
    assert proven.index == number
    assert proven.event == log.event(number)
    assert (proven.checkpoint.size, proven.checkpoint.time) == (size, log.SIGNED_AT)
    assert proven.opening == log.opening(number)
    assert ProofFile.read(text).text == text


def test_a_proof_without_its_opening_shows_the_event_and_no_more() -> None:
    text = log.proof(opened=False).text
    assert verify_proof(text, log.KEY.verifier).opening is None
    assert log.opening(log.OPENED).key.hex() not in text


def test_the_form_is_that_of_tlog_proof() -> None:
    lines = log.proof(1, 3).text.split("\n")
    assert lines[0] == "c2sp.org/tlog-proof@v1"
    assert lines[1].startswith("extra ")
    assert lines[2] == "index 1"
    assert [len(line) for line in lines[3:5]] == [44, 44]
    assert lines[5:8] == ["", log.ORIGIN, "3"]


@pytest.mark.parametrize(
    "text", [pytest.param(text, id=told) for told, text in [*log.unproven(), *log.unreadable()]]
)
def test_a_spoiled_proof_is_refused_in_one_family(text: str) -> None:
    with pytest.raises(BadProofFile):
        verify_proof(text, log.KEY.verifier)


GOOD = log.proof().text
EXTRA_ENDS = GOOD.index("\nindex")


@given(st.integers(0, len(GOOD) - 1), st.characters())
def test_no_single_change_is_accepted(place: int, character: str) -> None:
    changed = GOOD[:place] + character + GOOD[place + 1 :]
    if changed != GOOD:
        with pytest.raises(BadProofFile):
            verify_proof(changed, log.KEY.verifier)


@given(st.data())
def test_no_cut_is_accepted(data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(GOOD) - 1))
    last = data.draw(st.integers(first + 1, len(GOOD)))
    with pytest.raises(BadProofFile):
        verify_proof(GOOD[:first] + GOOD[last:], log.KEY.verifier)


@pytest.mark.parametrize(
    "text", [None, b"bytes", 7, "\ud800", "x" * (9 << 20)], ids=lambda value: ascii(value)[:20]
)
def test_what_is_no_text_of_a_proof_is_refused(text: Any) -> None:
    with pytest.raises(BadProofFile):
        verify_proof(text, log.KEY.verifier)


@pytest.mark.parametrize(
    "event", [b"rubbish", b"[]", b'{"b":1,"a":2}', canonical({"verb": "x"}), canonical({"commitment": 7})]
)
def test_an_event_that_commits_to_nothing_opens_for_nothing(event: bytes) -> None:
    tree = CompactRange()
    tree.append(leaf_hash(event))
    note = sign_checkpoint(Checkpoint(log.ORIGIN, 1, tree.root()), log.KEY)
    with pytest.raises(BadProofFile):
        verify_proof(ProofFile(0, event, (), note, log.opening(1)).text, log.KEY.verifier)


@pytest.mark.parametrize(
    "parts",
    [
        (-1, b"{}", (), log.checkpoint()), (True, b"{}", (), log.checkpoint()),
        ("1", b"{}", (), log.checkpoint()),
        (1, "{}", (), log.checkpoint()), (1, b"{}", (b"x",), log.checkpoint()),
        (1, b"{}", None, log.checkpoint()),
        (1, b"{}", (bytes(32),) * 64, log.checkpoint()), (1, b"{}", (), "note"), (1, b"{}", (), None),
    ],
    ids=lambda value: ascii(value)[:20],
)  # fmt: skip
def test_a_proof_that_could_not_be_read_back_is_not_made(parts: tuple[Any, ...]) -> None:
    with pytest.raises(BadProofFile):
        _ = ProofFile(*parts).text


@pytest.mark.parametrize(
    "parts", [(b"", [], {}), (bytes(32), None, {}), (bytes(32), [1.5], {}), (bytes(32), [], {"é": 1})]
)
def test_an_opening_that_could_not_be_read_back_is_not_made(parts: tuple[Any, ...]) -> None:
    with pytest.raises(BadProofFile):
        Opening(*parts)
