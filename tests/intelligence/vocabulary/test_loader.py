"""Asking the vocabulary."""

import pytest

from tamarack.foundation.errors import BadInput
from tamarack.intelligence.vocabulary import Text, UnknownProperty, UnknownSchema, property_of, vocabulary


def test_it_is_read_once() -> None:
    assert vocabulary() is vocabulary()


def test_a_property_is_inherited() -> None:
    found = property_of("Company", "name")
    assert (found.name, found.type, found.schema, found.searchable) == ("name", "name", "Thing", True)
    assert found.label == Text("Name", "Nom")
    assert found is vocabulary().property_of("Company", "name")


def test_the_nearest_declaration_counts() -> None:
    assert property_of("Passport", "startDate").label == Text("Date of issue", "Date de délivrance")
    assert property_of("Sanction", "startDate").label == Text("Start date", "Date de début")


def test_a_link_knows_its_target_and_its_way_back() -> None:
    holder = property_of("Phone", "subscriber")
    assert (holder.type, holder.range) == ("entity", "LegalEntity")
    assert holder.reverse == Text("Numbers subscribed to", "Numéros souscrits")
    assert holder.ours


def test_added_properties_are_marked_ours_and_restated_ones_are_not() -> None:
    assert property_of("Vehicle", "vin").ours
    assert property_of("Airplane", "vin").ours
    assert not property_of("Vehicle", "registrationNumber").ours
    assert not property_of("Passport", "endDate").ours


@pytest.mark.parametrize("schema", ["", "person", "Persona", "Thing "])
def test_an_unknown_schema_is_refused(schema: str) -> None:
    for ask in (property_of, vocabulary().property_of):
        with pytest.raises(UnknownSchema) as refused:
            ask(schema, "name")
        assert refused.value.facts["schema"] == schema
    with pytest.raises(UnknownSchema):
        vocabulary().schema(schema)


@pytest.mark.parametrize("name", ["", "Name", "callsMade", "vin"])
def test_an_unknown_property_is_refused(name: str) -> None:
    for ask in (property_of, vocabulary().property_of):
        with pytest.raises(UnknownProperty) as refused:
            ask("Person", name)
        assert isinstance(refused.value, BadInput)
        assert (refused.value.facts["schema"], refused.value.facts["property"]) == ("Person", name)


def test_asking_in_vain_leaves_nothing_behind() -> None:
    for _ in range(2):
        with pytest.raises(UnknownProperty):
            property_of("Person", "noSuchThing")


@pytest.mark.parametrize(
    ("schema", "ancestor", "is_a"),
    [
        ("Person", "Person", True),
        ("Company", "LegalEntity", True),
        ("Company", "Asset", True),
        ("Person", "Organization", False),
        ("Thing", "Person", False),
        ("Visa", "Identification", True),
        ("SmugglingEvent", "Interval", True),
    ],
)
def test_is_a(schema: str, ancestor: str, is_a: bool) -> None:
    assert vocabulary().is_a(schema, ancestor) is is_a


def test_is_a_refuses_what_it_does_not_know() -> None:
    with pytest.raises(UnknownSchema):
        vocabulary().is_a("Person", "Nothing")
    with pytest.raises(UnknownSchema):
        vocabulary().is_a("Nothing", "Person")


def test_ancestors_stand_nearest_first() -> None:
    assert vocabulary().schema("Passport").ancestors == ("Passport", "Identification", "Interval")


def test_links_that_arrive() -> None:
    arriving = {(stated.schema, stated.name) for stated in vocabulary().arriving("Phone")}
    assert ("Call", "callerPhone") in arriving
    assert ("Sim", "msisdn") in arriving
    assert ("Sighting", "seen") in arriving  # a Phone is a Thing
    assert ("Call", "caller") not in arriving


def test_choices_are_offered_in_both_languages() -> None:
    choices = {choice.value: choice.label for choice in property_of("ProtectedRole", "role").choices}
    assert list(choices) == ["victim", "possible-victim", "witness", "minor", "source"]
    assert choices["possible-victim"].in_language("fr-ca") == "Victime possible"
    assert choices["possible-victim"].in_language("en") == "Possible victim"


def test_the_vocabulary_cannot_be_altered() -> None:
    with pytest.raises(TypeError):
        vocabulary().schemata["Person"] = vocabulary().schema("Thing")  # type: ignore[index]
    with pytest.raises(TypeError):
        vocabulary().schema("Person").own["x"] = property_of("Person", "name")  # type: ignore[index]
