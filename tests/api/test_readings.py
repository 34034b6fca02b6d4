"""What a text holds, and deciding about it, through the API."""

from __future__ import annotations

from typing import Any

from tamarack.foundation.identifiers import new_id, show
from tests.api.scene import Caller, Calling, Scene, told_problem
from tests.ground.people import person

PHONE = "telephone-18-33"


def _readings(caller: Caller, scene: Scene) -> dict[str, Any]:
    found = caller.get(f"reports/{scene.open_id}/readings").json()
    assert {**found, "readings": []} == {"report": scene.open_id, "part": 0, "parts": 1, "readings": []}
    return {one["id"]: one for one in found["readings"]}


def test_a_text_is_read_for_its_viewer(scene: Scene, calling: Calling) -> None:
    found = _readings(calling(scene.low), scene)
    assert found == {
        "mention-0-10": {
            "id": "mention-0-10",
            "kind": "mention",
            "start": 0,
            "end": 10,
            "text": "Ana Sombra",
            "normal": "ana sombra",
            "checked": None,
            "fields": {},
            "known": [{"id": scene.courier, "label": "Ana Sombra", "schema": "Person"}],
            "state": "open",
            "entity": None,
        },
        PHONE: found[PHONE],
    }
    phone = found[PHONE]
    assert (phone["text"], phone["normal"], phone["known"]) == ("+1 613 555 0110", "+16135550110", [])


def test_a_hidden_text_is_not_read(scene: Scene, calling: Calling) -> None:
    low = calling(scene.low)
    hidden = low.get(f"reports/{scene.secret_id}/readings")
    absent = low.get(f"reports/{show(new_id())}/readings")
    assert hidden.status_code == 404
    assert hidden.content == absent.content


def test_a_part_beyond_the_last_holds_nothing(scene: Scene, calling: Calling) -> None:
    far = calling(scene.low).get(f"reports/{scene.open_id}/readings", {"part": 7}).json()
    assert far == {"report": scene.open_id, "part": 7, "parts": 1, "readings": []}


def test_an_accepted_reading_becomes_a_thing_that_cites_its_words(scene: Scene, calling: Calling) -> None:
    low = calling(scene.low)
    done = low.post(f"reports/{scene.open_id}/readings/{PHONE}", {"verdict": "accept"}).json()
    assert done == {
        "report": scene.open_id,
        "reading": PHONE,
        "verdict": "accept",
        "entity": done["entity"],
    }
    thing = low.get(f"entities/{done['entity']}").json()
    assert (thing["schema"], thing["claims"][0]["normal"]) == ("Phone", "+16135550110")
    claims = low.get(f"reports/{scene.open_id}").json()["claims"]
    assert [(one["start"], one["end"]) for one in claims if one["entity"] == done["entity"]] == [(18, 33)]
    reading = _readings(low, scene)[PHONE]
    assert (reading["state"], reading["entity"]) == ("accepted", done["entity"])


def test_each_verdict(scene: Scene, calling: Calling) -> None:
    low = calling(scene.low)
    address = f"reports/{scene.open_id}/readings/{PHONE}"
    states = []
    for said in (
        {"verdict": "reject"},
        {"verdict": "reopen"},
        {"verdict": "correct", "value": "+16135550111"},
        {"verdict": "link", "entity": scene.courier},
    ):
        answer = low.post(address, said)
        assert answer.status_code == 200, (said, answer.content)
        states.append(_readings(low, scene)[PHONE]["state"])
    assert states == ["rejected", "open", "corrected", "accepted"]
    said_of = low.get(f"entities/{scene.courier}").json()["claims"]
    assert ("phone", "+16135550110") in {(one["property"], one["value"]) for one in said_of}


def test_a_mention_of_one_known_thing_is_tied_to_it(scene: Scene, calling: Calling) -> None:
    done = calling(scene.low).post(f"reports/{scene.open_id}/readings/mention-0-10", {"verdict": "accept"})
    assert done.json()["entity"] == scene.courier


def test_one_ties_nothing_to_what_one_may_not_see(scene: Scene, calling: Calling) -> None:
    low = calling(scene.low)
    address = f"reports/{scene.open_id}/readings/{PHONE}"
    hidden = low.post(address, {"verdict": "link", "entity": scene.hidden})
    absent = low.post(address, {"verdict": "link", "entity": show(new_id())})
    assert hidden.status_code == 404
    assert hidden.content == absent.content
    assert _readings(low, scene)[PHONE]["state"] == "open"


def test_what_does_not_fit_is_refused(scene: Scene, calling: Calling) -> None:
    low = calling(scene.low)
    address = f"reports/{scene.open_id}/readings"
    wrong: list[tuple[str, dict[str, Any], int, str]] = [
        (PHONE, {"verdict": "link"}, 400, "bad-input"),
        (PHONE, {"verdict": "correct"}, 400, "nothing-chosen"),
        (PHONE, {"verdict": "correct", "value": "x", "kind": "gossip"}, 400, "bad-request"),
        (PHONE, {"verdict": "perhaps"}, 400, "bad-request"),
        ("date-0-4", {"verdict": "accept"}, 404, "no-such-finding"),
        ("telephone", {"verdict": "accept"}, 400, "bad-request"),
    ]
    for reading, said, status, code in wrong:
        answer = low.post(f"{address}/{reading}", said)
        assert (answer.status_code, told_problem(answer)["code"]) == (status, code), (reading, said)


def test_a_correction_to_a_zone_needs_more_than_a_value(scene: Scene, calling: Calling) -> None:
    answer = calling(scene.low).post(
        f"reports/{scene.open_id}/readings/{PHONE}", {"verdict": "correct", "value": "P<CAN", "kind": "mrz"}
    )
    assert answer.status_code == 400, answer.content


def test_a_reader_decides_nothing(scene: Scene, calling: Calling) -> None:
    answer = calling(person("reader")).post(
        f"reports/{scene.open_id}/readings/{PHONE}", {"verdict": "accept"}
    )
    assert (answer.status_code, told_problem(answer)["code"]) == (403, "role-forbids")
