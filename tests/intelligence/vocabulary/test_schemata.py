"""The vocabulary's data: whole, in both languages, and true to FollowTheMoney."""

import csv
from collections import Counter
from itertools import chain
from pathlib import Path

import pytest

from tamarack.intelligence.vocabulary import Schema, Text, vocabulary
from tamarack.intelligence.vocabulary.loader import ROOM
from tamarack.intelligence.vocabulary.yaml_files import read_yaml

FACTS = Path(__file__).parents[4] / "shared/data/standards/ftm-4.11.2-schemata-selected.csv"
KINDS = {
    "person", "organization", "vehicle", "phone", "document", "account", "address", "place",
    "event", "link", "thing",
}  # fmt: skip

#: Words that are the same in both languages.
COGNATES = {
    "Alias", "Article", "Articles", "Capital", "Conditions", "Date", "Description", "Directive",
    "Document", "Documentation", "Documentations", "Documents", "HTML", "IBAN", "Image", "Images",
    "Important", "Latitude", "Longitude", "Mention", "Mentions", "Message", "Messages", "Mobile",
    "Note", "Notes", "Page", "Pages", "Participant", "Participants", "Parties", "Phase", "Port",
    "Profession", "Religion", "Sanction", "Sanctions", "Satellite", "Service", "Source",
    "Subdivisions", "Succession", "Successions", "Tonnage", "Transit", "Type", "Violence", "Visas",
}  # fmt: skip

#: Labels of FollowTheMoney that we say otherwise in English: spelling, or the field's own word.
RESTATED = {
    "Birth date": "Date of birth",
    "Death date": "Date of death",
    "Email": "E-mail address",
    "Eye color": "Eye colour",
    "Gender": "Sex",
    "Hair color": "Hair colour",
    "Involved": "People involved",
    "License Number": "Licence number",
    "Matronymic": "Mother's name",
    "Patronymic": "Father's name",
    "SWIFT/BIC": "SWIFT code (BIC)",
    "V.A.T. Identifier": "VAT number",
}
RESTATED_AT = {
    ("CryptoWallet", "publicKey"): "Wallet address",
    ("Identification", "authority"): "Issuing authority",
    ("Identification", "country"): "Issuing country",
    ("Identification", "holder"): "Holder",
    ("Identification", "type"): "Type of document",
    ("Thing", "addressEntity"): "Located at",
    ("Trip", "endLocation"): "End address",
    ("Trip", "startLocation"): "Start address",
}

every_schema = pytest.mark.parametrize(
    "schema", vocabulary().schemata.values(), ids=lambda schema: schema.name
)


def texts(schema: Schema) -> list[tuple[str, Text]]:
    said = [("label", schema.label), ("plural", schema.plural)]
    said += [("edge", schema.edge.label)] if schema.edge else []
    said += [("about", schema.about)] if schema.about else []
    for name, stated in schema.own.items():
        said.append((name, stated.label))
        said += [(f"{name}, reversed", stated.reverse)] if stated.reverse else []
        said += [(f"{name}={choice.value}", choice.label) for choice in stated.choices]
    return said


@every_schema
def test_every_word_is_in_both_languages(schema: Schema) -> None:
    for where, text in texts(schema):
        assert text.en.strip() and text.fr.strip(), where
        assert text.en != text.fr or text.en in COGNATES, where
        assert "'" not in text.fr, where  # French is set with the typographic apostrophe


def test_no_cognate_is_listed_in_vain() -> None:
    same = {
        text.en
        for schema in vocabulary().schemata.values()
        for _, text in texts(schema)
        if text.en == text.fr
    }
    assert same == COGNATES


@every_schema
@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_two_properties_on_one_page_are_titled_alike(schema: Schema, language: str) -> None:
    shown = [stated for stated in schema.properties.values() if not (stated.hidden or stated.deprecated)]
    titles = Counter(stated.label.in_language(language).casefold() for stated in shown)
    assert [title for title, count in titles.items() if count > 1] == []


@every_schema
def test_what_is_named_exists(schema: Schema) -> None:
    assert schema.kind in KINDS
    named = chain(schema.featured, schema.caption, schema.identified_by)
    assert [name for name in named if name not in schema.properties] == []
    assert schema.name not in schema.ancestors[1:]
    assert len(set(schema.ancestors)) == len(schema.ancestors)


@every_schema
def test_links_lead_somewhere_and_back(schema: Schema) -> None:
    for stated in schema.own.values():
        assert (stated.type == "entity") == bool(stated.range), stated.name
        if stated.range:
            assert stated.range in vocabulary().schemata, stated.name
            assert stated.reverse and stated.reverse_name, stated.name
    if schema.edge:
        assert schema.properties[schema.edge.source].range
        assert schema.properties[schema.edge.target].range


@every_schema
def test_links_read_backwards_have_names_of_their_own(schema: Schema) -> None:
    names = Counter(stated.reverse_name for stated in vocabulary().arriving(schema.name))
    # FollowTheMoney has doubles of its own (`callForTenders`): ours add none.
    doubled = {name for name, count in names.items() if count > 1}
    assert doubled - _doubled_in_followthemoney(schema.name) == set()
    assert not set(names) & set(schema.properties)


