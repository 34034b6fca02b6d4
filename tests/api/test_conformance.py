"""The whole API under generated requests: it keeps to its description, never fails, shows nothing foreign.

Schemathesis makes the requests from the description, fitting and unfitting ones; identifiers are drawn from
everything that the store holds, seen or hidden. The seed is fixed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.config import SchemathesisConfig
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tamarack.api.service import service
from tamarack.foundation.identifiers import show
from tamarack.trust.accounts.queries import viewer_of
from tamarack.trust.markings.marking import Purpose
from tamarack.trust.markings.portion import parse
from tamarack.trust.markings.viewer import may_see
from tests.ground.mixture import WORDS, Mixture
from tests.ground.pointing import administered, copy_of, pointed_at

#: How many requests of each operation: as the lowest role, as an analyst, as somebody who reads nothing.
EXAMPLES = {"reader": 10, "secret": 16, "administrator": 3}
TOKEN = "t" * 32
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
OPERATIONS = sorted(
    (address, method.upper())
    for address, methods in service.get_openapi_schema(path_prefix="/api/")["paths"].items()  # type: ignore[attr-defined]
    for method in methods
)
TAKES_NOTHING = {"/api/grading", "/api/me", "/api/vocabulary"}
_IDENTIFIERS = {
    "reports": "SELECT id FROM intelligence_report",
    "claims": "SELECT id FROM intelligence_claim",
    "entities": "SELECT DISTINCT entity FROM intelligence_claim",
    "intakes": "SELECT id FROM intelligence_intake",
    "sources": "SELECT id FROM intelligence_source",
    "jobs": "SELECT id FROM jobs_job",
}


@dataclass
class Served:
    """A copy of the mixture behind the API, its description, and every identifier in it."""

    mixture: Mixture
    schema: Any
    identifiers: dict[str, list[str]]

    def cookies(self, login: str) -> dict[str, str]:
        return {"sessionid": self.mixture.sessions[login, "intelligence"], "csrftoken": TOKEN}

    def foreign(self, login: str, headers: Mapping[str, str]) -> list[str]:
        """Words of what that person may not see, for the purpose of the call."""
        viewer = viewer_of(self.mixture.people[login])
        purpose = Purpose((headers or {}).get("Tamarack-Purpose", "intelligence").split(";")[0])
        return [word for text, word in WORDS.items() if not may_see(viewer, parse(text), purpose)]


@pytest.fixture(scope="module")
def served(mixed: Mixture, django_db_blocker: Any) -> Iterator[Served]:
    from django.conf import settings as django_settings
    from django.test import Client

    from tamarack.web.wsgi import application

    assert django_settings.DEBUG is False
    with (
        django_db_blocker.unblock(),
        copy_of(mixed.database, f"{mixed.database}_api") as name,
        pointed_at(name),
    ):
        with administered(name) as admin:
            identifiers = {
                kind: sorted(show(found) for (found,) in admin.execute(query))
                for kind, query in _IDENTIFIERS.items()
            }
        client = Client()
        client.cookies["sessionid"] = mixed.sessions["reader", "intelligence"]
        ours = SchemathesisConfig.from_dict({"generation": {"with-security-parameters": False}})
        schema = schemathesis.openapi.from_dict(client.get("/api/openapi.json").json(), config=ours)
        schema.app = application  # from_wsgi would ask for the description without a session
        yield Served(mixed, schema, identifiers)


def _identified(case: Any, data: st.DataObject, served: Served) -> None:
    """Put identifiers of the store where they go, of the right kind or of any, seen or hidden."""
    everything = [one for kind in served.identifiers.values() for one in kind]
    path, rest = case.path_parameters or {}, case.body if isinstance(case.body, dict) else case.query or {}
    kind = case.path.split("/")[2]
    if "id" in path:
        path["id"] = data.draw(st.sampled_from(served.identifiers[kind]) | st.sampled_from(everything))
    goes = {"source": "sources", "target": "entities", "entity": "entities"}
    if case.path.endswith("/ties"):
        goes["source"] = "entities"
    for name, fitting in goes.items():
        if rest.get(name):
            rest[name] = data.draw(st.sampled_from(served.identifiers[fitting]) | st.sampled_from(everything))
    if data.draw(st.booleans()):
        rest.pop("cursor", None)
    if "grade" in rest and data.draw(st.booleans()):
        rest.pop("file", None)
        rest["text"] = data.draw(st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1))
    for name, sound in (("marking", "PROTECTED A"), ("grade", "admiralty:B2"), ("agency", "CBSA")):
        if name in rest and data.draw(st.booleans()):
            rest[name] = sound


@pytest.mark.parametrize("login", EXAMPLES)
@pytest.mark.parametrize(("address", "method"), OPERATIONS)
def test_the_api_keeps_its_word(served: Served, login: str, address: str, method: str) -> None:
    operation = served.schema[address][method]
    cases = operation.as_strategy(generation_mode=GenerationMode.POSITIVE)
    if address not in TAKES_NOTHING:
        cases |= operation.as_strategy(generation_mode=GenerationMode.NEGATIVE)

    @seed(20260314)
    @settings(
        max_examples=EXAMPLES[login],
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=cases, data=st.data())
    def calls(case: Any, data: st.DataObject) -> None:
        checks = list(CHECKS)
        if case.meta.generation.mode.is_positive:
            _identified(case, data, served)
        else:
            checks.append(negative_data_rejection)
        response = case.call(headers={"X-CSRFToken": TOKEN}, cookies=served.cookies(login))
        case.validate_response(response, checks=checks)
        text = response.content.decode()
        unseen = served.foreign(login, case.headers) if response.status_code < 400 else WORDS.values()
        assert [word for word in unseen if word in text] == []

    calls()
