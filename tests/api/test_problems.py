"""How errors are told."""

from __future__ import annotations

import json

import pytest

from tamarack.api.errors import NotSignedIn, PurposeNeeded, TooLarge, Unexpected
from tamarack.api.problems import STATUS, status, told
from tamarack.foundation import statuses
from tamarack.foundation.errors import TamarackError
from tamarack.intelligence.claims.errors import AlreadyWithdrawn, NoSuchReport
from tamarack.intelligence.intake.errors import MappingNeeded
from tamarack.trust.markings.errors import NoViewer


def test_an_error_has_the_status_that_it_has_on_a_page() -> None:
    assert set(statuses.STATUS) <= set(STATUS)


@pytest.mark.parametrize(
    ("error", "expected"),
    [(NotSignedIn(), 401), (PurposeNeeded(), 428), (TooLarge(), 413), (Unexpected(), 500), (NoViewer(), 500)],
)
def test_what_http_has_a_word_for(error: TamarackError, expected: int) -> None:
    assert status(error) == expected


def test_identifiers_are_written_in_letters() -> None:
    assert json.loads(told(AlreadyWithdrawn(report=5)).content)["facts"] == {"report": "0000000000005"}


def test_what_is_not_there_says_nothing_of_itself() -> None:
    assert told(NoSuchReport(id=5)).content == told(NoSuchReport(id=6)).content
    assert json.loads(told(NoSuchReport(id=5)).content)["facts"] == {}


def test_a_table_without_a_mapping_comes_back_with_one() -> None:
    error = MappingNeeded(place="calls.csv", header=["a", "b"], suggestion={"entities": {}})
    assert json.loads(told(error).content)["facts"] == {
        "columns": 2,
        "header": ["a", "b"],
        "suggestion": {"entities": {}},
    }
