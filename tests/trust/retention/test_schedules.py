"""The schedules' file, and which entry applied on which day."""

from __future__ import annotations

import copy
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

import tamarack.trust.retention.schedules as schedules
from tamarack.trust.markings.marking import Purpose
from tamarack.trust.retention.clock import Period
from tamarack.trust.retention.errors import BadSchedules
from tamarack.trust.retention.schedules import (
    Clock,
    Confidence,
    book,
    read_book,
    schedule_by_id,
    schedule_on,
    uses,
)

FILE = Path(schedules.__file__).with_name("schedules.yaml")


@pytest.fixture
def document() -> Any:
    return copy.deepcopy(yaml.safe_load(FILE.read_text("utf-8")))


def test_reports_are_kept_two_years_after_their_last_administrative_use() -> None:
    found = schedule_on("report", date(2026, 11, 25))
    assert found is not None
    assert (found.clock, found.minimum, found.maximum) == (Clock.LAST_USE, Period(years=2), None)
    assert found.authority.en == "Privacy Act s. 6; Privacy Regulations s. 4"
    assert (found.rule, found.confidence) == ("PA-6", Confidence.PRIMARY)


def test_every_class_has_a_schedule_today_and_words_in_both_languages() -> None:
    for name, words in book().classes.items():
        assert schedule_on(name, date.today()) is not None, name  # noqa: DTZ011
        assert words.en != words.fr
    for one in book().schedules:
        assert one.title.en != one.title.fr
        assert one.note.said("fr-CA") == one.note.fr


def test_none_applies_before_the_first() -> None:
    assert schedule_on("report", date(2022, 6, 19)) is None
    assert schedule_on("report", date(2022, 6, 20)) is not None
    assert schedule_on("nonsense", date(2026, 1, 1)) is None


def test_the_latest_that_has_begun_applies() -> None:
    first = schedule_by_id("report-two-years")
    second = replace(first, id="report-three-years", valid_from=date(2027, 1, 1), minimum=Period(years=3))
    both = [second, first]
    assert schedule_on("report", date(2026, 12, 31), both) == first
    assert schedule_on("report", date(2027, 1, 1), both) == second


def test_uses_are_purposes_that_there_are() -> None:
    purposes, verbs = uses()
    assert set(purposes) == {"investigation", "examination", "removal", "protection"}
    assert set(purposes) <= {one.value for one in Purpose}
    assert "report.read" in verbs
    assert "report.list" not in verbs


@pytest.mark.parametrize(
    ("field", "value", "problem"),
    [
        ("class", "nonsense", "no such class"),
        ("valid_from", "2022-06-20", "valid_from is no date"),
        ("minimum", {}, "no period"),
        ("minimum", {"years": 0}, "no period"),
        ("minimum", {"years": True}, "no period"),
        ("minimum", {"weeks": 2}, "no period"),
        ("minimum", None, "no period"),
        ("maximum", {"years": 1}, "the maximum is below the minimum"),
        ("authority", {"en": "x", "fr": ""}, "words are missing in one language"),
        ("clock", "sunrise", "'sunrise' is not a valid Clock"),
        ("confidence", "sure", "'sure' is not a valid Confidence"),
        ("title", {"en": "x"}, "words are missing in one language"),
        ("note", {"en": "x", "fr": " "}, "words are missing in one language"),
    ],
)
def test_an_entry_that_does_not_hold_together_is_named(
    document: Any, field: str, value: object, problem: str
) -> None:
    document["schedules"][0][field] = value
    with pytest.raises(BadSchedules) as refused:
        read_book(document)
    assert refused.value.facts["problem"] == problem
    assert refused.value.place in ("report-two-years", "schedule 1")


def test_an_entry_of_other_fields_twice_or_no_file_at_all(document: Any) -> None:
    twice = copy.deepcopy(document)
    twice["schedules"].append(twice["schedules"][0])
    other = copy.deepcopy(document)
    del other["schedules"][1]["note"]
    for bad, place in ((twice, "report-two-years"), (other, "schedule 2"), ([], "file"), ({}, "file")):
        with pytest.raises(BadSchedules) as refused:
            read_book(bad)
        assert refused.value.place == place
