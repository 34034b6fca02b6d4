from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tamarack.intelligence.intake.planning import plan
from tamarack.intelligence.intake.suggestion import date_order, suggest_mapping


def test_people_in_english():
    header = ["ID", "Full Name", "Date of Birth", "Sex", "Nationality", "Passport No", "Phone"]
    rows = [
        ["1", "Ana", "13/02/1980", "F", "CA;UTO", "AB1", "514 555 0100"],
        ["2", "Bo", "02/03/1981", "M", "CA;FR", "AB2", "NULL"],
    ]
    guess = suggest_mapping(header, rows[:1] * 4 + rows)
    person = guess["entities"]["person"]
    assert person["key"] == ["ID"]
    assert person["properties"] == {
        "name": "Full Name",
        "birthDate": {"column": "Date of Birth", "order": "dmy"},
        "gender": "Sex",
        "nationality": {"column": "Nationality", "split": ";"},
    }
    assert guess["entities"]["passport"]["properties"] == {
        "number": "Passport No",
        "holder": {"entity": "person"},
    }
    assert guess["entities"]["phone"]["key"] == {"value": "number"}
    assert guess["missing"] == ["NULL"]
    plan(guess)


def test_people_in_french():
    header = [
        "Nom de famille",
        "Prénoms",
        "Né(e) le",
        "Lieu de naissance",
        "Sexe",
        "Nationalité",
        "Passeport",
    ]
    guess = suggest_mapping(header, [["Núñez", "Ana", "1961-07", "Lima", "F", "PE", "AB1"]])
    assert guess["entities"]["person"]["key"] == "row"
    assert guess["entities"]["person"]["properties"] == {
        "name": {"columns": ["Prénoms", "Nom de famille"]},
        "firstName": "Prénoms",
        "lastName": "Nom de famille",
        "birthDate": "Né(e) le",
        "birthPlace": "Lieu de naissance",
        "gender": "Sexe",
        "nationality": "Nationalité",
    }
    plan(guess)


@pytest.mark.parametrize(
    ("header", "row", "schema", "links"),
    [
        (
            ["caller", "receiver", "date", "duration"],
            ["+15145550100", "+15145550101", "2026-01-02", "60"],
            "Call",
            ["callerPhone", "receiverPhone"],
        ),
        (["appelant", "appelé", "jour"], ["n1", "n2", "2026-01-02"], "Call", ["caller", "receiver"]),
        (
            ["payer", "beneficiary", "amount", "currency"],
            ["a", "b", "10", "CAD"],
            "Payment",
            ["payer", "beneficiary"],
        ),
        (
            ["payeur", "bénéficiaire", "montant", "devise"],
            ["a", "b", "10", "CAD"],
            "Payment",
            ["payer", "beneficiary"],
        ),
        (["source", "target", "relation"], ["a", "b", "kin"], "UnknownLink", ["subject", "object"]),
    ],
)
def test_links(header, row, schema, links):
    guess = suggest_mapping(header, [row])
    last = list(guess["entities"].values())[-1]
    assert last["schema"] == schema
    assert list(last["properties"])[:2] == links
    plan(guess)


def test_nothing_recognised_is_an_empty_guess():
    assert suggest_mapping(["colour", "size"], [["red", "9"]]) == {"entities": {}}


def test_the_order_of_dates_is_told_only_when_it_can_be():
    assert date_order(["13/02/1980", "02/03/1981"]) == "dmy"
    assert date_order(["02/13/1980", "02/03/1981"]) == "mdy"
    assert date_order(["02/03/1981"]) is None
    assert date_order(["1981-03-02"]) is None


NAMES = st.sampled_from(
    [
        "name",
        "né le",
        "source",
        "target",
        "amount",
        "date",
        "passport",
        "phone",
        "id",
        "first name",
        "surname",
    ]
)


@given(
    st.lists(NAMES | st.text(max_size=6), max_size=6, unique=True),
    st.lists(st.lists(st.text(max_size=8), max_size=6), max_size=3),
)
def test_every_guess_with_entities_holds(header, rows):
    guess = suggest_mapping(header, rows)
    if guess["entities"]:
        plan(guess)
