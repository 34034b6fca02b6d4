"""The scenario as a whole: the same bytes each time, files that open, claims that stand at their words."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date, datetime
from pathlib import Path

import pytest
import yaml

from tamarack.demo.scenario import Scenario, write_scenario
from tamarack.foundation.partial_dates import parse_iso
from tamarack.intelligence.grading.grade import parse_grade
from tamarack.intelligence.intake.draft import Draft, Original, Rejection
from tamarack.intelligence.intake.readers import read_original
from tamarack.intelligence.intake.readers.naming import key_of_value
from tamarack.intelligence.vocabulary import property_of, vocabulary
from tamarack.trust.markings.marking import Classified, Protected, Purpose
from tamarack.trust.markings.portion import parse
from tamarack.trust.markings.viewer import Viewer, may_see


def written(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def drafts(scenario: Scenario, report: dict) -> list[Draft | Rejection]:
    path = scenario.folder / report["file"]
    mapping = scenario.manifest["mappings"].get(report["mapping"])
    return list(read_original(Original(path, path.name), mapping))


def said(scenario: Scenario) -> list[tuple[dict, dict, dict]]:
    return [
        (report, thing, one)
        for report in scenario.manifest["reports"]
        for thing in report["accept"]
        for one in thing["says"]
    ]


def viewer(account: dict) -> Viewer:
    return Viewer(
        officer=1,
        agency=account["agency"],
        protected=Protected[account["protected"] or "NONE"],
        classified=Classified[(account["classified"] or "NONE").replace(" ", "_")],
        canadian=account["citizenship"] == "CA",
        compartments=frozenset(account["compartments"]),
        sees_claims=account["role"] != "administrator",
    )


def test_the_same_seed_gives_the_same_bytes(scenario: Scenario, tmp_path: Path) -> None:
    write_scenario(tmp_path, scenario.seed)
    assert written(tmp_path) == written(scenario.folder)


def test_another_seed_is_another_cast_of_the_same_story(scenario: Scenario, tmp_path: Path) -> None:
    other = write_scenario(tmp_path, 7)
    assert [one["id"] for one in other.manifest["reports"]] == [
        one["id"] for one in scenario.manifest["reports"]
    ]
    changed = [name for name, data in written(tmp_path).items() if written(scenario.folder)[name] != data]
    assert len(changed) > 50


def test_what_is_written_is_what_is_returned(scenario: Scenario) -> None:
    assert yaml.safe_load((scenario.folder / "manifest.yaml").read_text("utf-8")) == scenario.manifest
    assert yaml.safe_load((scenario.folder / "people.yaml").read_text("utf-8"))["people"] == scenario.people
    assert json.loads((scenario.folder / "ground_truth.json").read_text("utf-8")) == scenario.truth


def test_reports_of_every_kind(scenario: Scenario) -> None:
    reports = scenario.manifest["reports"]
    assert len(reports) == 56
    forms = Counter(Path(one["file"]).suffix for one in reports)
    assert forms == {
        ".txt": 30, ".eml": 8, ".docx": 7, ".pdf": 5, ".csv": 2, ".xlsx": 2, ".jsonl": 2,
    }  # fmt: skip
    assert Counter(one["language"] for one in reports)["fr"] >= 14
    assert {one["grade"].split(":")[0] for one in reports} == {
        "admiralty", "uk-5x5x5", "uk-3x5x2", "europol-4x4",
    }  # fmt: skip
    assert len({one["id"] for one in reports}) == len({one["file"] for one in reports}) == len(reports)
    assert [one["received_at"][:10] for one in reports] == sorted(one["received_at"][:10] for one in reports)


def test_every_file_reads_and_every_claim_stands_at_its_words(scenario: Scenario) -> None:
    for report in scenario.manifest["reports"]:
        found = drafts(scenario, report)
        assert not [one for one in found if isinstance(one, Rejection)], report["id"]
        (draft,) = found
        assert not [one for one in draft.statements if isinstance(one, Rejection)], report["id"]
        assert len(draft.parts) == len(report["attachments"])
        for thing in report["accept"]:
            for one in thing["says"]:
                words = " ".join(draft.text[one["start"] : one["end"]].split())
                assert words == one.get("words", one["value"]), (report["id"], one)
                assert words


def test_prose_is_of_a_readable_length(scenario: Scenario) -> None:
    for report in scenario.manifest["reports"]:
        if report["accept"]:
            (draft,) = drafts(scenario, report)
            assert 60 <= len(draft.text.split()) <= 250, report["id"]


def test_tables_and_lists_bring_their_own_claims(scenario: Scenario) -> None:
    bare = [one for one in scenario.manifest["reports"] if not one["accept"]]
    assert {Path(one["file"]).suffix for one in bare} == {".csv", ".xlsx", ".jsonl"}
    for report in bare:
        (draft,) = drafts(scenario, report)
        assert isinstance(draft, Draft)
        assert len(list(draft.statements)) >= 15


def test_claims_use_the_vocabulary(scenario: Scenario) -> None:
    for report, thing, one in said(scenario):
        known = property_of(thing["schema"], one["property"])
        assert (known.type == "entity") == ("target" in one), (report["id"], thing["schema"], one)
        choices = {choice.value for choice in known.choices}
        if choices:
            assert one["value"] in choices, (report["id"], one)
        if known.type == "date" and "words" in one:
            parse_iso(one["value"])


def test_links_arrive_at_things_of_the_right_kind(scenario: Scenario) -> None:
    schemata = {thing["entity"]: thing["schema"] for _, thing, _ in said(scenario)}
    schemata |= dict.fromkeys(scenario.truth["people"], "Person")
    schemata |= dict.fromkeys(scenario.truth["groups"], "Organization")
    schemata |= {thing["entity"]: thing["schema"] for thing in scenario.truth["things"].values()}
    for report, thing, one in said(scenario):
        if "target" in one:
            range_ = property_of(thing["schema"], one["property"]).range
            target = vocabulary().schema(schemata[one["target"]])
            assert range_ in target.ancestors, (report["id"], thing["schema"], one)


def test_a_thing_has_one_schema_wherever_it_is_told_of(scenario: Scenario) -> None:
    schemata: dict[str, set[str]] = {}
    for _, thing, _ in said(scenario):
        schemata.setdefault(thing["entity"], set()).add(thing["schema"])
    assert {key: found for key, found in schemata.items() if len(found) > 1} == {}


def test_keys_of_values_are_those_of_intake(scenario: Scenario) -> None:
    for key, thing in scenario.truth["things"].items():
        names = vocabulary().schema(thing["schema"]).identified_by
        facts = thing["facts"]
        told = {
            "Phone": [facts.get("e164")],
            "EmailAddress": [facts.get("address")],
            "BankAccount": [facts.get("iban")],
            "CryptoWallet": [facts.get("address")],
            "Device": [facts.get("imei")],
            "Vehicle": [facts.get("vin")],
            "Passport": [facts.get("state"), facts.get("number")],
        }.get(thing["schema"])
        expected = key_of_value(thing["schema"], tuple(names), tuple(told)) if told else key
        assert thing["entity"] == expected


def test_grades_and_markings_parse_and_filers_may_see_what_they_file(scenario: Scenario) -> None:
    people = {one["login"]: viewer(one) for one in scenario.people}
    for report in scenario.manifest["reports"]:
        assert str(parse_grade(report["grade"])) == report["grade"]
        marking = parse(report["marking"])
        assert may_see(people[report["filed_by"]], marking, Purpose(report["purpose"])), report["id"]
    for source in scenario.manifest["sources"]:
        parse(source["marking"])
        assert source["note"] and source["note_fr"]


def test_sources_are_declared_once(scenario: Scenario) -> None:
    names = [one["name"] for one in scenario.manifest["sources"]]
    assert len(set(names)) == len(names)
    kinds = {one["name"]: one["kind"] for one in scenario.manifest["sources"]}
    for report in scenario.manifest["reports"]:
        assert kinds[report["source"]] == report["source_kind"]


def test_the_compartment_is_seen_by_its_people_only(scenario: Scenario) -> None:
    people = {one["login"]: viewer(one) for one in scenario.people}
    closed = [parse(one["marking"]) for one in scenario.manifest["reports"] if one["source"] == "LARCH"]
    assert len(closed) == 6
    seen = {
        login
        for login, who in people.items()
        if any(may_see(who, one, Purpose.INTELLIGENCE) for one in closed)
    }
    assert seen == {"analyst-montreal", "supervisor-montreal", "liaison-csis", "special-ottawa"}


@pytest.mark.parametrize("start", ["field-01", "field-03", "shore-07"])
def test_what_a_shelter_says_never_serves_a_removal(scenario: Scenario, start: str) -> None:
    (report,) = [one for one in scenario.manifest["reports"] if one["id"].startswith(start)]
    marking = parse(report["marking"])
    assert marking.purposes == {Purpose.PROTECTION, Purpose.INVESTIGATION}
    for account in scenario.people:
        assert not may_see(viewer(account), marking, Purpose.REMOVAL)


def test_what_is_withdrawn_says_who_when_and_why(scenario: Scenario) -> None:
    withdrawn = [one for one in scenario.manifest["reports"] if one["withdrawn"]]
    assert [one["id"] for one in withdrawn] == ["shore-16-ferry-sighting", "paper-15-desk-moving"]
    for report in withdrawn:
        told = report["withdrawn"]
        assert told["by"] == report["filed_by"]
        assert date.fromisoformat(told["on"]) > datetime.fromisoformat(report["received_at"]).date()
        assert len(told["reason"]) > 40
