"""The picture of custody: lanes in the order of holding, bars without a gap, steps numbered as the table."""

from __future__ import annotations

from datetime import UTC, datetime

from tamarack.trust.custody.chain import Answer, Answered, Handed, chain
from tamarack.trust.custody.picture import LANE, LATEST, Bar, Lane, Mark, picture

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
NAMES = {1: "Ana", 2: "Ben", 3: "Cam"}


def _handed(position: int, giver: int, recipient: int, kind: Answered | None) -> Handed:
    by = giver if kind is Answered.TAKEN_BACK else recipient
    said = None if kind is None else Answer(kind, by, NOON, "why")
    return Handed(position + 100, position, giver, recipient, NOON, answer=said)


def test_one_holder_is_one_lane_with_one_bar() -> None:
    drawn = picture(chain(1, NOON, []), NAMES)
    assert drawn.height == LANE
    assert drawn.lanes == (Lane("Ana", 14),)
    assert drawn.bars == (Bar("4.00%", "96.00%", 24),)
    assert drawn.marks == (Mark(1, "registered", "4.00%", 28, 28, 28),)


def test_a_confirmed_handover_moves_the_bar_and_a_pending_one_does_not() -> None:
    handed = [
        _handed(0, 1, 2, Answered.CONFIRMED),
        _handed(1, 2, 3, Answered.DECLINED),
        _handed(2, 2, 1, None),
    ]
    drawn = picture(chain(1, NOON, handed), NAMES)
    assert [one.name for one in drawn.lanes] == ["Ana", "Ben"]  # who declined never held it
    assert drawn.bars == (Bar("4.00%", "24.00%", 24), Bar("28.00%", "72.00%", 70))
    assert drawn.marks == (
        Mark(1, "registered", "4.00%", 28, 28, 28),
        Mark(2, "confirmed", "28.00%", 74, 28, 74),
        Mark(3, "declined", "52.00%", 74, 74, 74),
        Mark(4, "pending", "76.00%", 28, 28, 74),
    )


def test_what_does_not_follow_is_marked() -> None:
    drawn = picture(chain(1, NOON, [_handed(0, 2, 3, Answered.CONFIRMED)]), NAMES)
    assert [one.kind for one in drawn.marks] == ["registered", "broken"]
    assert [one.name for one in drawn.lanes] == ["Ana"]


def test_of_a_long_custody_the_latest_steps_are_drawn_with_their_own_numbers() -> None:
    to_and_fro = [_handed(at, at % 2 + 1, 2 - at % 2, Answered.CONFIRMED) for at in range(30)]
    drawn = picture(chain(1, NOON, to_and_fro), NAMES)
    assert [one.number for one in drawn.marks] == list(range(32 - LATEST, 32))
    assert [one.name for one in drawn.lanes] == ["Ana", "Ben"]
    assert drawn.bars[0].x == "0.00%"  # held since before the first step that is drawn
    assert len(drawn.bars) == LATEST + 1
