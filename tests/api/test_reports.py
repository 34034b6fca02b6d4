"""Reports through the API: as one who sees, and as one who does not."""

from __future__ import annotations

from typing import Any

from tamarack.foundation.identifiers import new_id, show
from tests.api.conftest import Calling, Scene, told_problem


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
