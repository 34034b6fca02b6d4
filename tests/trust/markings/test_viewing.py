"""Looking: one viewer at a time, taken back at the end, and nothing widens it from inside a query."""

from __future__ import annotations

from collections.abc import Callable

import psycopg
import pytest
from django.db import DatabaseError, connection
from psycopg import errors

from tamarack.intelligence.claims.models import LiveClaim, Report
from tamarack.intelligence.claims.queries import dossier, report_by_id, reports
from tamarack.intelligence.search.queries import search
from tamarack.trust.markings.errors import NoViewer
from tamarack.trust.markings.marking import Purpose
from tamarack.trust.markings.viewing import require
from tests.ground.mixture import Mixture
from tests.ground.people import looking
from tests.ground.pointing import pointed_at, signed_in
from tests.ground.sights import bits_of, sealed, see


@pytest.fixture(autouse=True)
def inside(mixed: Mixture, django_db_blocker: object) -> object:
    with django_db_blocker.unblock(), pointed_at(mixed.database):  # type: ignore[attr-defined]
        yield


def _setting() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(current_setting('tamarack.visible', true), '')")
        return str(cursor.fetchone()[0])


def test_outside_a_look_every_table_answers_with_an_error(mixed: Mixture) -> None:
    for read in (Report.objects.count, LiveClaim.objects.count, Report.objects.first):
        with pytest.raises(DatabaseError, match="nobody is looking"):
            read()


def test_a_look_ends_with_its_block(mixed: Mixture) -> None:
    with looking(mixed.people["secret"]) as look:
        assert Report.objects.count() > 0
        assert require(look) is look
        assert _setting() != ""
    assert _setting() == ""
    with pytest.raises(NoViewer):
        require(look)
    with pytest.raises(DatabaseError, match="nobody is looking"):
        Report.objects.count()


def test_a_look_ends_when_it_breaks(mixed: Mixture) -> None:
    with pytest.raises(ZeroDivisionError), looking(mixed.people["secret"]):
        raise ZeroDivisionError
    assert _setting() == ""
    with looking(mixed.people["reader"]):
        assert Report.objects.count() > 0


def test_looks_do_not_nest(mixed: Mixture) -> None:
    with looking(mixed.people["reader"]) as outer:
        with pytest.raises(NoViewer), looking(mixed.people["all-seeing"]):
            pass
        assert require(outer) is outer


def test_one_persons_look_is_no_proof_for_another(mixed: Mixture) -> None:
    with looking(mixed.people["all-seeing"]) as kept:
        pass
    with looking(mixed.people["reader"]):
        for ask in (
            lambda: search(kept, "Openfield"),
            lambda: reports(kept),
            lambda: dossier(kept, 1),
            lambda: report_by_id(kept, 1),
        ):
            with pytest.raises(NoViewer):
                ask()


def test_purposes_decide_too(mixed: Mixture) -> None:
    with looking(mixed.people["secret"], Purpose.INTELLIGENCE):
        one = set(Report.objects.values_list("id", flat=True))
    with looking(mixed.people["secret"], Purpose.INVESTIGATION):
        other = set(Report.objects.values_list("id", flat=True))
    assert one - other
    assert other - one
    assert one & other


def _kept_setting(app: psycopg.Connection, bits: bytes) -> str:
    with app.transaction():
        setting = sealed(app, bits)
        see(app, setting)
        assert app.execute("SELECT count(*) FROM intelligence_report").fetchone() != (0,)
        found = app.execute("SELECT current_setting('tamarack.visible')").fetchone()
    assert found == (setting,)
    return setting


def test_a_sight_kept_from_one_transaction_opens_nothing_in_the_next(mixed: Mixture) -> None:
    bits = bits_of(mixed.people["all-seeing"])
    with signed_in("app") as app:
        kept = _kept_setting(app, bits)
        for local in (True, False):
            with pytest.raises(errors.InsufficientPrivilege, match="was not given"), app.transaction():
                see(app, kept, local=local)
                app.execute("SELECT count(*) FROM intelligence_report")


def test_a_sight_kept_by_a_statement_that_a_viewer_ran_opens_nothing_later(mixed: Mixture) -> None:
    with looking(mixed.people["all-seeing"]), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('stolen.sight', current_setting('tamarack.visible'), false)")
    with (
        pytest.raises(DatabaseError, match="was not given"),
        looking(mixed.people["uncleared"]),
        connection.cursor() as cursor,
    ):
        cursor.execute("SELECT set_config('tamarack.visible', current_setting('stolen.sight'), true)")
        Report.objects.count()


