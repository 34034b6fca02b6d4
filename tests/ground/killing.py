"""Run as a program: one `tamarack` command again and again, killed at the first, second, … statement.

    python -m tests.ground.killing FIRST LAST -- intake FILE …

Django is loaded once; each run is a fork that dies by SIGKILL just before the n-th statement after the look
was opened, or the disposal begun, reaches the server. It says `n killed` or `n done CODE`, and goes on when
told `go`.
"""

from __future__ import annotations

import os
import signal
import sys
from typing import Any

_BEGINNINGS = ("tamarack.visible", "tamarack.disposal")


def main() -> None:
    """Fork, count, kill."""
    at = sys.argv.index("--")
    first, last = (int(text) for text in sys.argv[1:at])
    from tamarack.cli.bringing_up import bring_up

    bring_up()
    from django.db import connections

    connections.close_all()
    for number in range(first, last):
        child = os.fork()
        if child == 0:
            _die_at(number)
            _command(sys.argv[at + 1 :])
        _, status = os.waitpid(child, 0)
        killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
        print(number, "killed" if killed else f"done {os.waitstatus_to_exitcode(status)}", flush=True)
        if sys.stdin.readline().strip() != "go" or not killed:
            return


def _command(words: list[str]) -> None:
    from tamarack.cli import main as tamarack

    sys.stdout = open(os.devnull, "w")  # noqa: PTH123, SIM115
    try:
        tamarack(words, standalone_mode=True)
    except SystemExit as left:
        os._exit(int(left.code or 0))
    os._exit(0)


def _die_at(number: int) -> None:
    import psycopg

    count = -1

    def dying(send: Any) -> Any:
        def sent(*args: Any, **named: Any) -> Any:
            nonlocal count
            if count >= 0 or any(one in str(args[1:]) for one in _BEGINNINGS):
                count += 1
            if count == number:
                os.kill(os.getpid(), signal.SIGKILL)
            return send(*args, **named)

        return sent

    psycopg.Cursor.execute = dying(psycopg.Cursor.execute)  # type: ignore[method-assign]
    psycopg.Cursor.copy = dying(psycopg.Cursor.copy)  # type: ignore[method-assign]
    psycopg.Connection.commit = dying(psycopg.Connection.commit)  # type: ignore[method-assign]


if __name__ == "__main__":
    main()
