"""Reports through the API: as one who sees, and as one who does not."""

from __future__ import annotations

from typing import Any

from tamarack.foundation.identifiers import new_id, show
from tests.api.scene import Calling, Scene, told_problem


def _moment(at: Any) -> str:
    return str(at.isoformat()).replace("+00:00", "Z")


def _line(scene: Scene, which: str) -> dict[str, Any]:
    report = getattr(scene, which)
    return {
        "id": show(report.id),
        "title": report.title,
        "source": {"id": show(scene.desk.id), "name": "Harbour desk", "reference": None},
        "grade": "admiralty:B2",
        "marking": "SECRET" if which == "secret" else "UNCLASSIFIED",
        "said_on": "",
        "received_at": _moment(report.received_at),
        "withdrawn": False,
    }


def test_each_viewer_gets_their_own_list(scene: Scene, calling: Calling) -> None:
    both, one = calling(scene.high).get("reports"), calling(scene.low).get("reports")
    assert both.json() == {"reports": [_line(scene, "secret"), _line(scene, "open")], "next": None}
    assert one.json() == {"reports": [_line(scene, "open")], "next": None}


def test_what_one_may_not_see_is_told_as_what_is_not_there(scene: Scene, calling: Calling) -> None:
    low = calling(scene.low)
    hidden, absent = low.get(f"reports/{scene.secret_id}"), low.get(f"reports/{show(new_id())}")
    assert hidden.status_code == absent.status_code == 404
    assert hidden.content == absent.content
    assert sorted(hidden.headers.items()) == sorted(absent.headers.items())
    assert told_problem(hidden) == {
        "code": "no-such-report",
        "message": "There is no such report that you may see.",
        "place": "",
        "facts": {},
    }


def test_a_report_says_what_it_says(scene: Scene, calling: Calling) -> None:
    answer = calling(scene.low).get(f"reports/{scene.open_id}").json()
    claims = answer.pop("claims")
    line = _line(scene, "open")
    del line["withdrawn"]
    assert answer == line | {
        "text": "Ana Sombra called +1 613 555 0110 from Pier 4.",
        "language": scene.open.language,
        "filed_by": "Officer All-Seeing",
        "intake": show(scene.open.intake_id),
        "enclosed_in": None,
        "enclosures": [],
        "withdrawal": None,
        "claims_left_out": False,
    }
    shared = {
        "target": None,
        "grade": "admiralty:B2",
        "marking": "UNCLASSIFIED",
        "report": scene.open_id,
        "said_on": "",
        "place": "",
        "entity": scene.courier,
        "label": "Ana Sombra",
        "schema": "Person",
        "start": None,
        "end": None,
    }
    said = {"name": ("Ana Sombra", "ana sombra"), "birthDate": ("1961-03-04", "1961-03-04")}
    expected = [
        {
            "id": scene.claims[f"{scene.open_id}:{name}"],
            "property": name,
            "value": value,
            "normal": normal,
            **shared,
        }
        for name, (value, normal) in said.items()
    ]
    assert sorted(claims, key=lambda one: one["id"]) == sorted(expected, key=lambda one: str(one["id"]))


def test_a_hidden_source_is_a_reference_that_leads_nowhere(mixture: Any, calling: Calling) -> None:
    reader = calling(mixture.people["reader"])
    for line in reader.get("reports", {"most": 200}).json()["reports"]:
        source = line["source"]
        assert (source["id"] is None) == (source["name"] is None) == (source["reference"] is not None)


def test_a_list_is_paged_by_where_it_ended(mixture: Any, calling: Calling) -> None:
    caller = calling(mixture.people["protected-b"])
    whole = [one["id"] for one in caller.get("reports", {"most": 200}).json()["reports"]]
    paged, cursor = [], ""
    while cursor is not None:
        page = caller.get("reports", {"most": 7} | ({"cursor": cursor} if cursor else {})).json()
        paged += [one["id"] for one in page["reports"]]
        cursor = page["next"]
    assert paged == whole
    assert len(whole) > 7


