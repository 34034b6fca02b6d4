"""Cursors."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tamarack.api.cursors import place_of, written
from tamarack.api.errors import BadCursor

MOMENTS = st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@given(MOMENTS, st.integers(0, 2**63 - 1))
def test_a_cursor_is_read_back(at: datetime, identifier: int) -> None:
    assert place_of(written(at, identifier)) == (at, identifier)


def test_it_says_nothing_of_numbers() -> None:
    assert written(datetime(1970, 1, 1, tzinfo=UTC), 5) == "AAAAAAAAAAAAAAAAAAAABQ"
    assert written(datetime(2026, 3, 14, tzinfo=UTC), 2**63 - 1) == "AAZM8KqzQAB__________w"


@given(st.text(max_size=40))
def test_any_other_text_is_no_cursor(text: str) -> None:
    with pytest.raises(BadCursor):
        place_of(text + "!")


@pytest.mark.parametrize(
    "text", ["", "AAAA", "é", "A" * 22 + "=", "_" * 22, "B" * 22, "AAAAAAAAAAAAAAAAAAAAAB"]
)
def test_what_is_near_a_cursor_is_none(text: str) -> None:
    with pytest.raises(BadCursor):
        place_of(text)
