"""The vocabulary and the grading schemes through the API."""

from __future__ import annotations

from tests.api.scene import Calling, Scene


def test_the_vocabulary_is_in_both_languages(scene: Scene, calling: Calling) -> None:
    schemata = {one["name"]: one for one in calling(scene.low, "").get("vocabulary").json()["schemata"]}
    person = schemata["Person"]
    assert person["label"] == {"en": "Person", "fr": "Personne"}
    assert person["kind"] == "person"
    assert "birthDate" in {one["name"] for one in person["properties"]}
    assert schemata["Associate"]["edge"]["source"] == "person"
    assert all(one["label"]["en"] and one["label"]["fr"] for one in schemata.values())


def test_the_grading_schemes_keep_their_own_codes(scene: Scene, calling: Calling) -> None:
    schemes = {one["key"]: one for one in calling(scene.low, "").get("grading").json()["schemes"]}
    assert list(schemes) == ["admiralty", "uk-5x5x5", "uk-3x5x2", "europol-4x4"]
    source, information = schemes["admiralty"]["axes"]
    assert [one["code"] for one in source["codes"]] == list("ABCDEF")
    assert source["codes"][5]["cannot_be_judged"] is True
    assert information["codes"][0]["label"] == {
        "en": "Confirmed by other sources",
        "fr": "Confirmé par d’autres sources",
    }
