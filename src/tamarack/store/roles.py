"""The four roles and the database, made ready for migrations. Doing it twice changes nothing."""

from __future__ import annotations

import psycopg
from psycopg import sql

from tamarack.store.secrets import Secrets

OWNER, APP, ENGINE, KEEPER = "tamarack_owner", "tamarack_app", "tamarack_engine", "tamarack_keeper"
EXTENSIONS = ("pg_trgm", "unaccent", "fuzzystrmatch", "btree_gin")
_LOCK = 7_305_117  # one preparer at a time on a server


def prepare(admin_url: str, database: str, secrets: Secrets) -> None:
    """Make roles, database, extensions and default grants."""
    with psycopg.connect(admin_url, autocommit=True) as admin:
        admin.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
        for role in (OWNER, APP, ENGINE, KEEPER):
            _role(admin, role, getattr(secrets, role.removeprefix("tamarack_")))
        _database(admin, database)
    with psycopg.connect(admin_url, dbname=database, autocommit=True) as inside:
        _extensions_and_grants(inside)


def exists(admin_url: str, database: str) -> bool:
    """Whether that database is there."""
    with psycopg.connect(admin_url) as admin:
        return (
            admin.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database]).fetchone() is not None
        )


def drop(admin_url: str, database: str) -> None:
    """Remove a database and whoever is connected to it. For tests and benchmarks."""
    with psycopg.connect(admin_url, autocommit=True) as admin:
        admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(database)))


def copy(admin_url: str, original: str, twin: str) -> None:
    """A byte-for-byte copy of a database. For tests: the twin from which hidden rows are then removed."""
    drop(admin_url, twin)
    with psycopg.connect(admin_url, autocommit=True) as admin:
        admin.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER {}").format(
                sql.Identifier(twin), sql.Identifier(original), sql.Identifier(OWNER)
            )
        )


def _role(admin: psycopg.Connection, role: str, password: str) -> None:
    name = sql.Identifier(role)
    if admin.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone() is None:
        admin.execute(sql.SQL("CREATE ROLE {} NOINHERIT").format(name))
    admin.execute(
        sql.SQL("ALTER ROLE {} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD {}").format(
            name, sql.Literal(password)
        )
    )


def _database(admin: psycopg.Connection, database: str) -> None:
    name, owner = sql.Identifier(database), sql.Identifier(OWNER)
    # Membership lets an administrator who is no superuser hand the database over.
    inner = sql.SQL("{}, {}").format(sql.Identifier(ENGINE), sql.Identifier(KEEPER))
    admin.execute(sql.SQL("GRANT {}, {} TO CURRENT_USER").format(owner, inner))
    # The owner may give functions to these two; it never acts as one of them by itself (NOINHERIT).
    admin.execute(sql.SQL("GRANT {} TO {}").format(inner, owner))
    if admin.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database]).fetchone() is None:
        admin.execute(
            sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE template0 ENCODING 'UTF8'").format(name, owner)
        )
    admin.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(name))
    admin.execute(
        sql.SQL("GRANT CONNECT, TEMPORARY ON DATABASE {} TO {}, {}").format(name, sql.Identifier(APP), inner)
    )


def _extensions_and_grants(inside: psycopg.Connection) -> None:
    for extension in EXTENSIONS:
        inside.execute(sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(sql.Identifier(extension)))
    owner = sql.Identifier(OWNER)
    inside.execute(sql.SQL("ALTER SCHEMA public OWNER TO {}").format(owner))
    inside.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
    inner = sql.SQL("{}, {}").format(sql.Identifier(ENGINE), sql.Identifier(KEEPER))
    inside.execute(sql.SQL("GRANT USAGE ON SCHEMA public TO {}, {}").format(sql.Identifier(APP), inner))
    # Their functions are made by the owner and then given to them.
    inside.execute(sql.SQL("GRANT CREATE ON SCHEMA public TO {}").format(inner))
    for what, rights in (("TABLES", "SELECT, INSERT, UPDATE, DELETE"), ("SEQUENCES", "USAGE, SELECT")):
        inside.execute(
            sql.SQL("ALTER DEFAULT PRIVILEGES FOR ROLE {} IN SCHEMA public GRANT {} ON {} TO {}").format(
                owner, sql.SQL(rights), sql.SQL(what), sql.Identifier(APP)
            )
        )
