"""The roles and the database: made twice the same, copied whole, dropped."""

from __future__ import annotations

import psycopg
import pytest
from django.conf import settings

from tamarack.store import roles
from tamarack.store.opening import open_store
from tamarack.store.secrets import Secrets, load
from tests.ground.pointing import administered, signed_in


def test_preparing_twice_changes_nothing(own_store: str) -> None:
    store = settings.STORE
    with administered(own_store) as admin:
        before = admin.execute(
            "SELECT rolname, rolsuper, rolbypassrls, rolinherit FROM pg_roles ORDER BY 1"
        ).fetchall()
    roles.prepare(store.admin_url, own_store, store.secrets)
    with administered(own_store) as admin:
        after = admin.execute(
            "SELECT rolname, rolsuper, rolbypassrls, rolinherit FROM pg_roles ORDER BY 1"
        ).fetchall()
    assert before == after


def test_bringing_up_twice_changes_nothing(own_store: str) -> None:
    from tamarack.cli.bringing_up import bring_store_up_to_date

    query = (
        "SELECT (SELECT count(*) FROM django_migrations), (SELECT count(*) FROM trust_unit),"
        " (SELECT count(*) FROM trust_seal)"
    )
    with administered(own_store) as admin:
        before = admin.execute(query).fetchone()
        bring_store_up_to_date()
        assert admin.execute(query).fetchone() == before
        assert before is not None
        assert before[2] == 1


def test_a_copy_is_there_and_can_be_dropped(own_store: str) -> None:
    from django.db import connections

    connections.close_all()
    url, twin = settings.STORE.admin_url, f"{own_store}_twin"
    roles.copy(url, own_store, twin)
    assert roles.exists(url, twin)
    with signed_in("app", twin) as app:
        assert app.execute("SELECT count(*) > 0 FROM trust_unit").fetchone() == (True,)
    roles.drop(url, twin)
    assert not roles.exists(url, twin)


def test_roles_make_nothing(own_store: str) -> None:
    for role in ("app", "engine"):
        with signed_in(role, own_store) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("CREATE DATABASE mine")
    with signed_in("app", own_store) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute("CREATE TABLE mine (a int)")


def test_a_store_is_opened_once(own_store: str) -> None:
    assert open_store(own_store) is open_store(own_store)


def test_secrets_are_made_once_and_read_by_their_owner(tmp_path: object) -> None:
    from pathlib import Path

    folder = Path(str(tmp_path))
    first = load(folder)
    assert load(folder) == first
    assert isinstance(first, Secrets)
    assert len({first.session, first.seal, first.identity, first.owner, first.app, first.engine}) == 6
    assert (folder / "secrets.json").stat().st_mode & 0o777 == 0o600
