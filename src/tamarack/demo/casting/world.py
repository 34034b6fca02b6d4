"""The story's people and things as a template names them: `{a_skip.name}`, `{ph_notary.dotted}`.

A *subject* has a schema, a key in the store, and forms: ways of writing it. Each form that says
something carries the property it is a value of; forms that say nothing (pronouns) carry none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from anyascii import anyascii

from tamarack.demo.casting.calendar import in_words, mixed_up
from tamarack.demo.casting.people import Person, cast, script
from tamarack.demo.casting.things import Thing, things
from tamarack.intelligence.intake.readers.naming import key_of_value
from tamarack.intelligence.vocabulary import vocabulary


@dataclass(frozen=True, slots=True)
class Form:
    """One way of writing a subject: the words, the property they state ("" for none), words around them."""

    words: str
    property: str = ""
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a report can speak of. `key` is its entity key: its own, or one made of what identifies it."""

    key: str
    schema: str
    forms: Mapping[str, Form] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class World:
    """Everything in the story of one seed."""

    seed: int
    people: Mapping[str, Person]
    things: Mapping[str, Thing]
    subjects: Mapping[str, Subject]


def build_world(seed: int) -> World:
    """The people and things of `seed`, and how to write each of them."""
    people = cast(seed)
    had = things(seed, people)
    subjects = {key: _person(person) for key, person in people.items()}
    subjects |= {key: _THINGS[thing.kind](thing) for key, thing in had.items()}
    subjects |= {
        key: Subject(key, "Organization", {"name": Form(row["en"], "name"), "nom": Form(row["fr"], "name")})
        for key, row in script()["groups"].items()
    }
    subjects |= {
        key: Subject(
            key, "Person", {"nick": Form(row["en"], "weakAlias"), "surnom": Form(row["fr"], "weakAlias")}
        )
        for key, row in script()["masks"].items()
        if not row.get("drawn")
    }
    return World(seed, people, had, subjects)


def _person(person: Person) -> Subject:
    name, born = person.name, person.born
    forms = {
        "name": Form(name.full, "name"),
        "plain": Form(anyascii(name.full), "name"),
        "family": Form(name.family, "lastName"),
        "given": Form(name.given, "firstName"),
        "nick": Form(person.nick[0], "weakAlias"),
        "surnom": Form(person.nick[1], "weakAlias"),
        "dob": Form(born.isoformat(), "birthDate"),
        "born": Form(in_words(born, "en"), "birthDate"),
        "ne": Form(in_words(born, "fr"), "birthDate"),
        "year": Form(str(born.year), "birthDate"),
        "misborn": Form(in_words(mixed_up(born), "en"), "birthDate"),
        "mal_ne": Form(in_words(mixed_up(born), "fr"), "birthDate"),
        "nat": Form(person.nationality, "nationality"),
        "script": Form(name.script, "alias"),
        "also": Form(name.script, "alias", " (", ")") if name.script else Form(""),
    }
    return Subject(person.key, "Person", forms | _pronouns(name.sex) | _elided(name.full))


def _elided(name: str) -> dict[str, Form]:
    """French `de` and `que` as they stand before the name. A first h or y is spoken: no elision."""
    elides = anyascii(name)[0].upper() in "AEIOU"
    return {"de": Form("d'" if elides else "de "), "que": Form("qu'" if elides else "que ")}


def _pronouns(sex: str) -> dict[str, Form]:
    woman = sex == "female"
    pairs = {
        "he": ("he", "she"),
        "He": ("He", "She"),
        "him": ("him", "her"),
        "his": ("his", "her"),
        "man": ("man", "woman"),
        "il": ("il", "elle"),
        "Il": ("Il", "Elle"),
        "lui": ("lui", "elle"),
        "e": ("", "e"),
        "homme": ("homme", "femme"),
        "un": ("un", "une"),
        "Un": ("Un", "Une"),
        "le": ("le", "la"),
        "Le": ("Le", "La"),
        "sex": ("male", "female"),
        "brother": ("brother", "sister"),
    }
    return {form: Form(pair[woman]) for form, pair in pairs.items()}


