"""The OpenAPI document."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import BaseModel

from tamarack.api import shapes
from tamarack.api.service import service
from tests.api.scene import Calling, Scene


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    return service.get_openapi_schema(path_prefix="/api/")


def _operations(document: dict[str, Any]) -> list[tuple[str, str, dict[str, Any]]]:
    return [
        (address, method, operation)
        for address, methods in document["paths"].items()
        for method, operation in methods.items()
    ]


def test_every_address_is_described(document: dict[str, Any]) -> None:
    assert [f"{method.upper()} {address}" for address, method, _ in _operations(document)] == [
        "GET /api/me",
        "GET /api/search",
        "GET /api/complete",
        "GET /api/entities/{id}",
        "GET /api/reports",
        "GET /api/reports/{id}",
        "POST /api/reports/{id}/withdraw",
        "GET /api/jobs",
        "GET /api/jobs/{id}",
        "POST /api/jobs/{id}/cancel",
        "GET /api/vocabulary",
        "GET /api/grading",
        "GET /api/reports/{id}/readings",
        "POST /api/reports/{id}/readings/{reading}",
        "POST /api/reports/{id}/things",
        "POST /api/reports/{id}/ties",
        "POST /api/claims/{id}/retract",
        "POST /api/intake",
        "GET /api/intakes/{id}",
        "GET /api/sources",
        "POST /api/sources",
    ]
    for _, method, operation in _operations(document):
        assert operation["summary"]
        assert operation["tags"]
        assert {"400", "401", "429", "500"} <= {str(status) for status in operation["responses"]}
        expected = [{"Session": []}] if method == "get" else [{"Session": [], "Token": []}]
        assert operation["security"] == expected


def test_two_shapes_never_share_a_name(document: dict[str, Any]) -> None:
    seen: dict[str, type[BaseModel]] = {}
    pending = [BaseModel]
    while pending:
        for shape in pending.pop().__subclasses__():
            pending.append(shape)
            if shape.__module__.startswith(shapes.__name__):
                assert seen.setdefault(shape.__name__, shape) is shape
    assert {"Report", "Dossier", "Problem"} <= document["components"]["schemas"].keys()


def test_no_identifier_is_a_number(document: dict[str, Any]) -> None:
    for name, shape in document["components"]["schemas"].items():
        for field, said in shape.get("properties", {}).items():
            if field in {"id", "report", "entity", "claim", "intake", "subject", "target"}:
                assert "integer" not in str(said), (name, field)


def test_the_description_is_for_whoever_is_signed_in(scene: Scene, calling: Calling) -> None:
    served = calling(scene.low, "").get("openapi.json")
    assert served.status_code == 200
    assert served.json()["openapi"] == "3.1.0"
    assert "http" not in str(served.json()["servers"])
