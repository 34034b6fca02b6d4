"""The files that `bulk` takes in: a table of people with its mapping, and FollowTheMoney lines. Seeded."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from random import Random

from benchmarks.names import Names

MAPPING = {
    "entities": {
        "person": {
            "schema": "Person",
            "key": ["id"],
            "properties": {
                "name": "name",
                "birthDate": "born",
                "gender": "sex",
                "nationality": "nationality",
                "address": "address",
                "email": "email",
                "profession": "work",
            },
        },
        "passport": {
            "schema": "Passport",
            "key": ["passport"],
            "properties": {"number": "passport", "country": "nationality", "holder": {"entity": "person"}},
        },
        "phone": {
            "schema": "Phone",
            "key": "value",
            "properties": {"number": "phone", "holder": {"entity": "person"}},
        },
    }
}
CLAIMS_A_ROW = 12
_HEADER = ("id", "name", "born", "sex", "nationality", "passport", "phone", "email", "address", "work")
COUNTRIES = ("ca", "fr", "ng", "in", "vn", "tr", "ro", "mx", "lb", "cn", "co", "et", "ua", "pk")
WORK = ("driver", "cook", "student", "nurse", "clerk", "mason", "farmer", "teacher", "sailor", "trader")


def write_people(path: Path, rows: int) -> Path:
    """A CSV of people with passports and telephones: `CLAIMS_A_ROW` claims to a row."""
    chance = Random(11)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(_HEADER)
        for number, name in enumerate(Names().draw(chance, rows)):
            writer.writerow(_person(chance, number, name))
    return path


def write_ftm(path: Path, entities: int) -> Path:
    """FollowTheMoney lines: people, and payments between them; six claims or so to an entity."""
    chance = Random(13)
    with path.open("w", encoding="utf-8") as file:
        for number, name in enumerate(Names().draw(chance, entities)):
            entity = _payment(chance, number) if number % 3 == 2 else _entity(chance, number, name)
            file.write(json.dumps(entity, ensure_ascii=False) + "\n")
    return path


def _person(chance: Random, number: int, name: str) -> tuple[str, ...]:
    return (
        f"P{number:07}",
        name,
        born(chance),
        chance.choice("MFX"),
        chance.choice(COUNTRIES),
        f"{chance.choice('ABCKP')}{chance.choice('ABCDE')}{chance.randrange(10**6, 10**7)}",
        f"+1604{chance.randrange(2_000_000, 10_000_000)}",
        f"person{number}@example.org",
        f"{chance.randrange(1, 9000)} {chance.choice(WORK).title()} Street, Town {chance.randrange(400)}",
        chance.choice(WORK),
    )


def born(chance: Random) -> str:
    """A day of birth."""
    return f"{chance.randrange(1940, 2008)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"


def _entity(chance: Random, number: int, name: str) -> dict[str, object]:
    return {
        "id": f"p{number}",
        "schema": "Person",
        "properties": {
            "name": [name],
            "birthDate": [born(chance)],
            "nationality": [chance.choice(COUNTRIES)],
            "idNumber": [f"{chance.randrange(10**8, 10**9)}"],
            "address": [f"{chance.randrange(1, 9000)} Invented Road"],
            "gender": ["male" if chance.random() < 0.5 else "female"],
        },
    }


def _payment(chance: Random, number: int) -> dict[str, object]:
    return {
        "id": f"t{number}",
        "schema": "Payment",
        "properties": {
            "payer": [f"p{number - 1}"],
            "beneficiary": [f"p{number - 2}"],
            "amount": [str(chance.randrange(50, 9000))],
            "currency": ["CAD"],
            "date": [f"2026-{chance.randrange(1, 11):02}-{chance.randrange(1, 29):02}"],
            "transactionNumber": [f"TX{number:08}"],
        },
    }
