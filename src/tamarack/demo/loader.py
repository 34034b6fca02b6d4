"""Loading the scenario: the same actions that officers use, as the officers who would use them."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings

from tamarack.demo.exhibits import load_exhibits
from tamarack.demo.scenario import Scenario, write_scenario
from tamarack.foundation.identifiers import keyed_id
from tamarack.intelligence.claims.actions import record_claims, withdraw
from tamarack.intelligence.claims.queries import report_by_id, reports_of_intake
from tamarack.intelligence.claims.statement import Statement
from tamarack.intelligence.grading.grade import parse_grade
from tamarack.intelligence.intake.actions import hand_in, take_in
from tamarack.intelligence.sources.actions import add_source
from tamarack.trust.accounts.actions import load_units
from tamarack.trust.accounts.founding import found_administrator, settle_person
from tamarack.trust.accounts.queries import officer_by_login, viewer_of
from tamarack.trust.markings.marking import Purpose
from tamarack.trust.markings.portion import parse
from tamarack.trust.markings.viewer import may_see
from tamarack.trust.markings.viewing import Look, viewing

PASSWORD = "larch-of-the-border"  # noqa: S105  (of invented people, in a scenario that says so)

Tell = Callable[[int, int], None]


class Said(NamedTuple):
    """A report that was taken in: its identifier, and the text that claims cite."""

    id: int
    text: str


def load_scenario(seed: int = 2026, tell: Tell = lambda done, total: None) -> Scenario:
    """Write the scenario's files, add its people and take everything in. Doing it twice changes nothing."""
    with tempfile.TemporaryDirectory() as folder:
        scenario = write_scenario(Path(folder), seed)
        add_people(scenario.people)
        listed = scenario.manifest["reports"]
        for done, entry in enumerate(listed, 1):
            _load(scenario, entry)
            tell(done, len(listed))
    load_exhibits()
    return scenario


def add_people(people: list[dict[str, Any]]) -> None:
    """The accounts of the scenario: two administrators, who ask for and confirm everybody else's."""
    load_units()
    keepers = [
        found_administrator(full_name=one["name"], password=PASSWORD, **_account(one))
        for one in people
        if one["role"] == "administrator"
    ]
    for one in people:
        if one["role"] != "administrator":
            settle_person(
                asker=keepers[0],
                confirmer=keepers[1],
                full_name=one["name"],
                password=PASSWORD,
                role=one["role"],
                reason="demo",
                protected=one["protected"],
                classified=one["classified"],
                compartments=one["compartments"],
                **_account(one),
            )


def _account(one: dict[str, Any]) -> dict[str, str]:
    return {name: one[name] for name in ("login", "unit", "agency", "citizenship", "language")}


def _load(scenario: Scenario, entry: dict[str, Any]) -> None:
    officer = officer_by_login(entry["filed_by"])
    with viewing(viewer_of(officer), Purpose(entry["purpose"]), reason="demo", channel="cli") as look:
        source = next(one for one in scenario.manifest["sources"] if one["name"] == entry["source"])
        report = _take_in(look, scenario, entry, source)
        if report is not None:
            _record(look, report, entry["accept"])
    if report is not None and entry["withdrawn"]:
        _withdraw(report, entry)


def _take_in(look: Look, scenario: Scenario, entry: dict[str, Any], source: dict[str, Any]) -> Said | None:
    """The report, or None when it was there before."""
    marking = parse(entry["marking"])
    mapping = (
        scenario.manifest["mappings"].get(entry["mapping"])
        if entry["mapping"]
        else _of_parts(scenario, entry)
    )
    path = scenario.folder / entry["file"]
    with path.open("rb") as stream:
        intake = hand_in(
            actor=look,
            stream=stream,
            name=path.name,
            source=add_source(
                actor=look,
                name=source["name"],
                kind=source["kind"],
                agency=source["agency"],
                marking=parse(source["marking"]) if _sees(look, source["marking"]) else marking,
                note=source["note_fr"] if entry["language"] == "fr" else source["note"],
            ),
            grade=parse_grade(entry["grade"]),
            marking=marking,
            title=entry["title"],
            said_on=entry["said_on"],
            language=entry["language"],
            received_at=datetime.fromisoformat(entry["received_at"]),
            mapping=mapping,
        )
    taken = take_in(actor=look, intake=intake)
    if not taken.reports:
        return None
    report, _withdrawal = report_by_id(look, reports_of_intake(look, taken.id)[0].id)
    return Said(report.id, report.text)


def _of_parts(scenario: Scenario, entry: dict[str, Any]) -> dict[str, Any] | None:
    for one in entry.get("attachments", ()):
        if one["mapping"]:
            mapping: dict[str, Any] = scenario.manifest["mappings"][one["mapping"]]
            return mapping
    return None


def _sees(look: Look, marking: str) -> bool:
    return may_see(look.viewer, parse(marking), look.purpose)


def _record(look: Look, report: Said, accepted: list[dict[str, Any]]) -> None:
    statements = [_statement(report, one, said) for one in accepted for said in one["says"]]
    if statements:
        record_claims(actor=look, report=report.id, statements=statements)


def _statement(report: Said, one: dict[str, Any], said: dict[str, Any]) -> Statement:
    start, end = _cited(report.text, said)
    return Statement(
        entity=_key(one["entity"]),
        schema=one["schema"],
        property=said["property"],
        value=said["value"],
        target=_key(said["target"]) if said.get("target") else None,
        start=start,
        end=end,
    )


def _key(key: str) -> str:
    """The scenario's keys hold for all its reports; a value-made key is what it is."""
    return key if key.startswith("value=") else f"id:{keyed_id(settings.IDENTITY_KEY, 'demo', key)}"


def _cited(text: str, said: dict[str, Any]) -> tuple[int, int]:
    """Where the words stand: as written, else the nearest place at which the reader's text has them."""
    words, start, end = said.get("words") or said["value"], said["start"], said["end"]
    if " ".join(text[start:end].split()) == words:
        return start, end
    places = []
    at = text.find(words)
    while at >= 0:
        places.append(at)
        at = text.find(words, at + 1)
    nearest = min(places, key=lambda place: abs(place - start), default=start)
    return nearest, nearest + len(words)


def _withdraw(report: Said, entry: dict[str, Any]) -> None:
    taken_back = entry["withdrawn"]
    officer = officer_by_login(taken_back["by"])
    with viewing(viewer_of(officer), Purpose(entry["purpose"]), reason="demo", channel="cli") as look:
        withdraw(actor=look, report=report.id, reason=taken_back["reason"])
