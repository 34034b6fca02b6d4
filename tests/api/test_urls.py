"""What every answer has in common, and what is at no address."""

from __future__ import annotations

import logging
from typing import Any

import pytest

from tamarack.api import me as at_me
from tests.api.scene import Calling, Scene, told_problem


def test_an_unknown_address_is_told_in_json(scene: Scene, calling: Calling) -> None:
    for address in ("", "nothing", "reports/", "me/", "docs", "openapi.json/x"):
        answer = calling(scene.low).get(address)
        assert (answer.status_code, told_problem(answer)["code"]) == (404, "no-such-address"), address


def test_a_wrong_method_is_told_with_the_right_ones(scene: Scene, calling: Calling) -> None:
    client = calling(scene.low).client
    for method in ("put", "patch", "delete", "trace", "options"):
        answer = getattr(client, method)("/api/sources")
        assert (answer.status_code, answer["Allow"]) == (405, "GET, POST")
        assert told_problem(answer)["facts"] == {"allowed": ["GET", "POST"]}
    assert client.post("/api/openapi.json").status_code == 405


def test_nothing_is_kept_by_anybody(scene: Scene, calling: Calling) -> None:
    caller = calling(scene.low)
    for address in ("me", "reports", "nothing", f"reports/{scene.secret_id}", "openapi.json"):
        answer = caller.get(address)
        assert answer["Cache-Control"] == "no-store"
        assert "default-src 'none'" in answer["Content-Security-Policy"]
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert not answer.cookies


def test_a_fault_shows_nothing_of_its_inside(
    scene: Scene, calling: Calling, monkeypatch: pytest.MonkeyPatch, settings: Any, caplog: Any
) -> None:
    def fail(_officer: object) -> None:
        raise RuntimeError("Sombra")

    monkeypatch.setattr(at_me, "held_at", fail)
    for debug in (False, True):
        settings.DEBUG = debug
        with caplog.at_level(logging.CRITICAL, "tamarack.api"):
            answer = calling(scene.low).get("me")
        assert answer.status_code == 500
        assert told_problem(answer) == {
            "code": "unexpected",
            "message": "A fault of ours. It was noted.",
            "place": "",
            "facts": {},
        }


def test_bodies_that_are_no_json_are_refused(scene: Scene, calling: Calling) -> None:
    caller = calling(scene.low)
    address = f"reports/{scene.open_id}/withdraw"
    for body in ("{", "\x00", '"text"', "[]", "null", ""):
        answer = caller.post(address, body)
        assert (answer.status_code, told_problem(answer)["code"]) == (400, "bad-request"), body
    answer = caller.post(address, {"reason": "x", "Reason": "y"})
    assert told_problem(answer)["facts"] == {"fields": [{"place": "body.Reason", "code": "extra-forbidden"}]}
    surrogate = caller.post(address, '{"reason": "\\ud800"}')
    assert surrogate.status_code == 400
    nul = caller.post(address, {"reason": "a\x00b"})
    assert told_problem(nul)["facts"] == {
        "fields": [{"place": "body.reason", "code": "string-pattern-mismatch"}]
    }


def test_a_form_that_is_broken_is_refused(scene: Scene, calling: Calling) -> None:
    client = calling(scene.low).client
    for kind in ("multipart/form-data", "multipart/form-data; boundary=x", "text/plain"):
        answer = client.post("/api/intake", b"\xff\xfe garbage", kind)
        assert (answer.status_code, told_problem(answer)["code"]) == (400, "bad-request"), kind


def test_errors_speak_the_readers_language(scene: Scene, calling: Calling) -> None:
    caller = calling(scene.low)
    french = told_problem(caller.get(f"reports/{scene.secret_id}", None, **{"Accept-Language": "fr-CA"}))
    assert french["message"] == "Il n’y a aucun rapport de ce genre que vous puissiez voir."
    english = told_problem(caller.get(f"reports/{scene.secret_id}", None, **{"Accept-Language": "de"}))
    assert english["message"] == "There is no such report that you may see."
