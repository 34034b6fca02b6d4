"""`ground_truth.json`: what truly happened, for tests that ask whether an officer could have found it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from tamarack.demo.casting.people import script
from tamarack.demo.casting.world import World
from tamarack.demo.manifest import accepted
from tamarack.demo.reports.ledgers import LANDINGS, NIGHTS, crew_names, relatives
from tamarack.demo.reports.making import MadeReport

#: Schemata of things that happen, as against things that are.
EVENTS = frozenset(
    ["Trip", "Payment", "Meeting", "Sighting", "SmugglingEvent", "ExploitationEpisode", "BorderEncounter",
     "TravelDocumentEvent"]
)  # fmt: skip


def ground_truth(world: World, made: Sequence[MadeReport]) -> dict[str, Any]:
    """The truth of the story, and which report says which part of it."""
    return {
        "seed": world.seed,
        "groups": {
            key: dict(row) | {"members": _members(world, key)} for key, row in script()["groups"].items()
        },
        "people": {key: _person(world, key) for key in world.people if key not in script()["masks"]},
        "masks": {key: row["of"] for key, row in script()["masks"].items()},
        "mask_names": {key: world.people[key].name.full for key in script()["masks"] if key in world.people},
        "namesakes": [["a_drive", "cousin"]],
        "never_targets": _protected(world),
        "bystanders": {"relatives": relatives(world.seed), "crew": crew_names(world.seed)},
        "things": {
            key: {
                "kind": thing.kind,
                "entity": world.subjects[key].key,
                "schema": world.subjects[key].schema,
                "holder": thing.holder,
                "facts": dict(thing.facts),
            }
            for key, thing in world.things.items()
        },
        "busy_nights": [night.isoformat() for night in NIGHTS],
        "landings": [night.isoformat() for night in LANDINGS],
        "hidden": {
            "money of both smuggling groups": {"person": "holder", "mask": "notary"},
            "false identity": {"person": "b_boss", "mask": "paper_name"},
            "meeting of the organizers": {"people": ["a_boss", "b_boss", "holder"], "on": "2026-04-19"},
            "told by": [one.template.id for one in made if one.template.source == "larch"],
        },
        "reports": {one.template.id: _report(one) for one in made},
        "events": [event for one in made for event in _events(one)],
    }


def _members(world: World, group: str) -> list[str]:
    return [key for key, person in world.people.items() if person.group == group and not person.protected]


def _protected(world: World) -> list[str]:
    return [key for key, person in world.people.items() if person.protected]


def _person(world: World, key: str) -> dict[str, Any]:
    person = world.people[key]
    names = [person.name.full] + ([person.name.script] if person.name.script else [])
    return {
        "names": names,
        "nicknames": [nick for nick in person.nick if nick],
        "born": person.born.isoformat(),
        "sex": person.name.sex,
        "nationality": person.nationality,
        "role": person.role,
        "group": person.group,
        "protected": person.protected,
    }


def _report(report: MadeReport) -> dict[str, Any]:
    template = report.template
    return {
        "entities": sorted({citation.entity for citation in report.citations}),
        "wrong": template.wrong,
        "withdrawn": bool(template.withdrawn),
        "same_origin_as": template.same_origin,
        "compartmented": "LARCH" in template.marking.split("//"),
    }


def _events(report: MadeReport) -> Iterator[dict[str, Any]]:
    for thing in accepted(report):
        if thing["schema"] in EVENTS:
            facts = [[said["property"], said.get("target") or said["value"]] for said in thing["says"]]
            yield {
                "entity": thing["entity"],
                "schema": thing["schema"],
                "report": report.template.id,
                "true": not report.template.wrong,
                "facts": facts,
            }
