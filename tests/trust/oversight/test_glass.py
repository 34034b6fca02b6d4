"""A broken glass: what it shows, for how long, to whom, and who is told."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.test import Client

from tamarack.foundation.identifiers import show
from tamarack.intelligence.claims.errors import NoSuchReport
from tamarack.intelligence.claims.models import Report
from tamarack.intelligence.claims.queries import report_by_id, reports
from tamarack.trust.accounts.models import Officer
from tamarack.trust.accounts.queries import access_of, viewer_of
from tamarack.trust.markings.marking import Purpose
from tamarack.trust.markings.sight import seal
from tamarack.trust.markings.viewing import Look, viewing
from tamarack.trust.oversight.actions import break_glass, close_glass
from tamarack.trust.oversight.errors import (
    BadGround,
    GlassBroken,
    GlassForbidden,
    GlassReadsOnly,
    ShortReason,
)
from tamarack.trust.oversight.glass import lifted_by, open_glasses
from tamarack.trust.oversight.queries import notices
from tests.ground.mixture import Mixture
from tests.ground.people import looking, person
from tests.ground.pointing import administered, pointed_at, signed_in
from tests.ground.reporting import told
from tests.ground.sights import began, see

WHY = "A caller says that she is held in a flat in Laval."


@contextmanager
def through_the_glass(officer: Officer, purpose: Purpose = Purpose.INTELLIGENCE) -> Iterator[Look]:
    """Look as that person with whatever glass they have broken, as the door does."""
    held = access_of(officer.id)
    broken = open_glasses(officer.id)
    lifts = lifted_by(broken[0] if broken else None, held, purpose)
    with viewing(viewer_of(officer, held, lifts), purpose, channel="test") as look:
        yield look


def _filed(owner: Officer, marking: str, purpose: Purpose = Purpose.INTELLIGENCE) -> Report:
    with looking(owner, purpose) as look:
        return told(look, f"Words under {marking}.", marking=marking, title=marking)


def _break(officer: Officer) -> None:
    with looking(officer) as look:
        break_glass(actor=look, ground="victim", reason=WHY)


@pytest.mark.django_db
def test_it_shows_what_only_purpose_and_audience_barred_and_nothing_else() -> None:
    owner, reader = person("all-seeing", agency="CBSA"), person("secret")
    lifted = {
        _filed(owner, "PROTECTED B//REL CBSA,IRCC").id,
        _filed(owner, "PROTECTED B//FOR investigation", Purpose.INVESTIGATION).id,
        _filed(owner, "SECRET//REL CBSA//FOR intelligence").id,
    }
    for marking in ("PROTECTED C", "TOP SECRET", "SECRET//LARCH", "SECRET//ORCON CSIS//REL CBSA",
                    "PROTECTED C//REL CBSA"):  # fmt: skip
        _filed(owner, marking)
    with through_the_glass(reader) as look:
        before = {one.id for one in reports(look)}
    _break(reader)
    with through_the_glass(reader) as look:
        assert {one.id for one in reports(look)} - before == lifted
    with looking(reader) as look:
        close_glass(actor=look)
    with through_the_glass(reader) as look:
        assert {one.id for one in reports(look)} == before


def test_after_its_end_it_is_gone(own_store: str) -> None:
    owner, reader = person("all-seeing", agency="CBSA"), person("secret")
    report = _filed(owner, "PROTECTED B//REL CBSA")
    _break(reader)
    with through_the_glass(reader) as look:
        report_by_id(look, report.id)
    with administered(own_store) as admin:
        admin.execute("UPDATE trust_glass SET until = now(), at = now() - interval '30 minutes'")
    with pytest.raises(NoSuchReport), through_the_glass(reader) as look:
        report_by_id(look, report.id)


@pytest.mark.django_db
def test_it_takes_a_role_a_ground_and_a_reason_and_there_is_one_at_a_time() -> None:
    for login in ("uncleared", "reader", "administrator"):
        with looking(person(login)) as look, pytest.raises(GlassForbidden):
            break_glass(actor=look, ground="victim", reason=WHY)
        assert open_glasses(person(login).id) == []
    officer = person("secret")
    with looking(officer, Purpose.PROGRAMME) as look, pytest.raises(GlassForbidden):
        break_glass(actor=look, ground="victim", reason=WHY)
    with looking(officer) as look:
        with pytest.raises(BadGround):
            break_glass(actor=look, ground="curiosity", reason=WHY)
        with pytest.raises(ShortReason):
            break_glass(actor=look, ground="victim", reason="   because I want   ")
        assert open_glasses(officer.id) == []
        break_glass(actor=look, ground="victim", reason=WHY)
        with pytest.raises(GlassBroken):
            break_glass(actor=look, ground="life", reason=WHY)
    (glass,) = open_glasses(officer.id)
    assert (glass.ground, glass.reason) == ("victim", WHY)


@pytest.mark.django_db
def test_what_only_it_shows_is_read_and_nothing_more() -> None:
    from tamarack.intelligence.claims.actions import withdraw

    owner, reader = person("all-seeing", agency="CBSA"), person("secret")
    report = _filed(owner, "PROTECTED B//REL CBSA")
    _break(reader)
    with pytest.raises(GlassReadsOnly), through_the_glass(reader) as look:
        withdraw(actor=look, report=report.id, reason="mine now")
    with looking(owner) as look:
        assert report_by_id(look, report.id)[1] is None


def test_the_owner_and_their_supervisor_are_told_in_the_same_transaction(own_store: str) -> None:
    owner = person("all-seeing", agency="CBSA")
    chief = person("second-all-seeing", agency="CBSA")  # of the owner's unit
    reader, bystander = person("secret"), person("protected-b", unit="OTT")
    report = _filed(owner, "PROTECTED B//REL CBSA")
    _break(reader)
    with pytest.raises(ZeroDivisionError), through_the_glass(reader) as look:
        report_by_id(look, report.id)
        raise ZeroDivisionError
    with looking(owner) as look:
        assert notices(look) == []
    with through_the_glass(reader) as look:
        report_by_id(look, report.id)
    for one in (owner, chief):
        with looking(one) as look:
            (told_of,) = notices(look)
        assert (told_of.actor, told_of.kind, told_of.named, told_of.seen) == (
            reader.id, "glass", (report.id,), None,
        )  # fmt: skip
    for one in (reader, bystander):
        with looking(one) as look:
            assert notices(look) == []
    with administered(own_store) as admin:
        flagged = admin.execute(
            "SELECT verb, details FROM trust_event WHERE id = %s", [told_of.event]
        ).fetchone()
    assert flagged == ("report.read", {"glass": True})


def test_a_notice_names_only_what_its_receiver_may_see(own_store: str) -> None:
    owner = person("all-seeing", agency="CBSA")
    chief = person("second-all-seeing", agency="CBSA", protected="A", classified="")
    reader = person("secret")
    report = _filed(owner, "PROTECTED B//REL CBSA")
    _break(reader)
    with through_the_glass(reader) as look:
        report_by_id(look, report.id)
    with looking(owner) as look:
        assert len(notices(look)) == 1
    with looking(chief) as look:
        assert notices(look) == []


def test_a_record_seen_without_it_is_not_flagged(own_store: str) -> None:
    owner, reader = person("all-seeing"), person("secret")
    report = _filed(owner, "PROTECTED B")
    _break(reader)
    with through_the_glass(reader) as look:
        report_by_id(look, report.id)
    with looking(owner) as look:
        assert notices(look) == []


def test_text_slipped_into_a_query_breaks_no_glass_of_anothers(own_store: str) -> None:
    officer, other, keeper = person("secret"), person("protected-b"), person("administrator")
    broken = (
        "INSERT INTO trust_glass (id, officer_id, ground, reason, at, until)"
        " VALUES (%s, %s, 'life', 'x', now(), now() + %s::interval)"
    )
    refused = [
        (officer, broken, (1, other.id, "30 minutes")),
        (officer, broken, (1, officer.id, "2 hours")),
        (keeper, broken, (1, keeper.id, "30 minutes")),
        (None, broken, (1, officer.id, "30 minutes")),
        (officer, "UPDATE trust_glass SET until = until + interval '1 day'", ()),
        (officer, "DELETE FROM trust_glassend", ()),
        (officer, "SELECT * FROM trust_notice", ()),
    ]
    for who, statement, values in refused:
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            _as(who, statement, *values)
    _as(officer, broken, 1, officer.id, "30 minutes")
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        _as(other, "INSERT INTO trust_glassend (glass_id, at) VALUES (1, now())")
    assert _as(other, "SELECT count(*) FROM trust_glass") == (0,)
    assert _as(officer, "SELECT count(*) FROM trust_glass") == (1,)


def _as(officer: Officer | None, statement: str, *values: object) -> object:
    """That statement, as text that reached a query inside this person's look."""
    with signed_in("app") as app, app.transaction():
        if officer is not None:
            see(app, "\\x" + seal(settings.SEAL_KEY, officer.id, b"", began(app)).hex())
        found = app.execute(statement.encode(), values)
        return found.fetchone() if found.description else None