def _doubled_in_followthemoney(name: str) -> set[str]:
    theirs = Counter(stated.reverse_name for stated in vocabulary().arriving(name) if not stated.ours)
    return {reverse for reverse, count in theirs.items() if count > 1}


@every_schema
def test_types_are_declared(schema: Schema) -> None:
    types = read_yaml(ROOM / "types.yaml")
    assert {stated.type for stated in schema.own.values()} <= set(types)


def test_types_have_words_in_both_languages() -> None:
    for name, said in read_yaml(ROOM / "types.yaml").items():
        assert said["label"]["en"] and said["label"]["fr"], name


def test_a_schema_that_is_shown_can_be_named() -> None:
    unnamed = {
        schema.name for schema in vocabulary().schemata.values() if not schema.caption and not schema.abstract
    }
    # FollowTheMoney's edges have no caption: they are drawn as lines, between things that have.
    assert {name for name in unnamed if not vocabulary().schema(name).edge} == {"Page", "TaxRoll"}
    assert not any(vocabulary().schema(name).ours for name in unnamed)


def test_ours_say_what_they_are_for() -> None:
    ours = {schema.name: schema for schema in vocabulary().schemata.values() if schema.ours}
    assert set(ours) == {
        "BorderEncounter", "Booking", "Detention", "Device", "EmailAddress",
        "ExploitationEpisode", "Guarantor", "Meeting", "PassportApplication", "Phone", "Place",
        "ProtectedRole", "RemovalOrder", "Sighting", "Sim", "SmugglingEvent", "Transport",
        "TravelDocumentEvent", "Visa", "Warrant", "WebAddress",
    }  # fmt: skip
    assert all(schema.about for schema in ours.values())


@pytest.mark.parametrize(
    ("schema", "identifies"),
    [
        ("Phone", ("number",)),
        ("EmailAddress", ("address",)),
        ("WebAddress", ("url",)),
        ("BankAccount", ("iban",)),
        ("Vehicle", ("vin",)),
        ("Device", ("imei",)),
        ("Sim", ("imsi",)),
        ("CryptoWallet", ("publicKey",)),
        ("Passport", ("country", "number")),
        ("Person", ()),
        ("Place", ()),
    ],
)
def test_what_identifies(schema: str, identifies: tuple[str, ...]) -> None:
    assert vocabulary().schema(schema).identified_by == identifies


@pytest.mark.parametrize(
    ("schema", "name", "type"),
    [
        ("Phone", "number", "phone"),
        ("EmailAddress", "address", "email"),
        ("WebAddress", "url", "url"),
        ("Passport", "number", "identifier"),
        ("Passport", "country", "country"),
        ("BankAccount", "iban", "iban"),
        ("Vehicle", "registrationNumber", "identifier"),
        ("Vehicle", "vin", "identifier"),
        ("Device", "imei", "identifier"),
        ("Sim", "imsi", "identifier"),
        ("CryptoWallet", "publicKey", "identifier"),
        ("Place", "coordinates", "coordinates"),
        ("Identification", "number", "identifier"),
    ],
)
def test_every_kind_of_finding_has_its_property(schema: str, name: str, type: str) -> None:
    found = vocabulary().property_of(schema, name)
    assert (found.type, found.searchable) == (type, type != "country")


def test_all_of_followthemoney_is_here() -> None:
    assert sum(not schema.ours for schema in vocabulary().schemata.values()) == 71


def test_facts_agree_with_followthemoney() -> None:
    if not FACTS.exists():
        pytest.skip(f"no {FACTS.name}: this clone stands alone")
    types = read_yaml(ROOM / "types.yaml")
    with FACTS.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert len(rows) == 460
    for row in rows:
        schema = vocabulary().schema(row["schema"])
        assert set(schema.extends) == set(filter(None, row["extends"].split("|")))
        assert schema.abstract == bool(row["abstract"])
        if row["stub"]:
            reverses = {stated.reverse_name for stated in vocabulary().arriving(row["schema"])}
            assert row["property"] in reverses, row
            continue
        stated = schema.own[row["property"]]
        assert row["type"] in (stated.type, types[stated.type].get("refines")), row
        assert (stated.range, stated.deprecated) == (row["range"], bool(row["deprecated"])), row
        expected = RESTATED_AT.get((schema.name, stated.name)) or RESTATED.get(
            row["label_en"], row["label_en"]
        )
        if stated.name not in ("startDate", "endDate"):
            assert stated.label.en.casefold() == expected.casefold(), row


def test_edges_agree_with_followthemoney() -> None:
    if not FACTS.exists():
        pytest.skip(f"no {FACTS.name}: this clone stands alone")
    with FACTS.open(encoding="utf-8", newline="") as lines:
        theirs = {row["schema"] for row in csv.DictReader(lines) if row["edge"]}
        lines.seek(0)
        known = {row["schema"] for row in csv.DictReader(lines)}
    ours = {name for name in known if vocabulary().schema(name).edge}
    assert ours - theirs == {"Call", "Message"}  # drawn as lines by our additions
    assert theirs <= ours