def test_filters_are_this_viewers_own(scene: Scene, calling: Calling) -> None:
    high, low = calling(scene.high), calling(scene.low)
    wanted = {"source": show(scene.desk.id), "kind": "patrol", "since": "2020-01-01", "until": "2199-12-31"}
    assert [one["id"] for one in low.get("reports", wanted).json()["reports"]] == [scene.open_id]
    assert len(high.get("reports", wanted).json()["reports"]) == 2
    assert low.get("reports", {"kind": "tip"}).json() == {"reports": [], "next": None}
    assert low.get("reports", {"since": "2199-12-31"}).json() == {"reports": [], "next": None}


def test_a_source_that_one_may_not_see_filters_nothing(scene: Scene, calling: Calling) -> None:
    low = calling(scene.low)
    hidden = low.get("reports", {"source": show(scene.hidden_desk.id)})
    absent = low.get("reports", {"source": show(new_id())})
    assert hidden.status_code == 404
    assert hidden.content == absent.content
    assert told_problem(hidden)["code"] == "no-such-source"


def test_bad_filters_are_named_by_place(scene: Scene, calling: Calling) -> None:
    caller = calling(scene.low)
    refused = {
        "source": ("12", "identifier"),
        "kind": ("gossip", "enum"),
        "since": ("2026-02-30", "no-such-day"),
        "until": ("20260101", "string-pattern-mismatch"),
        "most": ("0", "greater-than-equal"),
    }
    for name, (value, code) in refused.items():
        answer = caller.get("reports", {name: value})
        assert answer.status_code == 400, name
        assert told_problem(answer) == {
            "code": "bad-request",
            "message": "What was sent does not have the shape that this address takes.",
            "place": f"query.{name}",
            "facts": {"fields": [{"place": f"query.{name}", "code": code}]},
        }


def test_a_withdrawn_report_is_gone_from_every_answer(scene: Scene, calling: Calling) -> None:
    high, low = calling(scene.high), calling(scene.low)
    done = high.post(f"reports/{scene.open_id}/withdraw", {"reason": " Recanted. "})
    assert (done.status_code, done.json()) == (
        200,
        {"report": scene.open_id, "claims": 2, "judgements": 0, "disclosures": 0, "recipients": 0},
    )
    report = low.get(f"reports/{scene.open_id}").json()
    assert report["claims"] == []
    assert {**report["withdrawal"], "at": ""} == {"by": "Officer All-Seeing", "at": "", "reason": "Recanted."}
    assert low.get("reports").json()["reports"][0]["withdrawn"] is True
    assert low.get(f"entities/{scene.courier}").status_code == 404
    assert low.get("search", {"q": "Sombra", "kind": "person"}).json() == {"total": 0, "results": []}


def test_a_report_is_withdrawn_once_and_with_a_reason(scene: Scene, calling: Calling) -> None:
    high = calling(scene.high)
    address = f"reports/{scene.open_id}/withdraw"
    blank = high.post(address, {"reason": "  "})
    assert (blank.status_code, told_problem(blank)["code"]) == (400, "no-reason")
    assert high.get(f"reports/{scene.open_id}").json()["withdrawal"] is None
    assert high.post(address, {"reason": "Recanted."}).status_code == 200
    again = high.post(address, {"reason": "Recanted."})
    assert again.status_code == 409
    assert told_problem(again) == {
        "code": "already-withdrawn",
        "message": "The report is already withdrawn.",
        "place": "",
        "facts": {"report": scene.open_id},
    }


def test_what_one_may_not_see_one_can_not_withdraw(scene: Scene, calling: Calling) -> None:
    low, high = calling(scene.low), calling(scene.high)
    refused = low.post(f"reports/{scene.secret_id}/withdraw", {"reason": "Guessing."})
    absent = low.post(f"reports/{show(new_id())}/withdraw", {"reason": "Guessing."})
    assert refused.status_code == 404
    assert refused.content == absent.content
    assert high.get(f"reports/{scene.secret_id}").json()["withdrawal"] is None
