"""Searching through the API."""

from __future__ import annotations

from typing import Any

from tamarack.foundation.identifiers import new_id, show
from tests.api.scene import Calling, Scene, told_problem
from tests.ground.mixture import WORDS


def test_answers_and_their_count_are_this_viewers_own(scene: Scene, calling: Calling) -> None:
    found = calling(scene.low).get("search", {"q": "sombra ana"}).json()
    assert found["total"] == 2
    assert found["results"][0] == {
        "id": scene.courier,
        "kind": "person",
        "schema": "Person",
        "label": "Ana Sombra",
        "matched": "Ana Sombra",
        "marking": "UNCLASSIFIED",
        "score": 1.0,
    }
    assert found["results"][1]["id"] == scene.open_id
    assert calling(scene.high).get("search", {"q": "sombra ana"}).json()["total"] == 3


def test_a_hidden_name_is_not_found(scene: Scene, calling: Calling) -> None:
    for asked in ("Viktor Hollow", "Nightjar", "Orchard"):
        assert calling(scene.low).get("search", {"q": asked}).json() == {"total": 0, "results": []}, asked
        assert calling(scene.high).get("search", {"q": asked}).json()["total"] > 0, asked


def test_completion_is_this_viewers_own(scene: Scene, calling: Calling) -> None:
    low, high = calling(scene.low), calling(scene.high)
    assert low.get("complete", {"q": "Viktor"}).json() == {"results": []}
    assert [one["id"] for one in high.get("complete", {"q": "Viktor"}).json()["results"]] == [scene.hidden]
    assert [one["label"] for one in low.get("complete", {"q": "Sombra"}).json()["results"]] == ["Ana Sombra"]
    assert low.get("complete").json() == {"results": []}


def test_filters(scene: Scene, calling: Calling) -> None:
    low = calling(scene.low)
    kinds = {"person": [scene.courier], "report": [scene.open_id], "vehicle": []}
    for kind, expected in kinds.items():
        found = low.get("search", {"q": "Sombra", "kind": kind}).json()
        assert [one["id"] for one in found["results"]] == expected
        assert found["total"] == len(expected)
    assert low.get("search", {"q": "Sombra", "source": show(scene.desk.id)}).json()["total"] == 2
    assert low.get("search", {"q": "Sombra", "since": "2199-01-01"}).json()["total"] == 0
    assert low.get("search", {"q": "Sombra", "until": "2199-01-01"}).json()["total"] == 2


def test_a_hidden_source_is_told_as_an_absent_one(scene: Scene, calling: Calling) -> None:
    low = calling(scene.low)
    hidden = low.get("search", {"q": "Sombra", "source": show(scene.hidden_desk.id)})
    absent = low.get("search", {"q": "Sombra", "source": show(new_id())})
    assert hidden.status_code == 404
    assert hidden.content == absent.content


def test_a_question_is_needed_and_has_an_end(scene: Scene, calling: Calling) -> None:
    low = calling(scene.low)
    assert told_problem(low.get("search"))["facts"] == {"fields": [{"place": "query.q", "code": "missing"}]}
    long = low.get("search", {"q": "x" * 401})
    assert told_problem(long)["facts"] == {"fields": [{"place": "query.q", "code": "string-too-long"}]}
    assert low.get("search", {"q": " \x00 "}).json() == {"total": 0, "results": []}


def test_no_word_of_another_marking_comes_out(mixture: Any, calling: Calling) -> None:
    reader = calling(mixture.people["uncleared"])
    for marking, word in WORDS.items():
        found = reader.get("search", {"q": word}).json()
        assert (found["total"] > 0) == (marking == "UNCLASSIFIED"), marking
