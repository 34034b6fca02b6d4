"""The rules: each finds what it is for, nothing beside it, and no protected ground is among what they see."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tamarack.trust.oversight.hours import UnitHours
from tamarack.trust.oversight.policy import Thresholds, policies, policy_on
from tamarack.trust.oversight.rules import (
    browsing,
    colleague_name,
    no_case,
    outside_hours,
    own_name,
    relative_name,
    returning,
    volume,
)
from tamarack.trust.oversight.rules.deeds import Deed, Somebody, Stretch
from tamarack.trust.oversight.rules.everything import RULES, findings_in
from tamarack.trust.oversight.rules.finding import Finding
from tamarack.trust.oversight.rules.naming import bears

POLICY = policies()[0]
MONTREAL = POLICY.hours.of("MTL")
SINCE = date(2026, 11, 9)
NOON = datetime(2026, 11, 16, 12, 0, tzinfo=ZoneInfo("America/Toronto"))  # a Monday
ME = Somebody(7, "Maryse Tremblay-Roy", (("Иван Петров", "cousin"),), ("Ben Oduya", "Ines Marchetti"))


def deed(number: int, at: datetime = NOON, verb: str = "entity.read", **facts: object) -> Deed:
    return Deed(number, at, verb, **({"named": (1000 + number,), "stated": True} | facts))  # type: ignore[arg-type]


def stretch(*deeds: Deed, **facts: object) -> Stretch:
    known: dict[str, object] = {
        "person": ME,
        "hours": MONTREAL,
        "thresholds": POLICY.findings,
        "since": SINCE,
    }
    return Stretch(deeds=deeds, **(known | facts))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("tremblay roy MARYSE", "Maryse Tremblay-Roy", True),
        ("Maryse Tremblay", "Maryse Tremblay-Roy", True),
        ("file of Maryse Tremblay Roy, 1980", "Maryse Tremblay-Roy", True),
        ("Tremblay", "Maryse Tremblay-Roy", False),
        ("Maryse Gagnon", "Maryse Tremblay-Roy", False),
        ("Ivan Petrov", "Иван Петров", True),
        ("O'Brien", "obrien", True),
        ("", "Maryse", False),
        ("Maryse", "", False),
    ],
)
def test_a_text_bears_a_name(text: str, name: str, expected: bool) -> None:
    assert bears(text, name) is expected


def test_own_name_searched_and_opened() -> None:
    seen = stretch(
        deed(1, verb="search", asked="roy tremblay maryse", named=()),
        deed(2),
        deed(3),
        deed(4, verb="claim.record"),  # an act that names it is no look at it
        labels={1002: "Maryse TREMBLAY ROY", 1003: "Somebody Else", 1004: "Maryse Tremblay-Roy"},
    )
    (found,) = own_name.found(seen)
    assert (found.rule, found.officer, found.day, found.events) == ("own-name", 7, NOON.date(), (1, 2))
    assert found.facts == {"name": "Maryse Tremblay-Roy"}


def test_a_relative_in_another_script_and_a_colleague() -> None:
    seen = stretch(
        deed(1, verb="search", asked="petrov ivan", named=()),
        deed(2, verb="search", asked="oduya ben", named=()),
    )
    (of_relative,) = relative_name.found(seen)
    assert of_relative.events == (1,)
    assert of_relative.facts == {"name": "Иван Петров", "relation": "cousin"}
    (of_colleague,) = colleague_name.found(seen)
    assert (of_colleague.events, of_colleague.facts) == ((2,), {"name": "Ben Oduya"})
    assert list(own_name.found(seen)) == []


def test_records_in_a_session_that_named_no_case() -> None:
    seen = stretch(
        deed(1, stated=False),
        deed(2, stated=False, named=(1001,)),
        deed(3, stated=None),  # the reader may not know
        deed(4, stated=True),
        deed(5, stated=False, verb="report.list"),  # a list opens nothing
    )
    (found,) = no_case.found(seen)
    assert (found.events, found.facts) == ((1, 2), {"looks": 2})


@pytest.mark.parametrize(
    ("records", "usual", "found"),
    [(40, 5, False), (41, 5, True), (41, 13, True), (42, 14, False), (43, 14, True)],
)
def test_volume_is_above_a_floor_and_the_units_own_usual(records: int, usual: int, found: bool) -> None:
    days = {NOON.date() - timedelta(days=at): (usual - 1, usual, usual + 1) for at in range(1, 15)}
    days[NOON.date()] = (10_000,)  # the day itself is not compared with itself
    seen = stretch(*(deed(number) for number in range(records)), usual=days)
    findings = list(volume.found(seen))
    assert bool(findings) is found
    if found:
        assert findings[0].facts == {"records": records, "usual": usual}
        assert len(findings[0].events) == records


@pytest.mark.parametrize(
    ("at", "outside"),
    [
        ("2026-11-16 06:59", True),
        ("2026-11-16 07:00", False),
        ("2026-11-16 18:59", False),
        ("2026-11-16 19:00", True),
        ("2026-11-14 12:00", True),  # a Saturday
        ("2026-11-11 12:00", True),  # Remembrance Day
    ],
)
def test_outside_the_units_hours(at: str, outside: bool) -> None:
    seen = stretch(deed(1, datetime.fromisoformat(at).replace(tzinfo=ZoneInfo("America/Toronto"))))
    assert [one.events for one in outside_hours.found(seen)] == ([(1,)] if outside else [])


def test_hours_are_in_the_units_own_zone_and_some_units_never_close() -> None:
    late = datetime(2026, 11, 16, 20, 0, tzinfo=ZoneInfo("America/Toronto"))  # 17:00 in Vancouver
    assert MONTREAL.outside(late)
    assert not POLICY.hours.of("VAN").outside(late)
    assert not POLICY.hours.of("YYZ").outside(late + timedelta(hours=6))
    assert POLICY.hours.of("VAN").day_of(late + timedelta(hours=5)) == date(2026, 11, 16)
    assert MONTREAL.day_of(late + timedelta(hours=5)) == date(2026, 11, 17)


def _run(count: int, *, gap: int = 60, start: int = 0) -> list[Deed]:
    return [deed(start + at, NOON + timedelta(seconds=gap * (start + at))) for at in range(count)]


def test_browsing_is_dossier_after_dossier_without_search_or_work() -> None:
    most = POLICY.findings.dossiers
    (found,) = browsing.found(stretch(*_run(most)))
    assert found.events == tuple(range(most))
    assert found.facts == {"dossiers": most, "minutes": most - 1}
    assert list(browsing.found(stretch(*_run(most - 1)))) == []
    assert list(browsing.found(stretch(*_run(most, gap=121)))) == []
    for verb in ("search", "claim.record"):
        between = deed(500, NOON + timedelta(seconds=59 * 6), verb)
        deeds = sorted([*_run(most), between], key=lambda one: one.at)
        assert list(browsing.found(stretch(*deeds))) == []
    listed = deed(500, NOON + timedelta(seconds=59 * 6), "report.list")
    assert len(list(browsing.found(stretch(*sorted([*_run(most), listed], key=lambda one: one.at))))) == 1
    same = [dataclasses.replace(one, named=(1,)) for one in _run(most)]
    assert list(browsing.found(stretch(*same))) == []


def test_coming_back_to_a_record_on_many_days_and_doing_nothing() -> None:
    days = [deed(at, NOON - timedelta(days=5 - at), named=(42,)) for at in range(1, 6)]
    (found,) = returning.found(stretch(*days))
    assert (found.day, found.since, found.events, found.about) == (
        NOON.date(), NOON.date() - timedelta(days=4), (1, 2, 3, 4, 5), 42,
    )  # fmt: skip
    assert list(returning.found(stretch(*days[1:]))) == []
    worked = deed(9, NOON, "claim.record", named=(42,))
    assert list(returning.found(stretch(*days, worked))) == []
    later = deed(6, NOON + timedelta(days=1), named=(42,))
    assert [one.id for one in returning.found(stretch(*days, later))] == [found.id]  # found once


def test_a_finding_has_the_same_identifier_whoever_computes_it() -> None:
    one = Finding("hours", 7, NOON.date(), (1, 2), {"looks": 2})
    assert one.id == dataclasses.replace(one, facts={}).id
    assert len(one.id) == 24
    others = [
        dataclasses.replace(one, rule="volume"),
        dataclasses.replace(one, officer=8),
        dataclasses.replace(one, day=SINCE),
        dataclasses.replace(one, events=(1, 2, 3)),
    ]
    assert len({one.id, *(other.id for other in others)}) == 5


def test_days_before_the_stretch_find_nothing() -> None:
    early = datetime(2026, 11, 7, 23, 0, tzinfo=ZoneInfo("America/Toronto"))
    assert findings_in(stretch(deed(1, early, stated=False, named=(1,)), labels={1: ME.name})) == []


def test_findings_come_in_the_order_of_time() -> None:
    night = NOON.replace(hour=23)
    seen = stretch(deed(1, night), deed(2, night - timedelta(days=2)), deed(3, night - timedelta(days=1)))
    days = [one.day for one in findings_in(seen)]
    assert days == sorted(days)
    assert len(days) == 3


#: Words of which no input of a rule may have one in its name: the grounds of the Canadian Human Rights Act,
#: s. 3, and what stands in for them.
GROUNDS = {
    "race", "origin", "ethnic", "colour", "religion", "faith", "age", "birth", "sex", "gender", "orientation",
    "marital", "family", "genetic", "disability", "conviction", "language", "nationality", "citizenship",
    "country", "score", "rank", "weight",
}  # fmt: skip


def test_no_protected_ground_is_an_input_and_nothing_is_a_score() -> None:
    fields = {
        part
        for shape in (Deed, Somebody, Stretch, UnitHours, Thresholds, Finding)
        for one in dataclasses.fields(shape)
        for part in one.name.split("_")
    }
    assert fields & GROUNDS == set()
    assert len(RULES) == 8


def test_policy_is_dated_and_says_both_languages() -> None:
    assert policy_on(date(2026, 6, 1)).valid_from <= date(2026, 6, 1)
    for policy in policies():
        for english, french in (*policy.glass.grounds.values(), *policy.hours.names.values(), policy.source):
            assert english
            assert french
        assert not (policy.glass.lifts - {"purpose", "audience"})
