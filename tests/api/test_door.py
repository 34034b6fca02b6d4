"""The door: who, by what role, for what purpose, and how much at a time."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client

from tamarack.api import door, pace
from tamarack.api.service import service
from tamarack.foundation.identifiers import read
from tests.api.scene import Caller, Calling, Scene, told_problem
from tests.ground.people import closed, person
from tests.ground.pointing import administered

WITHOUT_PURPOSE = {"me", "vocabulary", "grading"}


def _addresses(scene: Scene) -> list[tuple[str, str, dict[str, Any]]]:
    """Every operation, at an address of the scene."""
    found = []
    document = service.get_openapi_schema(path_prefix="/")
    for address, methods in document["paths"].items():  # type: ignore[attr-defined]
        filled = address.lstrip("/").replace("{id}", scene.open_id).replace("{reading}", "date-0-1")
        found += [(method, filled, operation) for method, operation in methods.items()]
    return found


def _call(caller: Caller, method: str, address: str, **headers: str) -> Any:
    return caller.get(address, **headers) if method == "get" else caller.post(address, {}, **headers)


def test_nobody_gets_anything(scene: Scene) -> None:
    for method, address, _ in [*_addresses(scene), ("get", "openapi.json", {})]:
        answer = _call(Caller(), method, address)
        assert answer.status_code == 401, address
        assert told_problem(answer) == {
            "code": "not-signed-in",
            "message": "Sign in first.",
            "place": "",
            "facts": {},
        }


def test_a_closed_account_gets_nothing(scene: Scene, calling: Calling) -> None:
    caller = calling(scene.low)
    closed(scene.low)
    assert caller.get("reports").status_code == 401


def test_an_administrator_reaches_nothing_marked(scene: Scene, calling: Calling) -> None:
    caller = calling(person("administrator"))
    for method, address, operation in _addresses(scene):
        answer = _call(caller, method, address)
        assert answer.status_code == (
            200 if operation["operationId"] in WITHOUT_PURPOSE else answer.status_code
        )
        if operation["x-looks"] and answer.status_code != 400:
            assert (answer.status_code, told_problem(answer)["code"]) == (403, "role-forbids"), address


def test_a_reader_writes_nothing(scene: Scene, calling: Calling) -> None:
    caller = calling(person("reader"))
    refused = caller.post(f"reports/{scene.open_id}/withdraw", {"reason": "No."})
    assert refused.status_code == 403
    assert told_problem(refused) == {
        "code": "role-forbids",
        "message": "Your role does not do this.",
        "place": "",
        "facts": {"role": "programme_manager", "verb": "withdraw"},
    }
    assert caller.get(f"reports/{scene.open_id}").json()["withdrawal"] is None


def test_everything_marked_needs_a_purpose(scene: Scene, calling: Calling) -> None:
    caller = calling(scene.high, "")
    bodies: dict[str, Any] = {
        "withdraw": {"reason": "x"},
        "retract": {"reason": "x"},
        "decide": {"verdict": "accept"},
        "add_source": {"name": "x", "marking": "UNCLASSIFIED"},
        "record_thing": {"start": 0, "end": 3, "schema": "Person"},
        "record_tie": {
            "start": 0,
            "end": 3,
            "schema": "Associate",
            "source": scene.courier,
            "target": scene.courier,
        },
    }
    for method, address, operation in _addresses(scene):
        name = operation["operationId"]
        if name in WITHOUT_PURPOSE or name == "take_in":
            continue
        asked = {"q": "x"} if name == "search" else None
        answer = caller.get(address, asked) if method == "get" else caller.post(address, bodies.get(name, {}))
        assert (answer.status_code, told_problem(answer)["code"]) == (428, "purpose-needed"), address
    said = {"source": scene.open_id, "grade": "admiralty:B2", "marking": "UNCLASSIFIED", "text": "x"}
    assert caller.form("intake", said).status_code == 428


def test_a_call_may_state_its_own_purpose(scene: Scene, calling: Calling) -> None:
    caller = calling(scene.low, "")
    header = "Tamarack-Purpose"
    stated = caller.get("reports", None, **{header: "investigation; reason=File 12"})
    assert stated.status_code == 200
    assert caller.get("reports").status_code == 428  # the session is as it was
    unknown = caller.get("reports", None, **{header: "curiosity"})
    assert unknown.status_code == 400
    problem = told_problem(unknown)
    assert (problem["code"], problem["place"]) == ("unknown-purpose", header)
    assert "oversight" in problem["facts"]["purposes"]


def test_a_calls_purpose_decides_its_sight(mixture: Any, calling: Calling) -> None:
    caller = calling(mixture.people["protected-b"], "intelligence")
    asked = {"q": "Rowanbury"}
    assert caller.get("search", asked).json()["total"] == 0
    header = {"Tamarack-Purpose": "investigation; reason=File 12"}
    assert caller.get("search", asked, **header).json()["total"] > 0
    assert caller.get("search", asked).json()["total"] == 0


def test_every_look_is_on_record_with_its_purpose(own_store: str, calling: Calling) -> None:
    from tests.api.scene import played

    scene = played()
    calling(scene.low, "").get(
        f"reports/{scene.open_id}", None, **{"Tamarack-Purpose": "removal; reason=File 7"}
    )
    with administered(own_store) as admin:
        found = admin.execute(
            "SELECT verb, actor, purpose, words, objects_seen FROM trust_event WHERE channel = 'api'"
        ).fetchall()
    assert ("report.read", scene.low.id, "removal", {"purpose": "File 7"}, [read(scene.open_id)]) in found


def test_what_is_refused_leaves_nothing(own_store: str, calling: Calling) -> None:
    from tests.api.scene import played

    scene = played()
    said = {"source": "0" * 13, "grade": "admiralty:B2", "marking": "UNCLASSIFIED", "text": "Gone."}
    with administered(own_store) as admin:
        counts = (
            "SELECT (SELECT count(*) FROM intelligence_intake), (SELECT count(*) FROM intelligence_report)"
        )
        before = admin.execute(counts).fetchone()
        assert calling(scene.low).form("intake", said).status_code == 404
        assert admin.execute(counts).fetchone() == before


def test_unsafe_methods_need_the_sessions_token(scene: Scene) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(scene.low)
    session = client.session
    session["purpose"] = "intelligence"
    session.save()
    address, token = f"/api/reports/{scene.open_id}/withdraw", "a" * 32
    bare = client.post(address, {"reason": "x"}, "application/json")
    assert (bare.status_code, told_problem(bare)["code"]) == (403, "forged-request")
    client.cookies["csrftoken"] = token
    wrong = client.post(address, {"reason": "x"}, "application/json", headers={"X-CSRFToken": "b" * 32})
    assert (wrong.status_code, told_problem(wrong)["code"]) == (403, "forged-request")
    assert client.get(f"/api/reports/{scene.open_id}").json()["withdrawal"] is None
    right = client.post(address, {"reason": "x"}, "application/json", headers={"X-CSRFToken": token})
    assert right.status_code == 200


def test_too_much_is_refused_before_it_is_read(scene: Scene, calling: Calling) -> None:
    caller = calling(scene.low)
    body = json.dumps({"reason": "x" * door.BODY})
    refused = caller.post(f"reports/{scene.open_id}/withdraw", body)
    assert refused.status_code == 413
    assert told_problem(refused) == {
        "code": "too-large",
        "message": "This is more than the address takes.",
        "place": "body",
        "facts": {"limit": door.BODY},
    }


def test_too_often_is_refused_for_that_person_alone(
    scene: Scene, calling: Calling, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pace.READ_PACE, "most", 3)
    caller = calling(scene.low)
    monkeypatch.setattr(pace, "time", SimpleNamespace(time=lambda: 1_000_000_040.0))
    assert [caller.get("me").status_code for _ in range(4)] == [200, 200, 200, 429]
    refused = caller.get("me")
    assert refused["Retry-After"] == "40"
    assert told_problem(refused)["facts"] == {"seconds": 40}
    assert calling(scene.high).get("me").status_code == 200
    monkeypatch.setattr(pace, "time", SimpleNamespace(time=lambda: 1_000_000_080.0))
    assert caller.get("me").status_code == 200
