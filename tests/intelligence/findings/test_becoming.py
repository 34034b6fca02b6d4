"""What an accepted finding becomes."""

from __future__ import annotations

import pytest

from tamarack.intelligence.claims.statement import Statement
from tamarack.intelligence.findings import KINDS, find
from tamarack.intelligence.findings.becoming import accepted, linked, made_of, stored_as
from tamarack.intelligence.vocabulary import property_of

PASSPORT = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_becomes_something_the_vocabulary_knows(kind: str) -> None:
    schema, name = made_of(kind)
    assert property_of(schema, name).name == name


def test_the_same_telephone_is_the_same_thing_whatever_the_report() -> None:
    first = accepted("telephone", "+15145550134", 10, 22, {})
    assert first == [
        Statement("value=Phone=+15145550134", "Phone", "number", "+15145550134", start=10, end=22)
    ]


def test_a_passport_number_alone_does_not_say_whose_state_issued_it() -> None:
    assert accepted("passport", "AB123456", 0, 8, {})[0].entity == "new:Passport"


def test_a_machine_readable_zone_becomes_a_passport_and_its_holder() -> None:
    zone = next(one for one in find(PASSPORT) if one.kind == "mrz")
    said = accepted("mrz", zone.normal, zone.start, zone.end, zone.fields)
    told = {(one.schema, one.property): one.value for one in said}
    assert told["Passport", "number"] == "L898902C3"
    assert told["Passport", "country"] == "UTO"
    assert told["Person", "name"] == "ANNA MARIA ERIKSSON"
    assert told["Person", "birthDate"] == "1974-08-12"
    assert told["Person", "gender"] == "F"
    holder = next(one for one in said if one.property == "holder")
    assert (holder.target, holder.entity) == ("new:holder", said[0].entity)
    assert {(one.start, one.end) for one in said} == {(zone.start, zone.end)}


@pytest.mark.parametrize(
    ("kind", "schema", "expected"),
    [
        ("telephone", "Person", "phone"),
        ("telephone", "Phone", "number"),
        ("email", "Organization", "email"),
        ("passport", "Person", "passportNumber"),
        ("plate", "Vehicle", "registrationNumber"),
        ("date", "Meeting", "date"),
        ("money", "Payment", "amount"),
    ],
)
def test_a_finding_tied_to_a_known_thing_goes_to_the_property_that_takes_it(
    kind: str, schema: str, expected: str
) -> None:
    said = linked(kind, "x", 1, 2, 77, schema)
    assert (said.entity, said.schema, said.property) == ("id:77", schema, expected)


def test_a_mention_says_again_what_it_was_known_by() -> None:
    assert linked("mention", "the Notary", 0, 10, 5, "Person", "alias").property == "alias"


def test_claims_write_a_number_as_the_look_up_asks_for_it() -> None:
    assert stored_as("telephone", "+1 514 555 0134") == "+15145550134"
