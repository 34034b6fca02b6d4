"""Who is signed in."""

from __future__ import annotations

from tamarack.foundation.identifiers import show
from tests.api.scene import Calling, Scene
from tests.ground.people import person


def test_one_is_told_who_one_is(scene: Scene, calling: Calling) -> None:
    assert calling(scene.high, "investigation", "File 12").get("me").json() == {
        "id": show(scene.high.id),
        "login": "all-seeing",
        "name": "Officer All-Seeing",
        "agency": "RCMP",
        "unit": "OTT",
        "role": "analyst",
        "may": ["keep-exhibits", "keep-sources", "read", "record", "take-in", "withdraw"],
        "protected": "C",
        "classified": "TOP_SECRET",
        "compartments": ["CEDAR", "LARCH"],
        "language": "en",
        "purpose": "investigation",
        "reason": "File 12",
    }


def test_no_purpose_is_needed_for_that(db: None, calling: Calling) -> None:
    answer = calling(person("administrator"), "").get("me").json()
    assert (answer["may"], answer["purpose"]) == (["ask-access", "keep-people"], "")
