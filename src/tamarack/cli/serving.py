"""`tamarack serve`, `tamarack worker` and `tamarack sealer`."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from types import FrameType
from typing import NoReturn

import click

from tamarack.cli.telling import answering


@click.command()
@click.option("--address", default="127.0.0.1:8000", show_default=True)
@answering
def serve(address: str) -> None:
    """Serve the pages and do the long work, until interrupted."""
    from tamarack.cli.bringing_up import bring_up

    bring_up()
    serve_until_stopped(address)


@click.command()
@answering
def worker() -> None:
    """Do the long work, until interrupted."""
    from tamarack.cli.bringing_up import bring_up

    bring_up()
    from tamarack.jobs.working import work

    work()


@click.command()
@answering
def sealer() -> None:
    """Seal events into the log and let checkpoints leave, until interrupted."""
    import threading

    from tamarack.cli.bringing_up import bring_up

    bring_up()
    from tamarack.trust.audit.keeping import keep_sealing

    stopped = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopped.set())
    keep_sealing(stopped)


def _interrupted(number: int, frame: FrameType | None) -> NoReturn:
    """Told to end: as from the keyboard, so that nothing that was started stays behind."""
    raise KeyboardInterrupt


def serve_until_stopped(address: str) -> None:
    """Run the web server, one worker and the sealer beside this process, which keeps the store up; stop them
    together."""
    web = [sys.executable, "-m", "gunicorn", "tamarack.web.wsgi:application", "--bind", address]
    web += ["--worker-class", "gthread", "--workers", "2", "--threads", "4", "--timeout", "120"]
    started = [
        subprocess.Popen(command, env=os.environ)  # noqa: S603  (our own commands)
        for command in (web, *([sys.executable, "-m", "tamarack.cli", one] for one in ("worker", "sealer")))
    ]
    signal.signal(signal.SIGTERM, _interrupted)
    try:
        started[0].wait()
    except KeyboardInterrupt:
        click.echo("Stopping.", err=True)
    finally:
        for process in started:
            process.terminate()
        for process in started:
            process.wait(20)
