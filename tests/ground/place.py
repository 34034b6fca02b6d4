"""Where a run of the tests keeps its store: a home of its own, removed at the end, and its databases."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path

import psycopg


def settle(*, serve: bool) -> None:
    """Settle the home and the database's name in the environment; `serve` also starts the server now.

    Workers of xdist inherit the home of the process that started them. A home that was given is kept.
    """
    if "TAMARACK_HOME" not in os.environ:
        made = tempfile.mkdtemp(prefix="tamarack-tests-")
        Path(made).chmod(0o711)
        os.environ["TAMARACK_HOME"] = made
        atexit.register(shutil.rmtree, made, ignore_errors=True)  # before the server's own: runs after it
    os.environ["TAMARACK_DATABASE"] = f"tamarack_test_{os.getpid()}"
    os.environ["TAMARACK_SECOND_FACTOR"] = "asked"  # `required` where a test is about it
    if serve:
        start()


def start() -> str:
    """The administrator's address of the running server; one of our own is made quick and careless."""
    from tamarack.store.home import home, made
    from tamarack.store.server import administered

    url = administered(made(home()))
    if "DATABASE_URL" not in os.environ:
        with psycopg.connect(url, autocommit=True) as admin:
            for setting in ("fsync", "synchronous_commit", "full_page_writes"):
                admin.execute(f"ALTER SYSTEM SET {setting} = off")
            admin.execute("SELECT pg_reload_conf()")
    return url
