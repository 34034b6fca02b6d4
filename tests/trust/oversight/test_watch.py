"""Watching: what a supervisor finds in their unit, what an auditor finds anywhere, and who reviews whom."""

from __future__ import annotations

import psycopg
import pytest
from django.conf import settings
from django.test import Client

from tamarack.foundation.identifiers import new_id, show
from tamarack.intelligence.claims.queries import labels_of, report_by_id
from tamarack.intelligence.search.queries import search
from tamarack.trust.accounts.models import Officer
from tamarack.trust.accounts.queries import viewer_of
from tamarack.trust.markings.marking import Purpose
from tamarack.trust.markings.sight import seal
from tamarack.trust.markings.viewing import Look, viewing
from tamarack.trust.oversight.actions import (
    break_glass,
    declare_relative,
    end_declaration,
    mark_seen,
    review,
)
from tamarack.trust.oversight.errors import BadReview, NoSuchRelative, NotTheirReview
from tamarack.trust.oversight.queries import notices, relatives, reviews
from tamarack.trust.oversight.rules.finding import Finding
from tamarack.trust.oversight.watch import Watch, watch
from tests.ground.people import looking, person
from tests.ground.pointing import administered, signed_in
from tests.ground.reporting import person_named, told
from tests.ground.sights import began, see
from tests.trust.oversight.test_glass import WHY, through_the_glass


@pytest.fixture
def unit(own_store: str) -> dict[str, Officer]:
    """An analyst and a supervisor of Montréal, an auditor, and somebody of another unit."""
    return {
        "analyst": person("secret", full_name="Maryse Tremblay"),
        "colleague": person("secret-foreign", full_name="Ben Oduya"),
        "chief": person("chief", unit="MTL", role="unit_supervisor", agency="RCMP", classified="SECRET"),
        "auditor": person("auditor", unit="IRCC-AUD", role="auditor", classified="SECRET"),
        "elsewhere": person("all-seeing", agency="CBSA"),
    }


def _watched(look: Look, unit: str = "MTL") -> Watch:
    labels = lambda found: {one: label for one, (label, _) in labels_of(look, found).items()}  # noqa: E731
    return watch(look, unit, labels)


def _found(look: Look, rule: str) -> list[Finding]:
    return [one for one in _watched(look).findings if one.rule == rule]


def test_own_relatives_and_colleagues_names_are_found(unit: dict[str, Officer]) -> None:
    analyst = unit["analyst"]
    with looking(analyst) as look:
        declare_relative(actor=look, name="Иван Петров", relation="cousin")
        search(look, "Tremblay, Maryse")
        search(look, "ivan petrov")
        search(look, "Oduya Ben")
        search(look, "somebody else")
    with looking(unit["chief"], Purpose.OVERSIGHT) as look:
        watched = _watched(look)
        found = {one.rule: one for one in watched.findings if one.officer == analyst.id}
        asked = {
            rule: [watched.seen[event].words["asked"] for event in one.events] for rule, one in found.items()
        }
    assert asked["own-name"] == ["Tremblay, Maryse"]
    assert asked["relative"] == ["ivan petrov"]
    assert asked["colleague"] == ["Oduya Ben"]
    assert found["relative"].facts == {"name": "Иван Петров", "relation": "cousin"}


def test_a_record_that_bears_the_name_and_a_session_without_a_case(unit: dict[str, Officer]) -> None:
    from tamarack.intelligence.claims.models import LiveClaim
    from tamarack.intelligence.claims.queries import dossier

    with looking(unit["elsewhere"]) as look:
        told(look, "Words.", person_named("x", "TREMBLAY Maryse"))
        entity = LiveClaim.objects.values_list("entity", flat=True)[0]
    with looking(unit["analyst"]) as look:
        dossier(look, entity)
    with viewing(viewer_of(unit["analyst"]), Purpose.INTELLIGENCE, reason="File 7", channel="test") as look:
        dossier(look, entity)
    with looking(unit["chief"], Purpose.OVERSIGHT) as look:
        (own,) = _found(look, "own-name")
        (outside,) = _found(look, "no-case")
    assert len(own.events) == 2
    assert outside.events == own.events[:1]
    assert outside.facts == {"looks": 1}


