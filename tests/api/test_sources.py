"""The register of sources through the API."""

from __future__ import annotations

from typing import Any

from tamarack.foundation.identifiers import show
from tests.api.scene import Calling, Scene, told_problem


def _desk(scene: Scene) -> dict[str, Any]:
    return {
        "id": show(scene.desk.id),
        "name": "Harbour desk",
        "kind": "patrol",
        "agency": "RCMP",
        "note": "Pier 4",
        "marking": "UNCLASSIFIED",
    }


def test_the_register_is_this_viewers_own(scene: Scene, calling: Calling) -> None:
    assert calling(scene.low).get("sources").json() == {"sources": [_desk(scene)]}
    names = [one["name"] for one in calling(scene.high).get("sources").json()["sources"]]
    assert names == ["Harbour desk", "Orchard"]


def test_a_source_is_added_once(scene: Scene, calling: Calling) -> None:
    low = calling(scene.low)
    said = {
        "name": " Ferry office ",
        "kind": "border",
        "agency": "CBSA",
        "marking": "protected a",
        "note": "Dock",
    }
    added = low.post("sources", said)
    assert added.status_code == 201
    document = added.json()
    assert document == {
        "id": document["id"],
        "name": "Ferry office",
        "kind": "border",
        "agency": "CBSA",
        "note": "Dock",
        "marking": "PROTECTED A",
    }
    assert low.post("sources", said).json() == document
    assert len(low.get("sources").json()["sources"]) == 2


def test_a_name_that_is_taken_above_ones_sight_can_be_used(scene: Scene, calling: Calling) -> None:
    added = calling(scene.low).post("sources", {"name": "Orchard", "marking": "UNCLASSIFIED"})
    assert added.status_code == 201
    assert added.json()["id"] != show(scene.hidden_desk.id)


def test_bad_sources_are_refused(scene: Scene, calling: Calling) -> None:
    low = calling(scene.low)
    above = low.post("sources", {"name": "X", "marking": "SECRET"})
    assert above.status_code == 403
    assert told_problem(above) == {
        "code": "marking-above-sight",
        "message": "You could not read back what carries this marking, for the purpose you stated.",
        "place": "",
        "facts": {"marking": "SECRET", "purpose": "intelligence"},
    }
    wrong = {
        "bad-marking": {"name": "X", "marking": "VERY SECRET"},
        "empty-audience": {"name": "X", "marking": "PROTECTED A//REL "},
        "bad-input": {"name": "X", "marking": "PROTECTED A", "agency": "NOBODY"},
        "bad-request": {"name": " ", "marking": "PROTECTED A"},
    }
    for code, said in wrong.items():
        answer = low.post("sources", said)
        assert (answer.status_code, told_problem(answer)["code"]) == (400, code)
    assert low.get("sources").json() == {"sources": [_desk(scene)]}
