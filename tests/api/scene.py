"""People at the API's door, and a small scene in which one sees what another does not.

Imported once the settings are read: see `conftest.py`.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpResponse
from django.test import Client

from tamarack.foundation.identifiers import show
from tamarack.intelligence.claims.models import LiveClaim, Report
from tamarack.intelligence.claims.statement import Statement
from tamarack.intelligence.sources.models import Source
from tamarack.trust.accounts.models import Officer
from tests.ground.people import ANY_REASON, looking, person
from tests.ground.reporting import person_named, source, told


@dataclass
class Caller:
    """Somebody's program: a session, and the purpose that it was opened for."""

    client: Client = field(default_factory=lambda: Client(raise_request_exception=False))

    def get(self, address: str, asked: dict[str, Any] | None = None, **headers: str) -> HttpResponse:
        return self.client.get(f"/api/{address}", asked or {}, headers=headers)  # type: ignore[return-value]

    def post(self, address: str, said: Any = None, **headers: str) -> HttpResponse:
        body = said if isinstance(said, str) else json.dumps(said)
        return self.client.post(f"/api/{address}", body, "application/json", headers=headers)  # type: ignore[return-value]

    def form(self, address: str, said: dict[str, Any]) -> HttpResponse:
        return self.client.post(f"/api/{address}", said)  # type: ignore[return-value]


Calling = Callable[..., Caller]


def calling(officer: Officer, purpose: str = "intelligence", reason: str = "") -> Caller:
    """A program of that officer's, signed in, its session opened for that purpose ("" for none)."""
    caller = Caller()
    caller.client.force_login(officer)
    if purpose:
        session = caller.client.session
        session["purpose"], session["reason"], session["reasons"] = purpose, reason, ANY_REASON
        session.save()
    return caller


@dataclass
class Scene:
    """An open report and a secret one about the same courier; `high` sees both, `low` the open one."""

    high: Officer
    low: Officer
    desk: Source
    hidden_desk: Source
    open: Report
    secret: Report
    courier: str
    hidden: str
    claims: dict[str, str]

    @property
    def open_id(self) -> str:
        return show(self.open.id)

    @property
    def secret_id(self) -> str:
        return show(self.secret.id)


def played() -> Scene:
    """The scene, made in the store that Django is pointed at."""
    high, low = person("all-seeing"), person("protected-b")
    with looking(high) as look:
        desk = source(look, "Harbour desk", kind="patrol", agency="RCMP", note="Pier 4")
        hidden_desk = source(look, "Orchard", "SECRET", kind="human")
        opened = told(
            look,
            "Ana Sombra called +1 613 555 0110 from Pier 4.",
            person_named("courier", "Ana Sombra", birthDate="1961-03-04"),
            said_by=desk,
            title="Pier watch",
        )
        secret = told(
            look,
            "Orchard says Ana Sombra meets Viktor Hollow.",
            [
                *person_named("courier", "Ana Sombra", alias="Nightjar"),
                *person_named("broker", "Viktor Hollow"),
                Statement("tie", "Associate", "person", "Ana Sombra", target="courier"),
                Statement("tie", "Associate", "associate", "Viktor Hollow", target="broker"),
            ],
            said_by=desk,
            marking="SECRET",
            title="Orchard one",
        )
        said = list(LiveClaim.objects.order_by("id"))
        courier = next(one.entity for one in said if one.property == "birthDate")
        hidden = next(one.entity for one in said if one.value == "Viktor Hollow" and one.target is None)
        claims = {f"{show(one.report_id)}:{one.property}": show(one.id) for one in said}
    return Scene(high, low, desk, hidden_desk, opened, secret, show(courier), show(hidden), claims)


def told_problem(response: HttpResponse) -> dict[str, Any]:
    """The problem that an answer tells, its shape checked."""
    problem: dict[str, Any] = json.loads(response.content)
    assert list(problem) == ["code", "message", "place", "facts"]
    assert response["Content-Type"] == "application/json; charset=utf-8"
    return problem