def test_the_door_widens_the_session_and_a_banner_says_so(own_store: str) -> None:
    owner, reader = person("all-seeing", agency="CBSA"), person("secret")
    address = f"/reports/{show(_filed(owner, 'PROTECTED B//REL CBSA').id)}/"
    client = Client()
    client.force_login(reader)
    session = client.session
    session["purpose"], session["reason"] = "intelligence", ""
    session.save()
    assert client.get(address).status_code == 404
    said = {"ground": "victim", "reason": WHY, "sure": "on"}
    assert client.post("/break-glass/", said | {"reason": "too short"}).status_code == 400
    assert client.post("/break-glass/", said).status_code == 302
    page = client.get(address)
    assert page.status_code == 200
    assert "Your glass is broken" in page.content.decode()
    assert client.post("/break-glass/close/").status_code == 302
    assert client.get(address).status_code == 404
    assert "Your glass is broken" not in client.get("/reports/").content.decode()


def test_the_mixture_has_a_notice_that_is_seen_and_one_that_is_not(
    mixed: Mixture, django_db_blocker: Any
) -> None:
    """What the crawl of non-interference stands on."""
    owner = mixed.people["protected-b"]
    with django_db_blocker.unblock(), pointed_at(mixed.database):
        counts = []
        for purpose in (Purpose.INTELLIGENCE, Purpose.INVESTIGATION):
            with looking(owner, purpose) as look:
                counts.append(len(notices(look)))
    assert counts == [1, 2]
