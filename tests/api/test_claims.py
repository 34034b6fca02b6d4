"""Claims through the API."""

from __future__ import annotations

from tamarack.foundation.identifiers import new_id, show
from tests.api.scene import Calling, Scene, told_problem


def test_a_claim_taken_back_is_gone_and_its_report_stands(scene: Scene, calling: Calling) -> None:
    low = calling(scene.low)
    claim = scene.claims[f"{scene.open_id}:birthDate"]
    done = low.post(f"claims/{claim}/retract", {"reason": "Misread."})
    assert (done.status_code, done.json()) == (
        200,
        {"claim": claim, "report": scene.open_id, "entity": scene.courier},
    )
    assert [one["property"] for one in low.get(f"entities/{scene.courier}").json()["claims"]] == ["name"]
    assert low.get(f"reports/{scene.open_id}").json()["withdrawal"] is None
    again = low.post(f"claims/{claim}/retract", {"reason": "Misread."})
    assert (again.status_code, told_problem(again)["code"]) == (404, "no-such-claim")


def test_a_hidden_claim_and_an_absent_one_are_told_alike(scene: Scene, calling: Calling) -> None:
    low, high = calling(scene.low), calling(scene.high)
    claim = scene.claims[f"{scene.secret_id}:alias"]
    hidden = low.post(f"claims/{claim}/retract", {"reason": "Guessing."})
    absent = low.post(f"claims/{show(new_id())}/retract", {"reason": "Guessing."})
    assert hidden.status_code == 404
    assert hidden.content == absent.content
    assert "Nightjar" in high.get(f"entities/{scene.courier}").content.decode()


def test_a_reason_is_needed(scene: Scene, calling: Calling) -> None:
    low = calling(scene.low)
    claim = scene.claims[f"{scene.open_id}:name"]
    blank = low.post(f"claims/{claim}/retract", {"reason": " "})
    assert (blank.status_code, told_problem(blank)["code"]) == (400, "no-reason")
    empty = low.post(f"claims/{claim}/retract", {"reason": ""})
    assert told_problem(empty)["facts"] == {"fields": [{"place": "body.reason", "code": "string-too-short"}]}
    assert len(low.get(f"entities/{scene.courier}").json()["claims"]) == 2
