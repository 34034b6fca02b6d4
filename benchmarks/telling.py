"""What the crowd's reports say: persons that come back again and again, and what hangs on them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from random import Random

from benchmarks.names import Names
from benchmarks.tables import COUNTRIES, WORK, born
from tamarack.intelligence.claims.statement import Statement

WORDS = [
    "passport",
    "border",
    "vehicle",
    "driver",
    "money",
    "transfer",
    "airport",
    "hotel",
    "telephone",
    "message",
    "payment",
    "cash",
    "truck",
    "route",
    "meeting",
    "apartment",
    "landlord",
    "employer",
    "visa",
    "application",
    "photograph",
    "interview",
    "officer",
    "source",
    "reliable",
    "passeport",
    "frontière",
    "véhicule",
    "chauffeur",
    "argent",
    "virement",
    "aéroport",
    "téléphone",
    "paiement",
    "camion",
    "rencontre",
    "appartement",
    "employeur",
    "demande",
    "photographie",
    "entrevue",
    "source",
    "victime",
    "réseau",
    "filière",
    "recruteur",
    "smuggler",
    "network",
    "recruiter",
    "victim",
    "shelter",
    "crossing",
    "night",
    "river",
    "bridge",
    "container",
    "warehouse",
    "farm",
    "kitchen",
]


class Teller:
    """Draws statements and texts; a person is chosen the more often the lower their number."""

    def __init__(self, chance: Random, persons: int) -> None:
        names = Names()
        self.persons = persons
        self._chance = chance
        self._names = names.draw(chance, persons)
        self._words = [*WORDS, *(name.lower() for name in names.tail[:4000])]
        self._weights = list(accumulate(1 / (rank + 8) for rank in range(len(self._words))))

    def person(self) -> int:
        """Somebody: half of the time anybody, half of the time one of those much spoken of."""
        chance = self._chance.random()
        return int(self._chance.random() ** (2 if chance < 0.5 else 1) * self.persons)

    def text(self, chance: Random) -> tuple[str, str, str]:
        """A title, some ninety words that name two persons, and the language."""
        words = chance.choices(self._words, cum_weights=self._weights, k=90)
        first, second = (self._names[self.person()] for _ in "ab")
        title = " ".join(words[:6]).capitalize()
        return (
            title,
            f"{' '.join(words[6:50])}. {first} met {second}. {' '.join(words[50:])}.",
            chance.choice(("en", "fr")),
        )

    def statements(self, count: int) -> Iterator[Statement]:
        """So many statements, or a few more."""
        told = 0
        while told < count:
            block = self._block(self.person())
            yield from block
            told += len(block)

    def _block(self, person: int) -> list[Statement]:
        which = self._chance.random()
        if which < 0.66:
            return self._of_person(person)
        if which < 0.78:
            return self._of_passport(person)
        return self._of_phone(person) if which < 0.9 else self._of_payment(person, self.person())

    def _of_person(self, person: int) -> list[Statement]:
        key, name, settled = f"Person/{person}", self._names[person], Random(person)
        said = [
            Statement(key, "Person", "name", name, None, "row 1"),
            Statement(key, "Person", "birthDate", born(settled), None, "row 1"),
            Statement(key, "Person", "nationality", settled.choice(COUNTRIES), None, "row 1"),
            Statement(key, "Person", "gender", settled.choice(("male", "female")), None, "row 1"),
            Statement(key, "Person", "profession", settled.choice(WORK), None, "row 1"),
        ]
        if self._chance.random() < 0.3:
            said.append(
                Statement(key, "Person", "address", f"{settled.randrange(9000)} Cedar Street", None, "row 1")
            )
        if self._chance.random() < 0.15:
            said.append(
                Statement(key, "Person", "alias", self._names[(person * 7 + 1) % self.persons], None, "row 1")
            )
        return said

    def _of_passport(self, person: int) -> list[Statement]:
        number = f"{'ABCKP'[person % 5]}{'ABCDE'[person % 7 % 5]}{(person * 7919) % 9_000_000 + 1_000_000}"
        key = f"Passport/{number}"
        return [
            Statement(key, "Passport", "number", number, None, "row 1"),
            Statement(key, "Passport", "country", COUNTRIES[person % 14], None, "row 1"),
            Statement(key, "Passport", "holder", self._names[person], f"Person/{person}", "row 1"),
        ]

    def _of_phone(self, person: int) -> list[Statement]:
        number = f"+1604{(person * 104_729) % 7_999_999 + 2_000_000}"
        key = f"value=Phone={number}"
        return [
            Statement(key, "Phone", "number", number, None, "row 1"),
            Statement(key, "Phone", "holder", self._names[person], f"Person/{person}", "row 1"),
        ]

    def _of_payment(self, payer: int, beneficiary: int) -> list[Statement]:
        key = f"Payment/{self._chance.randrange(60_000)}"
        return [
            Statement(key, "Payment", "payer", self._names[payer], f"Person/{payer}", "row 1"),
            Statement(
                key, "Payment", "beneficiary", self._names[beneficiary], f"Person/{beneficiary}", "row 1"
            ),
            Statement(key, "Payment", "amount", str(self._chance.randrange(50, 9000)), None, "row 1"),
            Statement(key, "Payment", "date", f"2026-{self._chance.randrange(1, 11):02}-11", None, "row 1"),
        ]
