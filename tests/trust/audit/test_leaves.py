"""An event's bytes: frozen, since every leaf that was ever sealed is the hash of them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from tamarack.foundation.canonical import NotCanonical
from tamarack.foundation.merkle import leaf_hash
from tamarack.trust.audit.leaves import EventRow, commitment_of, event_bytes, named

ROW = EventRow(
    id=1234567890123456789,
    at=datetime(2026, 11, 25, 18, 30, 0, 5, tzinfo=UTC),
    actor=42,
    channel="web",
    purpose="investigation",
    verb="report.read",
    objects=[7, (1 << 63) - 1],
    markings=[3, None],
    details={"claims": 2},
    words={"asked": "Émile « Quill » \u2028"},
    key=bytes(range(32)),
    committed=None,
    form=1,
)
BYTES = (
    b'{"actor":"000000000001a","at":"2026-11-25T18:30:00.000005Z",'
    b'"channel":"web","commitment":"b27b5bec5daa7d6d592832035973f96b92c6f06e1b7d3364c801fbcc7c8df021",'
    b'"form":1,"id":"128ggyhyyk08n","purpose":"investigation","verb":"report.read"}'
)
COMMITTED = "b27b5bec5daa7d6d592832035973f96b92c6f06e1b7d3364c801fbcc7c8df021"
LEAF = "e86cd2d3eca00fcfbf2f72a98c9dfd0f276b7c885ac726c5a53670c0ad68ac04"


def test_form_1_is_frozen() -> None:
    committed = commitment_of(ROW)
    assert committed.hex() == COMMITTED
    assert event_bytes(ROW, committed) == BYTES
    assert leaf_hash(BYTES).hex() == LEAF


def test_a_moment_is_written_in_one_way_whatever_its_zone() -> None:
    elsewhere = ROW._replace(at=ROW.at.astimezone(timezone(timedelta(hours=-3, minutes=-30))))
    assert event_bytes(elsewhere, commitment_of(elsewhere)) == BYTES
    whole = ROW._replace(at=ROW.at.replace(microsecond=0))
    assert b'"at":"2026-11-25T18:30:00.000000Z"' in event_bytes(whole, commitment_of(whole))


def test_nobody_is_written_as_null() -> None:
    assert event_bytes(ROW._replace(actor=None), bytes(32)).startswith(b'{"actor":null,')


def test_everything_that_is_named_is_committed_to() -> None:
    told = named(ROW)
    assert told.objects == [["0000000000007", 3], ["7zzzzzzzzzzzz", None]]
    assert told.words == {"asked": "Émile « Quill » \u2028", "details": {"claims": 2}}
    for other in (
        ROW._replace(objects=[7, 8]),
        ROW._replace(markings=[3, 3]),
        ROW._replace(details={"claims": 3}),
        ROW._replace(words={}),
        ROW._replace(key=bytes(32)),
    ):
        assert commitment_of(other).hex() != COMMITTED


def test_without_its_key_the_commitment_is_what_the_log_kept() -> None:
    assert commitment_of(ROW._replace(key=None, words={}), b"kept") == b"kept"
    emptied = ROW._replace(key=None, words={}, committed=b"as it was made")
    assert commitment_of(emptied) == b"as it was made"
    assert commitment_of(emptied, b"kept") == b"kept"


def test_a_row_that_no_longer_holds_together_says_so() -> None:
    with pytest.raises(NotCanonical):
        event_bytes(ROW._replace(form=1 << 60), commitment_of(ROW))
    with pytest.raises(NotCanonical):
        commitment_of(ROW._replace(key=b"short"))
