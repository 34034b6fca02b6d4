"""Recording by hand through the API."""

from __future__ import annotations

from typing import Any

from tests.api.scene import Calling, Scene, told_problem


def test_words_name_a_new_thing(scene: Scene, calling: Calling) -> None:
    low = calling(scene.low)
    done = low.post(f"reports/{scene.open_id}/things", {"start": 39, "end": 45, "schema": "Place"})
    assert done.status_code == 201
    entity = done.json()["entity"]
    assert done.json() == {"report": scene.open_id, "entity": entity}
    assert done["Location"] == f"/api/entities/{entity}"
    (claim,) = low.get(done["Location"].removeprefix("/api/")).json()["claims"]
    assert (claim["property"], claim["value"]) == ("name", "Pier 4")


def test_words_say_more_of_a_known_thing(scene: Scene, calling: Calling) -> None:
    low = calling(scene.low)
    said = {"start": 39, "end": 45, "schema": "Person", "property": "notes", "entity": scene.courier}
    assert low.post(f"reports/{scene.open_id}/things", said).json()["entity"] == scene.courier
    claims = low.get(f"entities/{scene.courier}").json()["claims"]
    assert ("notes", "Pier 4") in {(one["property"], one["value"]) for one in claims}


def test_words_tie_two_known_things(scene: Scene, calling: Calling) -> None:
    high = calling(scene.high)
    said = {
        "start": 0,
        "end": 10,
        "schema": "Family",
        "source": scene.courier,
        "target": scene.hidden,
        "role": "cousin",
    }
    done = high.post(f"reports/{scene.secret_id}/ties", said)
    assert done.status_code == 201
    assert high.get(f"entities/{done.json()['entity']}").json()["schema"] == "Family"


def test_one_ties_nothing_to_what_one_may_not_see(scene: Scene, calling: Calling) -> None:
    said = {"start": 0, "end": 10, "schema": "Family", "source": scene.courier, "target": scene.hidden}
    answer = calling(scene.low).post(f"reports/{scene.open_id}/ties", said)
    assert (answer.status_code, told_problem(answer)["code"]) == (404, "no-such-entity")


def test_what_does_not_fit_is_refused(scene: Scene, calling: Calling) -> None:
    low = calling(scene.low)
    good = {"start": 0, "end": 10, "schema": "Person"}
    wrong: list[tuple[dict[str, Any], str]] = [
        ({"start": 10, "end": 10}, "words-not-there"),
        ({"start": 10, "end": 5}, "words-not-there"),
        ({"end": 10_000}, "words-not-there"),
        ({"start": -1}, "bad-request"),
        ({"schema": "Ghost"}, "bad-request"),
        ({"schema": "Associate"}, "bad-request"),
        ({"property": "soul"}, "unknown-property"),
    ]
    for more, code in wrong:
        answer = low.post(f"reports/{scene.open_id}/things", good | more)
        assert (answer.status_code, told_problem(answer)["code"]) == (400, code), more
    tie = low.post(f"reports/{scene.open_id}/things", good | {"schema": "Passport", "property": "holder"})
    assert (tie.status_code, told_problem(tie)["place"]) == (400, "body.property")
    assert len(low.get(f"reports/{scene.open_id}").json()["claims"]) == 2


def test_a_withdrawn_report_takes_nothing_more(scene: Scene, calling: Calling) -> None:
    calling(scene.high).post(f"reports/{scene.open_id}/withdraw", {"reason": "Recanted."})
    answer = calling(scene.low).post(
        f"reports/{scene.open_id}/things", {"start": 0, "end": 10, "schema": "Person"}
    )
    assert (answer.status_code, told_problem(answer)["code"]) == (409, "already-withdrawn")


def test_nothing_is_added_to_a_thing_that_one_may_not_see(scene: Scene, calling: Calling) -> None:
    said = {"start": 0, "end": 10, "schema": "Person", "entity": scene.hidden}
    answer = calling(scene.low).post(f"reports/{scene.open_id}/things", said)
    assert (answer.status_code, told_problem(answer)["code"]) == (404, "no-such-entity")
