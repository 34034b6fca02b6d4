"""A list goes on exactly where its link says, and a link that says nothing is refused."""

from datetime import UTC, datetime

import pytest

from tamarack.foundation.errors import BadInput
from tamarack.foundation.list_position import read_position, show_position

AT = datetime(2026, 3, 4, 5, 6, 7, 890123, tzinfo=UTC)


def test_reads_what_it_wrote() -> None:
    assert read_position(show_position(AT, 1 << 62)) == (AT, 1 << 62)


def test_a_plus_that_an_address_turned_into_a_space_is_read() -> None:
    assert read_position(show_position(AT, 7).replace("+", " ")) == (AT, 7)


def test_nothing_is_the_beginning() -> None:
    assert read_position("") is None


@pytest.mark.parametrize("text", ["x", "_", "2026-03-04T05:06:07+00:00_x", "yesterday_0000000000007"])
def test_other_text_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        read_position(text)
