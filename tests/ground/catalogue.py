"""The database's own catalogue: which tables there are, so that a new one joins the tests by itself."""

from __future__ import annotations

import psycopg

_TABLES = """
SELECT c.relname::text FROM pg_class AS c
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') ORDER BY 1
"""
_MARKED = """
SELECT c.relname::text FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
  AND a.attname = 'marking_id' AND NOT a.attisdropped ORDER BY 1
"""


def tables(connection: psycopg.Connection) -> list[str]:
    """Every table of the store."""
    return [name for (name,) in connection.execute(_TABLES)]


def marked_tables(connection: psycopg.Connection) -> list[str]:
    """Every table whose rows carry a marking."""
    return [name for (name,) in connection.execute(_MARKED)]


def columns(connection: psycopg.Connection, table: str) -> list[str]:
    """The columns of a table."""
    return [
        name
        for (name,) in connection.execute(
            "SELECT attname::text FROM pg_attribute"
            " WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped",
            [table],
        )
    ]