FORBIDDEN: list[str] = [
    "SELECT * FROM trust_seal",
    "SELECT count(*) FROM trust_event",
    "SELECT token FROM intelligence_name_token",
    "SELECT search_near_tokens('openfield')",
    "SET ROLE tamarack_engine",
    "SET ROLE tamarack_owner",
    "SET SESSION AUTHORIZATION tamarack_engine",
    "ALTER TABLE intelligence_claim DISABLE ROW LEVEL SECURITY",
    "ALTER TABLE intelligence_claim NO FORCE ROW LEVEL SECURITY",
    "DROP POLICY seen ON intelligence_claim",
    "CREATE POLICY mine ON intelligence_claim FOR SELECT TO tamarack_app USING (true)",
    "GRANT SELECT ON trust_seal TO tamarack_app",
    "CREATE OR REPLACE FUNCTION tamarack_sight() RETURNS bytea LANGUAGE sql AS 'SELECT ''''::bytea'",
    "CREATE FUNCTION public.get_bit(bytea, int) RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "CREATE TABLE public.mine (a int)",
    "CREATE SCHEMA mine",
    "TRUNCATE intelligence_claim",
    "DELETE FROM trust_event",
    "UPDATE trust_event SET verb = ''",
    "UPDATE trust_marking SET text = 'UNCLASSIFIED'",
    "DELETE FROM trust_marking",
    "UPDATE trust_original SET size = 0",
    "UPDATE intelligence_grade SET scheme = 'x'",
    "SET session_replication_role = replica",
    "COPY intelligence_claim TO PROGRAM 'cat'",
    "ALTER ROLE tamarack_app BYPASSRLS",
]


@pytest.mark.parametrize("statement", FORBIDDEN)
def test_what_the_application_may_not_do(mixed: Mixture, statement: str) -> None:
    bits = bits_of(mixed.people["all-seeing"])
    with signed_in("app") as app, pytest.raises(errors.Error) as refused, app.transaction():
        see(app, sealed(app, bits))
        app.execute(statement.encode())
    assert isinstance(refused.value, errors.InsufficientPrivilege | errors.InvalidParameterValue), (
        refused.value
    )


def test_row_security_cannot_be_switched_off_by_its_subject(mixed: Mixture) -> None:
    with signed_in("app") as app, pytest.raises(errors.InsufficientPrivilege), app.transaction():
        app.execute("SET LOCAL row_security = off")
        see(app, sealed(app, bits_of(mixed.people["all-seeing"])))
        app.execute("SELECT count(*) FROM intelligence_claim")


SEARCHES: list[Callable[[psycopg.Connection], object]] = [
    lambda app: app.execute("SELECT * FROM search_names(ARRAY['openfield'], 10)").fetchall(),
    lambda app: app.execute("SELECT * FROM search_numbers('ID000', '000', 10)").fetchall(),
    lambda app: app.execute("SELECT * FROM search_reports('courier', 10)").fetchall(),
]


@pytest.mark.parametrize("ask", SEARCHES, ids=["names", "numbers", "reports"])
def test_searching_needs_a_sight(mixed: Mixture, ask: Callable[[psycopg.Connection], object]) -> None:
    with signed_in("app") as app:
        for setting in (None, "", "\\x" + "00" * 32 + "ff" * 64):
            with pytest.raises(errors.InsufficientPrivilege), app.transaction():
                if setting is not None:
                    see(app, setting)
                ask(app)
        with app.transaction():
            see(app, sealed(app, bits_of(mixed.people["all-seeing"])))
            assert ask(app)


def test_a_temporary_table_does_not_stand_in_for_the_seal(mixed: Mixture) -> None:
    with (
        signed_in("app") as app,
        pytest.raises(errors.InsufficientPrivilege, match="not given"),
        app.transaction(),
    ):
        app.execute('CREATE TEMPORARY TABLE trust_seal (id int, "inner" bytea, "outer" bytea)')
        app.execute("INSERT INTO trust_seal VALUES (1, '', '')")
        see(app, "\\x" + "00" * 32 + "ff" * 64)
        app.execute("SELECT count(*) FROM intelligence_claim")
