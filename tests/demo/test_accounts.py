"""The accounts of the demo, and the units they sit in."""

from __future__ import annotations

from pathlib import Path

import yaml

import tamarack.trust.accounts
from tamarack.demo.scenario import Scenario
from tamarack.trust.accounts.roles import Role

UNITS = yaml.safe_load(Path(tamarack.trust.accounts.__file__).with_name("units.yaml").read_text("utf-8"))


def test_every_role_has_somebody(scenario: Scenario) -> None:
    assert {one["role"] for one in scenario.people} == {role.value for role in Role}
    assert len({one["login"] for one in scenario.people}) == len(scenario.people) == 17
    assert len({one["name"] for one in scenario.people}) == 17


def test_people_sit_in_units_that_are_there(scenario: Scenario) -> None:
    units = {one["code"]: one for one in UNITS["units"]}
    agencies = {one["code"] for one in UNITS["agencies"]}
    for one in scenario.people:
        assert one["unit"] in units
        assert one["agency"] in agencies
        assert one["language"] in ("en", "fr")


def test_fifteen_centres_and_every_unit_named_in_both_languages() -> None:
    kinds = [one["kind"] for one in UNITS["units"]]
    assert kinds.count("centre") == 15
    assert set(kinds) == {"centre", "branch", "mission"}
    agencies = {one["code"] for one in UNITS["agencies"]}
    assert agencies == {"IRCC", "CBSA", "RCMP", "PPT", "GAC", "CSIS"}
    for one in [*UNITS["units"], *UNITS["agencies"]]:
        assert one["en"] and one["fr"]
    assert {one["agency"] for one in UNITS["units"]} == agencies
    assert len({one["code"] for one in UNITS["units"]}) == len(UNITS["units"])


def test_some_see_less(scenario: Scenario) -> None:
    by_login = {one["login"]: one for one in scenario.people}
    assert by_login["analyst-niagara"]["citizenship"] != "CA"
    assert by_login["administrator-ottawa"]["protected"] == ""
    assert by_login["investigator-moncton"]["protected"] < by_login["analyst-moncton"]["protected"]
