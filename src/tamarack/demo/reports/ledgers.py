"""The scenario's tables: calls and payments, drawn around what the story says happened."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

from tamarack.demo.casting.people import extras
from tamarack.demo.casting.world import World
from tamarack.demo.chance import stream
from tamarack.demo.writing.office import Cell

#: Nights on which a boat came or was meant to, and the telephones were busy.
NIGHTS = (date(2026, 2, 7), date(2026, 2, 14), date(2026, 2, 28))
#: Those on which people landed, and families paid afterwards.
LANDINGS = (NIGHTS[0], NIGHTS[2])


@dataclass(frozen=True, slots=True)
class Ledger:
    """A table as its file has it, and the name of the mapping that reads it."""

    title: str
    mapping: str
    header: Sequence[str]
    rows: Sequence[Sequence[Cell]]


@cache
def mappings() -> Mapping[str, Mapping[str, Any]]:
    """The column mappings by name."""
    read: Mapping[str, Mapping[str, Any]] = yaml.safe_load(
        Path(__file__).with_name("mappings.yaml").read_text("utf-8")
    )
    return read


def ledger(name: str, world: World) -> Ledger:
    """The table called `name` in the story of `world`."""
    return _LEDGERS[name](world, stream(world.seed, "ledger", name))


def _number(world: World, phone: str, form: str = "dashed") -> str:
    forms = world.subjects[phone].forms
    return forms[form if form in forms else "intl"].words


def _shore_calls(world: World, chance: Random) -> Ledger:
    own = "ph_a_skip"
    others = ("ph_a_boss", "ph_abroad", "ph_a_drive", "ph_a_recruit", "ph_holder", "ph_a_house")
    weights = (6, 5, 4, 2, 1, 1)
    rows: list[list[Cell]] = []
    for night in NIGHTS:
        for back in range(5, -1, -1):
            for other in chance.choices(others, weights, k=2 if back else 6):
                ends = [own, other] if chance.random() < 0.4 else [other, own]
                rows.append(_call(world, chance, night - timedelta(days=back), ends))
    rows.sort(key=lambda row: (str(row[0]), str(row[1])))
    return Ledger("Call log", "calls", ("Date", "Time", "From", "To", "Seconds"), rows)


def _call(world: World, chance: Random, day: date, ends: Sequence[str]) -> list[Cell]:
    moment = f"{chance.randrange(24):02}:{chance.randrange(60):02}"
    numbers = [_number(world, end, chance.choice(("dashed", "intl"))) for end in ends]
    return [day.isoformat(), moment, *numbers, chance.randrange(0, 340)]


def _paper_calls(world: World, chance: Random) -> Ledger:
    own = "ph_b_recruit"
    others = ("ph_b_boss", "ph_b_escort", "ph_b_courier", "ph_notary", "ph_lisarra", "ph_b_forge")
    weights = (3, 4, 3, 4, 2, 1)
    rows: list[list[Cell]] = []
    day = date(2026, 1, 5)
    while day < date(2026, 3, 13):
        other = chance.choices(others, weights)[0]
        caller, called = (own, other) if chance.random() < 0.6 else (other, own)
        hour = chance.randrange(8, 12) if other == "ph_notary" else chance.randrange(8, 23)
        numbers = [_number(world, end, "intl") for end in (caller, called)]
        moment = f"{hour:02} h {chance.randrange(60):02}"
        rows.append([day.strftime("%d/%m/%Y"), moment, *numbers, chance.randrange(5, 600)])
        day += timedelta(days=chance.randrange(3))
    return Ledger("Appels", "appels", ("Jour", "Heure", "Appelant", "Appelé", "Durée (s)"), rows)


def _shore_payments(world: World, chance: Random) -> Ledger:
    account = world.things["acc_holder"].facts["iban"]
    rows: list[list[Cell]] = []
    for at, name in enumerate(relatives(world.seed)):
        crossing = LANDINGS[at % len(LANDINGS)]
        day = crossing + timedelta(days=1 + chance.randrange(10))
        amount = chance.randrange(40, 91) * 50
        rows.append(
            [
                day.isoformat(),
                f"HR-{4410 + at}",
                f"C{chance.randrange(10**5):05}",
                name,
                account,
                amount,
                "CAD",
            ]
        )
    rows.sort(key=lambda row: str(row[0]))
    header = ("Date", "Transfer no.", "Customer no.", "Customer", "To account", "Amount", "Currency")
    return Ledger("Transfers", "remittances", header, rows)


def relatives(seed: int) -> list[str]:
    """Those who paid for others: families of people who crossed, never to be taken for suspects."""
    return [name.full for name in extras(seed, "relative")]


def _field_payments(world: World, chance: Random) -> Ledger:
    account = world.things["acc_firm"].facts["iban"]
    named = [world.people[key].name.full for key in ("v1", "v2", "v3", "v4")]
    crew = named + crew_names(world.seed)
    books = world.people["c_books"].name.full
    rows: list[list[Cell]] = []
    for fortnight in range(4):
        day = date(2026, 4, 3) + timedelta(days=14 * fortnight)
        for at, name in enumerate(crew):
            wage = chance.randrange(14, 19) * 50
            rows.append(
                [day.isoformat(), f"BF{fortnight}{at:02}", account, f"W{at:03}", name, wage, "CAD", "Wages"]
            )
        cash = chance.randrange(80, 100) * 100
        reference = f"BF{fortnight}90"
        rows.append([day.isoformat(), reference, account, "S001", books, cash, "CAD", "Administration"])
    header = ("Date", "Reference", "From account", "Payee no.", "Payee", "Amount", "Currency", "Purpose")
    return Ledger("Payments", "transfers", header, rows)


def crew_names(seed: int) -> list[str]:
    """The ten of the fourteen in the farmhouse of whom the story says no more than a name."""
    return [name.full for name in extras(seed, "crew")]


_LEDGERS: Mapping[str, Callable[[World, Random], Ledger]] = {
    "shore_calls": _shore_calls,
    "paper_calls": _paper_calls,
    "shore_payments": _shore_payments,
    "field_payments": _field_payments,
}
