"""The truth agrees with the files, and nobody who is protected is a target in it."""

from __future__ import annotations

from tamarack.demo.scenario import Scenario


def names_said(scenario: Scenario, report: str) -> set[str]:
    (found,) = [one for one in scenario.manifest["reports"] if one["id"] == report]
    return {said["value"] for thing in found["accept"] for said in thing["says"]}


def recorded(scenario: Scenario, entity: str, named: str) -> dict[str, set[str]]:
    """Per value that is recorded of `entity`, the reports that say it."""
    found: dict[str, set[str]] = {}
    for report in scenario.manifest["reports"]:
        for thing in report["accept"]:
            for said in thing["says"] if thing["entity"] == entity else ():
                if said["property"] == named:
                    found.setdefault(said["value"], set()).add(report["id"])
    return found


def test_every_report_is_in_the_truth_with_what_it_speaks_of(scenario: Scenario) -> None:
    told = {
        one["id"]: sorted({thing["entity"] for thing in one["accept"]})
        for one in scenario.manifest["reports"]
    }
    assert {key: one["entities"] for key, one in scenario.truth["reports"].items()} == told


def test_every_role_of_each_group_has_somebody_in_the_reports(scenario: Scenario) -> None:
    spoken = {key for one in scenario.truth["reports"].values() for key in one["entities"]}
    for group in scenario.truth["groups"].values():
        assert len(group["members"]) >= 5
        assert set(group["members"]) <= spoken


def test_the_protected_are_in_no_group_and_never_targets(scenario: Scenario) -> None:
    people, truth = scenario.truth["people"], scenario.truth
    protected = {key for key, person in people.items() if person["protected"]}
    assert protected == set(truth["never_targets"])
    assert len(protected) == 12
    for group in truth["groups"].values():
        assert not protected & set(group["members"])


def test_no_report_gives_a_protected_person_a_part_in_a_group(scenario: Scenario) -> None:
    protected = set(scenario.truth["never_targets"])
    parts = {("Membership", "member"), ("SmugglingEvent", "organizer"), ("SmugglingEvent", "facilitator"),
             ("ExploitationEpisode", "exploiter"), ("ExploitationEpisode", "recruiter")}  # fmt: skip
    for report in scenario.manifest["reports"]:
        for thing in report["accept"]:
            for said in thing["says"]:
                if (thing["schema"], said["property"]) in parts:
                    assert said.get("target") not in protected, report["id"]


def test_false_and_relayed_reports_are_told(scenario: Scenario) -> None:
    reports = scenario.truth["reports"]
    wrong = {key for key, one in reports.items() if one["wrong"]}
    assert wrong == {
        "shore-14-false-tip", "shore-16-ferry-sighting", "paper-14-partner-moving", "paper-15-desk-moving",
    }  # fmt: skip
    assert {key: one["same_origin_as"] for key, one in reports.items() if one["same_origin_as"]} == {
        "shore-11-desk-relay": "shore-10-far-shore",
        "paper-15-desk-moving": "paper-14-partner-moving",
    }


def test_the_compartment_alone_joins_the_notary_to_the_money_holder(scenario: Scenario) -> None:
    phone = scenario.truth["things"]["ph_notary"]["entity"]
    holders: dict[str, set[str]] = {}
    for report in scenario.manifest["reports"]:
        for thing in report["accept"]:
            for said in thing["says"]:
                if thing["entity"] == phone and said["property"] == "holder":
                    holders.setdefault(said["target"], set()).add(report["id"])
    assert holders == {
        "notary": {"paper-08-courier-stop", "paper-11-the-notary"},
        "holder": {"larch-01-notary"},
    }
    assert recorded(scenario, "b_boss", "alias")[scenario.truth["mask_names"]["paper_name"]] == {
        "larch-03-other-name"
    }


def test_birth_dates_conflict(scenario: Scenario) -> None:
    for key in ("a_drive", "m2"):
        assert len(recorded(scenario, key, "birthDate")) >= 2


def test_namesakes_share_a_name_and_a_year(scenario: Scenario) -> None:
    first, second = (scenario.truth["people"][key] for key in ("a_drive", "cousin"))
    assert first["names"] == second["names"]
    assert first["born"][:4] == second["born"][:4]
    assert first["born"] != second["born"]


def test_names_in_other_scripts_are_recorded(scenario: Scenario) -> None:
    people = scenario.truth["people"]
    scripted = {key: one["names"][1] for key, one in people.items() if len(one["names"]) > 1}
    assert len(scripted) >= 8
    seen = [key for key, name in scripted.items() if name in recorded(scenario, key, "alias")]
    assert len(seen) >= 5


def test_events_of_wrong_reports_are_not_true(scenario: Scenario) -> None:
    reports = scenario.truth["reports"]
    events = scenario.truth["events"]
    assert len(events) == 32
    assert {event["true"] for event in events if reports[event["report"]]["wrong"]} == {False}
    assert {event["schema"] for event in events} >= {
        "Trip",
        "Payment",
        "Meeting",
        "Sighting",
        "SmugglingEvent",
    }


def test_a_report_tells_the_names_that_it_writes(scenario: Scenario) -> None:
    boss = scenario.truth["people"]["a_boss"]["names"][0]
    assert boss in names_said(scenario, "larch-02-lighthouse")