def test_nobody_finds_themselves_and_another_unit_is_not_theirs(unit: dict[str, Officer]) -> None:
    with looking(unit["chief"]) as look:
        search(look, unit["chief"].full_name)
    with looking(unit["chief"], Purpose.OVERSIGHT) as look:
        assert [one for one in _watched(look).findings if one.officer == unit["chief"].id] == []
    with looking(unit["auditor"], Purpose.OVERSIGHT) as look:
        assert [one.officer for one in _found(look, "own-name")] == [unit["chief"].id]
    with looking(unit["elsewhere"]) as look:
        search(look, unit["elsewhere"].full_name)
    with looking(unit["chief"], Purpose.OVERSIGHT) as look:
        assert _watched(look, "OTT").findings == []


def test_a_finding_is_reviewed_by_who_watches_and_by_nobody_else(unit: dict[str, Officer]) -> None:
    analyst, chief, auditor = unit["analyst"], unit["chief"], unit["auditor"]
    with looking(analyst) as look:
        search(look, analyst.full_name)
    with looking(chief, Purpose.OVERSIGHT) as look:
        (found,) = _found(look, "own-name")
        for outcome, note in (("justified", "x"), ("nonsense", "x"), ("explained", "  ")):
            with pytest.raises(BadReview):
                review(actor=look, finding=found, outcome=outcome, note=note)
        review(actor=look, finding=found, outcome="explained", note="She tested the search.")
    for officer in (analyst, unit["colleague"], unit["elsewhere"]):
        with looking(officer) as look, pytest.raises(NotTheirReview):
            review(actor=look, finding=found, outcome="explained", note="x")
    with looking(chief, Purpose.OVERSIGHT) as look, pytest.raises(NotTheirReview):
        about_oneself = Finding("hours", chief.id, found.day, (1,))
        review(actor=look, finding=about_oneself, outcome="explained", note="x")
    with looking(auditor, Purpose.OVERSIGHT) as look:
        (again,) = _found(look, "own-name")
        assert again.id == found.id
        (said,) = reviews(look, [found.id])[found.id]
    assert (said.outcome, said.note, said.by_id) == ("explained", "She tested the search.", chief.id)
    with looking(analyst) as look:
        assert reviews(look, [found.id]) == {}  # who is concerned reads none


def test_a_broken_glass_comes_up_until_it_is_reviewed(unit: dict[str, Officer], own_store: str) -> None:
    analyst, chief = unit["analyst"], unit["chief"]
    with looking(unit["elsewhere"]) as look:
        report = told(look, "Words.", marking="PROTECTED B//REL CBSA", title="Kept apart")
        open_to_all = told(look, "Open.", title="Open")
    with looking(analyst) as look:
        break_glass(actor=look, ground="victim", reason=WHY)
    with through_the_glass(analyst) as look:
        report_by_id(look, report.id)
        report_by_id(look, open_to_all.id)
    with administered(own_store) as admin:  # long ago
        admin.execute(
            "UPDATE trust_glass SET at = at - interval '40 days', until = until - interval '40 days'"
        )
        admin.execute("UPDATE trust_event SET at = at - interval '40 days' WHERE details ? 'glass'")
    with looking(chief, Purpose.OVERSIGHT) as look:
        (found,) = _found(look, "glass")
        review(actor=look, finding=found, outcome="not-justified", note="Nobody was at risk.")
        assert _found(look, "glass") == []
    assert found.facts == {"ground": "victim", "reason": WHY}
    with administered(own_store) as admin:
        flagged = admin.execute("SELECT id FROM trust_event WHERE details ? 'glass'").fetchall()
    assert [
        (one,) for one in found.events
    ] == flagged  # every event of it, though the chief may not see the record


def test_notices_are_read_by_their_receiver(unit: dict[str, Officer]) -> None:
    owner, reader = unit["elsewhere"], unit["analyst"]
    with looking(owner) as look:
        report = told(look, "Words.", marking="PROTECTED B//REL CBSA")
    with looking(reader) as look:
        break_glass(actor=look, ground="life", reason=WHY)
    with through_the_glass(reader) as look:
        report_by_id(look, report.id)
    with looking(owner) as look:
        (one,) = notices(look)
    with looking(reader) as look:
        mark_seen(actor=look, notices=[one.id])  # somebody else's stays as it is
    with looking(owner) as look:
        assert notices(look)[0].seen is None
        mark_seen(actor=look, notices=[one.id])
        assert notices(look)[0].seen is not None


