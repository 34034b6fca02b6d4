"""Dossiers through the API."""

from __future__ import annotations

from tamarack.foundation.identifiers import new_id, show
from tests.api.scene import Calling, Scene, told_problem


def test_a_dossier_is_this_viewers_own(scene: Scene, calling: Calling) -> None:
    seen = calling(scene.low).get(f"entities/{scene.courier}").json()
    shared = {
        "target": None,
        "grade": "admiralty:B2",
        "marking": "UNCLASSIFIED",
        "report": scene.open_id,
        "said_on": "",
        "place": "",
    }
    claims = [
        {
            "id": scene.claims[f"{scene.open_id}:{name}"],
            "property": name,
            "value": value,
            "normal": value.lower(),
            **shared,
        }
        for name, value in (("name", "Ana Sombra"), ("birthDate", "1961-03-04"))
    ]
    assert seen == {
        "id": scene.courier,
        "kind": "person",
        "schema": "Person",
        "label": "Ana Sombra",
        "marking": "UNCLASSIFIED",
        "claims": sorted(claims, key=lambda one: str(one["id"])),
        "links": [],
        "links_left_out": False,
    }


def test_who_sees_more_gets_more(scene: Scene, calling: Calling) -> None:
    seen = calling(scene.high).get(f"entities/{scene.courier}").json()
    assert seen["marking"] == "SECRET"
    assert sorted((one["property"], one["value"], one["marking"]) for one in seen["claims"]) == [
        ("alias", "Nightjar", "SECRET"),
        ("birthDate", "1961-03-04", "UNCLASSIFIED"),
        ("name", "Ana Sombra", "SECRET"),
        ("name", "Ana Sombra", "UNCLASSIFIED"),
    ]
    (tie,) = seen["links"]
    assert {**tie, "id": ""} == {
        "property": "person",
        "outgoing": False,
        "id": "",
        "label": tie["label"],
        "schema": "Associate",
    }


def test_a_hidden_entity_and_an_absent_one_are_told_alike(scene: Scene, calling: Calling) -> None:
    low = calling(scene.low)
    hidden, absent = low.get(f"entities/{scene.hidden}"), low.get(f"entities/{show(new_id())}")
    assert hidden.status_code == 404
    assert hidden.content == absent.content
    assert told_problem(hidden)["code"] == "no-such-entity"
    assert calling(scene.high).get(f"entities/{scene.hidden}").status_code == 200


def test_a_reports_identifier_is_no_entity(scene: Scene, calling: Calling) -> None:
    answer = calling(scene.high).get(f"entities/{scene.open_id}")
    assert (answer.status_code, told_problem(answer)["code"]) == (404, "no-such-entity")


def test_what_is_no_identifier_is_said_to_be_none(scene: Scene, calling: Calling) -> None:
    for text in ("12", "9zzzzzzzzzzzz", "0000000000000000", "%00"):
        answer = calling(scene.low).get(f"entities/{text}")
        assert answer.status_code == 400, text
        assert told_problem(answer)["facts"] == {"fields": [{"place": "path.id", "code": "identifier"}]}


def test_letters_that_look_like_digits_are_forgiven(scene: Scene, calling: Calling) -> None:
    written = scene.courier.upper().replace("0", "O").replace("1", "I")
    assert calling(scene.low).get(f"entities/{written}").json()["id"] == scene.courier
