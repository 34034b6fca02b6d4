"""Pointing Django at one database or another: a store of a test's own, or the twin of a store."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from django.conf import settings
from django.db import connections

from tamarack.store import roles
from tamarack.store.opening import Store, open_store
from tamarack.trust.markings.interning import forget


def point_at(database: str) -> None:
    """From now on every connection of this process goes to that database."""
    connections.close_all()
    for alias in connections:
        connections.settings[alias]["NAME"] = database
        connections[alias].settings_dict["NAME"] = database
    os.environ["TAMARACK_DATABASE"] = database
    os.environ["TAMARACK_CUSTODY"] = str(originals_of(database))
    settings.CUSTODY_FOLDER = originals_of(database)
    forget()


def originals_of(database: str) -> Path:
    """Where the originals of that database lie: what one test disposes of, another may have."""
    return Path(settings.TAMARACK_HOME) / "custody-of" / database


@contextmanager
def pointed_at(database: str) -> Iterator[str]:
    """Inside, Django speaks to that database."""
    before = str(connections["default"].settings_dict["NAME"])
    point_at(database)
    try:
        yield database
    finally:
        point_at(before)


@contextmanager
def copy_of(original: str, twin: str) -> Iterator[str]:
    """A copy of a database, dropped at the end. Nobody may be connected to the original meanwhile."""
    connections.close_all()
    admin = settings.STORE.admin_url
    roles.copy(admin, original, twin)
    try:
        yield twin
    finally:
        connections.close_all()
        roles.drop(admin, twin)


def signed_in(role: str, database: str | None = None, **options: str) -> psycopg.Connection:
    """A bare connection as one of our roles (owner, app, engine), outside Django."""
    name = database or str(connections["default"].settings_dict["NAME"])
    store = Store(settings.STORE.admin_url, name, settings.STORE.secrets)
    return psycopg.connect(store.url(role), autocommit=True, **options)


def administered(database: str | None = None) -> psycopg.Connection:
    """A bare connection as the server's administrator, whom no policy stops."""
    name = database or str(connections["default"].settings_dict["NAME"])
    return psycopg.connect(settings.STORE.admin_url, dbname=name, autocommit=True)


def opened(database: str) -> None:
    """Make a database and its roles ready, and bring it up to date."""
    from tamarack.cli.bringing_up import bring_store_up_to_date

    open_store(database)
    point_at(database)
    bring_store_up_to_date()
    connections.close_all()


def settled(admin: psycopg.Connection) -> None:
    """Wait until the server has noticed that the killed process is gone."""
    for _ in range(3_000):
        found = admin.execute(
            "SELECT count(*) FROM pg_stat_activity"
            " WHERE datname = current_database() AND usename LIKE 'tamarack%'"
        ).fetchone()
        if found == (0,):
            return
        time.sleep(0.01)
    raise AssertionError("a connection of the killed command is still there")