def test_a_declaration_is_read_by_its_officer_and_who_watches(unit: dict[str, Officer]) -> None:
    analyst = unit["analyst"]
    with looking(analyst) as look:
        declared = declare_relative(actor=look, name="Lea Petrov", relation="sister")
    readers = {"analyst": 1, "chief": 1, "auditor": 1, "colleague": 0, "elsewhere": 0}
    for name, rows in readers.items():
        with looking(unit[name], Purpose.OVERSIGHT) as look:
            assert len(relatives(look, [analyst.id])) == rows, name
    with looking(unit["chief"]) as look, pytest.raises(NoSuchRelative):
        end_declaration(actor=look, relative=declared.id)
    with looking(analyst) as look:
        end_declaration(actor=look, relative=declared.id)
        assert relatives(look) == []


def test_text_slipped_into_a_query_reads_and_writes_nothing_of_others(unit: dict[str, Officer]) -> None:
    analyst, chief, other = unit["analyst"], unit["chief"], unit["elsewhere"]
    with looking(analyst) as look:
        declare_relative(actor=look, name="Lea Petrov", relation="sister")
    said = (
        "INSERT INTO trust_review (id, finding, rule, about_id, outcome, note, by_id, at)"
        " VALUES (%s, 'x', 'hours', %s, 'explained', 'x', %s, now())"
    )
    declared = (
        "INSERT INTO trust_declaredrelative (id, officer_id, name, relation, declared_at)"
        " VALUES (%s, %s, 'x', 'x', now())"
    )
    for who, statement, values in (
        (analyst, said, (analyst.id, analyst.id)),  # of oneself
        (analyst, said, (other.id, analyst.id)),  # no watcher
        (other, said, (analyst.id, chief.id)),  # in another's name
        (chief, said, (other.id, chief.id)),  # of another unit
        (chief, declared, (analyst.id,)),
    ):
        with pytest.raises(psycopg.Error):
            _as(who, statement, new_id(), *values)
    assert _as(other, "SELECT count(*) FROM trust_declaredrelative") == (0,)
    for statement in ("UPDATE trust_declaredrelative SET name = 'y'", "DELETE FROM trust_review"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            _as(analyst, statement)


def _as(officer: Officer, statement: str, *values: object) -> object:
    with signed_in("app") as app, app.transaction():
        see(app, "\\x" + seal(settings.SEAL_KEY, officer.id, b"", began(app)).hex())
        found = app.execute(statement.encode(), values)
        return found.fetchone() if found.description else None


def test_the_pages_of_who_watches(unit: dict[str, Officer]) -> None:
    analyst, chief = unit["analyst"], unit["chief"]
    with looking(analyst) as look:
        search(look, analyst.full_name)
    with looking(chief, Purpose.OVERSIGHT) as look:
        (found,) = _found(look, "own-name")
    assert _client(analyst).get("/oversight/").status_code == 403
    client = _client(chief)
    page = client.get("/oversight/").content.decode()
    assert "Maryse Tremblay" in page
    assert "what bears their own name" in page
    address = f"/oversight/{show(analyst.id)}/{found.id}/"
    opened = client.get(address).content.decode()
    assert 'role="img"' in opened
    assert client.post(address, {"outcome": "explained", "note": ""}).status_code == 400
    assert client.post(address, {"outcome": "explained", "note": "A test."}).status_code == 302
    assert "A test." in client.get("/oversight/").content.decode()
    assert client.get(f"/oversight/{show(analyst.id)}/{'0' * 24}/").status_code == 404
    assert client.get(f"/oversight/{show(unit['elsewhere'].id)}/{found.id}/").status_code == 403
    assert _client(unit["auditor"]).get("/oversight/?unit=MTL").content.decode().count("A test.") == 1
    assert client.get("/oversight/?rule=browsing").content.decode().count("<article") == 0


def _client(officer: Officer) -> Client:
    client = Client()
    client.force_login(officer)
    session = client.session
    session["purpose"], session["reason"] = "oversight", ""
    session.save()
    return client
