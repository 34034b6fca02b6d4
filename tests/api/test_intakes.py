"""Handing in through the API."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from tamarack.foundation.identifiers import new_id, read, show
from tamarack.jobs.models import Job
from tests.api.scene import Caller, Calling, Scene, told_problem
from tests.ground.mixture import WORDS
from tests.ground.people import person

TABLE = b"a,b\nx,y\n"
PEOPLE = {"entities": {"one": {"schema": "Person", "key": "row", "properties": {"name": "a"}}}}


def _said(scene: Scene, **more: Any) -> dict[str, Any]:
    return {
        "source": show(scene.desk.id),
        "grade": "admiralty:b2",
        "marking": "PROTECTED A",
        **more,
    }


def _file(content: bytes, name: str = "table.csv") -> io.BytesIO:
    stream = io.BytesIO(content)
    stream.name = name
    return stream


def test_a_text_is_read_at_once(scene: Scene, calling: Calling) -> None:
    low = calling(scene.low)
    text = "\r\nTwo boats at Pier 4.\r\nOne left."
    answer = low.form("intake", _said(scene, text=text))
    assert answer.status_code == 201
    assert answer.json()["job"] is None
    intake = answer.json()["intake"]
    assert answer["Location"] == f"/api/intakes/{intake['id']}"
    (taken,) = intake["taken"]
    assert {**intake, "id": "", "filed_at": "", "seconds": 0, "taken": []} == {
        "id": "",
        "name": "text.txt",
        "state": "done",
        "source": {"id": show(scene.desk.id), "name": "Harbour desk", "reference": None},
        "grade": "admiralty:B2",
        "marking": "PROTECTED A",
        "purpose": "intelligence",
        "title": "Two boats at Pier 4.",
        "filed_by": "Officer Protected-B",
        "filed_at": "",
        "reports": 1,
        "unchanged": 0,
        "entities": 0,
        "claims": 0,
        "rejected": 0,
        "seconds": 0,
        "taken": [],
        "rejects": [],
    }
    assert taken["title"] == "Two boats at Pier 4."
    assert "One left." in low.get(f"reports/{taken['id']}").json()["text"]
    assert low.get(f"intakes/{intake['id']}").json() == intake


def test_the_same_text_twice_is_one_report(scene: Scene, calling: Calling) -> None:
    low = calling(scene.low)
    low.form("intake", _said(scene, text="Two boats."))
    again = low.form("intake", _said(scene, text="Two boats.")).json()["intake"]
    assert (again["reports"], again["unchanged"], again["taken"]) == (0, 1, [])


def test_a_file_is_read_as_a_job(scene: Scene, calling: Calling, own_queue: list[tuple[str, int]]) -> None:
    low = calling(scene.low)
    answer = low.form("intake", _said(scene, file=_file(b"Two boats.", "watch.txt"), title="Watch"))
    assert answer.status_code == 202
    intake, job = answer.json()["intake"], answer.json()["job"]
    assert (intake["name"], intake["title"], intake["state"]) == ("watch.txt", "Watch", "waiting")
    assert (job["task"], job["subject"], job["state"]) == ("intake.take_in", intake["id"], "waiting")
    assert low.get(f"jobs/{job['id']}").json() == job
    assert own_queue == [("intake.take_in", read(job["id"]))]


@pytest.fixture
def own_queue(monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any) -> Any:
    """What is put on the queue once the transaction is over."""
    from tamarack.jobs import actions

    deferred: list[tuple[str, int]] = []
    monkeypatch.setattr(actions, "_defer", lambda task, job, arguments: deferred.append((task, job)))
    monkeypatch.setattr(actions.transaction, "on_commit", lambda act: act())
    return deferred


def test_a_table_that_nobody_mapped_comes_back_with_a_start(scene: Scene, calling: Calling) -> None:
    low = calling(scene.low)
    answer = low.form("intake", _said(scene, file=_file(b"name,born\nAna Sombra,1961-03-04\n")))
    assert answer.status_code == 400
    problem = told_problem(answer)
    assert problem["code"] == "mapping-needed"
    assert problem["facts"]["header"] == ["name", "born"]
    assert problem["facts"]["suggestion"]["entities"]["person"]["schema"] == "Person"
    assert low.get("jobs").json() == {"jobs": []}


def test_a_mapping_is_given_or_named(
    scene: Scene, calling: Calling, own_queue: list[tuple[str, int]]
) -> None:
    low = calling(scene.low)
    written = low.form("intake", _said(scene, file=_file(TABLE), mapping=json.dumps(PEOPLE)))
    assert written.status_code == 202
    named = low.form("intake", _said(scene, file=_file(TABLE), mapping="payments"))
    assert named.status_code == 202
    wrong = {
        "nobody": "body.mapping",
        '{"entities": {}}': "entities",
        "entities: [": "line 1, column 12",
        '{"entities": {"x": {"schema": "Ghost"}}}': "entities.x.schema",
    }
    for mapping, place in wrong.items():
        problem = told_problem(low.form("intake", _said(scene, file=_file(TABLE), mapping=mapping)))
        assert (problem["code"], problem["place"]) == ("bad-mapping", place)


def test_a_table_read_before_is_read_so_again(
    scene: Scene, calling: Calling, own_queue: list[tuple[str, int]]
) -> None:
    from tamarack.intelligence.sources.actions import remember_mapping
    from tests.ground.people import looking

    with looking(scene.high) as look:
        remember_mapping(actor=look, source=scene.desk, header="a\x1fb", mapping=PEOPLE)
    answer = calling(scene.low).form("intake", _said(scene, file=_file(TABLE)))
    assert answer.status_code == 202


def test_what_does_not_fit_is_refused(scene: Scene, calling: Calling) -> None:
    low = calling(scene.low)
    text = {"text": "Two boats."}
    wrong: list[tuple[dict[str, Any], int, str]] = [
        ({}, 400, "bad-request"),
        ({"text": "  "}, 400, "bad-request"),
        (text | {"file": _file(b"x", "x.txt")}, 400, "bad-request"),
        (text | {"grade": "B2"}, 400, "grade-without-scheme"),
        (text | {"grade": "admiralty:Z9"}, 400, "unknown-grade-code"),
        (text | {"marking": "PROTECTED Z"}, 400, "bad-marking"),
        (text | {"marking": "SECRET"}, 403, "marking-above-sight"),
        (text | {"source": show(new_id())}, 404, "no-such-source"),
        (text | {"source": show(scene.hidden_desk.id)}, 404, "no-such-source"),
        (text | {"source": "desk"}, 400, "bad-request"),
        (text | {"title": "x" * 301}, 400, "bad-request"),
    ]
    for more, status, code in wrong:
        answer = low.form("intake", _said(scene) | more)
        assert (answer.status_code, told_problem(answer)["code"]) == (status, code), more
    assert len(low.get("reports").json()["reports"]) == 1
    assert Job.objects.count() == 0


def test_a_reader_hands_nothing_in(scene: Scene, calling: Calling) -> None:
    answer = calling(person("reader")).form("intake", _said(scene, text="Two boats."))
    assert (answer.status_code, told_problem(answer)["code"]) == (403, "role-forbids")


def test_an_intake_is_seen_by_whom_its_marking_lets(scene: Scene, calling: Calling) -> None:
    secret = show(scene.secret.intake_id)
    low = calling(scene.low)
    hidden, absent = low.get(f"intakes/{secret}"), low.get(f"intakes/{show(new_id())}")
    assert hidden.status_code == 404
    assert hidden.content == absent.content
    assert calling(scene.high).get(f"intakes/{secret}").json()["marking"] == "SECRET"


def test_bad_rows_are_listed_by_place(mixture: Any, calling: Calling) -> None:
    caller: Caller = calling(mixture.people["uncleared"])
    found = caller.get("search", {"q": "Rowland", "kind": "person"}).json()["results"]
    assert [one["label"] for one in found] == [f"{WORDS['UNCLASSIFIED']} Rowland"]
    report = caller.get(f"entities/{found[0]['id']}").json()["claims"][0]["report"]
    intake = caller.get(f"reports/{report}").json()["intake"]
    rejects = caller.get(f"intakes/{intake}").json()["rejects"]
    assert [(one["place"], one["code"]) for one in rejects] == [
        ("row 3, column born", "bad-date"),
        ("row 4", "too-few-cells"),
    ]
