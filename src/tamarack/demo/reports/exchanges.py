"""Lists that partners send as entities: FollowTheMoney JSON lines, with the sender's own numbers as ids."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tamarack.demo.casting.calendar import mixed_up
from tamarack.demo.casting.people import Person, extras
from tamarack.demo.casting.world import World

Entity = Mapping[str, Any]


def exchange(name: str, world: World) -> list[Entity]:
    """The entities of the list called `name`."""
    return {"registry": _registry, "watch": _watch}[name](world)


def _entity(key: str, schema: str, **properties: str | list[str]) -> Entity:
    said = {name: [value] if isinstance(value, str) else value for name, value in properties.items() if value}
    return {"id": key, "schema": schema, "properties": said}


def _registry(world: World) -> list[Entity]:
    boss = world.people["c_boss"].name.full
    recruiter = world.people["c_recruit"].name.full
    email = world.things["em_firm"].facts["address"]
    return [
        _entity(
            "REG-771204",
            "Company",
            name="Brightfield Seasonal Services Inc.",
            registrationNumber="771204-0",
            incorporationDate="2025-02-11",
            jurisdiction="ca",
            address="Box 9, Saint-Aurèle",
            email=email,
            status="active",
        ),
        _entity("REG-P-1", "Person", name=boss),
        _entity("REG-P-2", "Person", name=recruiter),
        _entity("REG-D-1", "Directorship", director="REG-P-1", organization="REG-771204", role="director"),
        _entity(
            "REG-D-2",
            "Directorship",
            director="REG-P-2",
            organization="REG-771204",
            role="secretary",
            startDate="2025-02",
            endDate="2025-11",
        ),
    ]


def _listed(key: str, person: Person, role: str, born: str) -> Entity:
    names = [person.name.full, person.name.script] if person.name.script else [person.name.full]
    return _entity(key, "Person", name=names, weakAlias=person.nick[0], birthDate=born, notes=role)


def _watch(world: World) -> list[Entity]:
    """Four of the story, told as the partner knows them (one birth date mixed up), among four strangers."""
    people = world.people
    boss = people["b_boss"]
    told = [
        _listed("FS-2026-004", boss, "sells documents", mixed_up(boss.born).isoformat()),
        _listed("FS-2026-009", people["b_forge"], "bookbinder", str(people["b_forge"].born.year)),
        _listed("FS-2026-011", people["a_boss"], "boats", str(people["a_boss"].born.year)),
        _listed(
            "FS-2026-017", people["b_recruit"], "answers for Northmere", people["b_recruit"].born.isoformat()
        ),
    ]
    strangers = [
        _entity(
            f"FS-2026-{20 + at:03}", "Person", name=name.full, alias=name.script, birthDate=str(1960 + at * 9)
        )
        for at, name in enumerate(extras(world.seed, "stranger"))
    ]
    blank = world.things["pp_blank"].facts
    passport = _entity(
        "FS-2026-B1", "Passport", number=blank["number"], country=blank["state"], condition="stolen-blank"
    )
    return [*told, *strangers, passport]