def _key(schema: str, *values: str) -> str:
    """The key that intake gives a thing known by these values, whatever the source."""
    return key_of_value(schema, vocabulary().schema(schema).identified_by, values)


def _phone(thing: Thing) -> Subject:
    number = thing.facts["e164"]
    forms = {"e164": Form(number, "number"), "intl": Form(_spaced(number), "number")}
    if number.startswith("+1"):
        area, exchange, line = number[2:5], number[5:8], number[8:]
        forms["dashed"] = Form(f"{area}-{exchange}-{line}", "number")
        forms["dotted"] = Form(f"{area}.{exchange}.{line}", "number")
        forms["bracketed"] = Form(f"({area}) {exchange}-{line}", "number")
    return Subject(_key("Phone", number), "Phone", forms)


def _spaced(number: str) -> str:
    if number.startswith("+1"):
        return f"+1 {number[2:5]} {number[5:8]} {number[8:]}"
    if number.startswith("+44"):
        return f"+44 {number[3:7]} {number[7:]}"
    return f"+33 {number[3]} {number[4:6]} {number[6:8]} {number[8:10]} {number[10:]}"


def _email(thing: Thing) -> Subject:
    address = thing.facts["address"]
    return Subject(_key("EmailAddress", address), "EmailAddress", {"address": Form(address, "address")})


def _vehicle(thing: Thing) -> Subject:
    facts = thing.facts
    forms = {
        "plate": Form(facts["plate"], "registrationNumber"),
        "vin": Form(facts["vin"], "vin"),
        "en": Form(facts["en"], "description"),
        "fr": Form(facts["fr"], "description"),
    }
    return Subject(_key("Vehicle", facts["vin"]), "Vehicle", forms)


def _boat(thing: Thing) -> Subject:
    facts = thing.facts
    forms = {
        "name": Form(facts["name"], "name"),
        "registration": Form(facts["registration"], "registrationNumber"),
        "en": Form(facts["en"], "description"),
        "fr": Form(facts["fr"], "description"),
    }
    return Subject(thing.key, "Vessel", forms)


def _account(thing: Thing) -> Subject:
    iban = thing.facts["iban"]
    spaced = " ".join(iban[at : at + 4] for at in range(0, len(iban), 4))
    forms = {"iban": Form(iban, "iban"), "spaced": Form(spaced, "iban")}
    return Subject(_key("BankAccount", iban), "BankAccount", forms)


def _wallet(thing: Thing) -> Subject:
    address = thing.facts["address"]
    return Subject(_key("CryptoWallet", address), "CryptoWallet", {"address": Form(address, "publicKey")})


def _passport(thing: Thing) -> Subject:
    facts = thing.facts
    forms = {
        "number": Form(facts["number"], "number"),
        "state": Form(facts["state"], "country"),
        "expiry": Form(facts["expiry"], "endDate"),
        "mrz1": Form(facts.get("mrz1", "")),
        "mrz2": Form(facts.get("mrz2", "")),
    }
    return Subject(_key("Passport", facts["state"], facts["number"]), "Passport", forms)


def _device(thing: Thing) -> Subject:
    imei = thing.facts["imei"]
    return Subject(_key("Device", imei), "Device", {"imei": Form(imei, "imei")})


def _firm(thing: Thing) -> Subject:
    name = thing.facts["name"]
    forms = {"name": Form(name, "name"), "short": Form(name.removesuffix(" Inc."), "name")}
    return Subject(thing.key, "Company", forms)


def _place(thing: Thing) -> Subject:
    return Subject(thing.key, "Place", {"text": Form(thing.facts["text"], "name")})


_THINGS = {
    "phones": _phone,
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
