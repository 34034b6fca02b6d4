"""What the people of the story have: telephones, boats, passports, accounts, firms, places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tamarack.demo.casting import numbers
from tamarack.demo.casting.people import Person
from tamarack.demo.chance import stream


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing by its key in the story. `facts` are its numbers and words; `holder` is the truth, or ""."""

    key: str
    kind: str
    holder: str
    facts: Mapping[str, str] = field(default_factory=dict)


@cache
def inventory() -> Mapping[str, Any]:
    """The things of the story, as `things.yaml` has them."""
    found: Mapping[str, Any] = yaml.safe_load(Path(__file__).with_name("things.yaml").read_text("utf-8"))
    return found


def things(seed: int, people: Mapping[str, Person]) -> dict[str, Thing]:
    """Everything in the inventory, by key, with its drawn numbers."""
    made = {thing.key: thing for thing in _telephones(seed)}
    for kind, draw in _DRAWS.items():
        for key, row in inventory()[kind].items():
            facts = draw(seed, key, row, people)
            made[key] = Thing(key, kind, row.get("holder", ""), facts)
    return made


def _telephones(seed: int) -> Iterator[Thing]:
    taken: set[str] = set()
    for key, row in inventory()["phones"].items():
        number = numbers.telephone(stream(seed, "phone", key), row.get("area"), row.get("country", ""), taken)
        yield Thing(key, "phones", row["holder"], {"e164": number})


def _email(seed: int, key: str, row: Mapping[str, Any], people: Mapping[str, Person]) -> dict[str, str]:
    return {"address": row["text"].format(n=stream(seed, "email", key).randrange(10, 100))}


def _vehicle(seed: int, key: str, row: Mapping[str, Any], people: Mapping[str, Person]) -> dict[str, str]:
    chance = stream(seed, "vehicle", key)
    return {
        "plate": numbers.plate(chance),
        "vin": numbers.vin(chance),
        "en": row["en"],
        "fr": row["fr"],
    }


def _boat(seed: int, key: str, row: Mapping[str, Any], people: Mapping[str, Person]) -> dict[str, str]:
    number = stream(seed, "boat", key).randrange(10**6)
    return {
        "name": row["name"],
        "registration": f"NB{number:06}",
        "en": row["en"],
        "fr": row["fr"],
    }


def _account(seed: int, key: str, row: Mapping[str, Any], people: Mapping[str, Person]) -> dict[str, str]:
    return {"iban": numbers.bank_account(stream(seed, "account", key), row["country"])}


def _wallet(seed: int, key: str, row: Mapping[str, Any], people: Mapping[str, Person]) -> dict[str, str]:
    return {"address": numbers.wallet(stream(seed, "wallet", key))}


def _passport(seed: int, key: str, row: Mapping[str, Any], people: Mapping[str, Person]) -> dict[str, str]:
    chance = stream(seed, "passport", key)
    holder = people.get(row["holder"])
    state = row.get("state") or (holder.nationality if holder else "UTO")
    number = numbers.passport_number(chance)
    expiry = date(2027 + chance.randrange(7), 1 + chance.randrange(12), 1 + chance.randrange(28))
    facts = {"number": number, "state": state, "expiry": expiry.isoformat(), "truth": row["truth"]}
    if holder:
        facts["mrz1"], facts["mrz2"] = numbers.mrz(number, state, holder, expiry.strftime("%y%m%d"))
    return facts


def _device(seed: int, key: str, row: Mapping[str, Any], people: Mapping[str, Person]) -> dict[str, str]:
    return {"imei": numbers.imei(stream(seed, "device", key))}


def _firm(seed: int, key: str, row: Mapping[str, Any], people: Mapping[str, Person]) -> dict[str, str]:
    return {"name": row["name"]}


def _place(seed: int, key: str, row: Mapping[str, Any], people: Mapping[str, Person]) -> dict[str, str]:
    return {"text": row["text"]}


_DRAWS = {
    "emails": _email,
    "vehicles": _vehicle,
    "boats": _boat,
    "accounts": _account,
    "wallets": _wallet,
    "passports": _passport,
    "devices": _device,
    "firms": _firm,
    "places": _place,
}
