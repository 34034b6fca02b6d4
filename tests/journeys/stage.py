"""The server before which the browser stands: a process of its own; nothing of it lives in the tests."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.ground.pointing import originals_of
from tests.journeys.scene import Scene

#: Works whenever a line comes, until there are no more lines; says so when the queue is empty.
_WORKER = """import sys, django
django.setup()
from tamarack.jobs.working import work
for line in sys.stdin:
    work(wait=False)
    print("idle", flush=True)
"""
_PATIENCE = 30  # seconds for the server to answer its first request


@dataclass(frozen=True, slots=True)
class Stage:
    """A running server, and what is in its store."""

    base: str
    scene: Scene
    worker: subprocess.Popen[bytes]

    def work(self) -> None:
        """Do what is queued, as a worker does, and come back when the queue is empty."""
        assert self.worker.stdin and self.worker.stdout
        self.worker.stdin.write(b"work\n")
        self.worker.stdin.flush()
        assert self.worker.stdout.readline() == b"idle\n"


@contextmanager
def served(scene: Scene, log: Path) -> Iterator[Stage]:
    """Serve the scene's database until the tests are done."""
    port = _free_port()
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        "tamarack.web.wsgi:application",
        "--bind",
        f"127.0.0.1:{port}",
    ]
    command += ["--worker-class", "gthread", "--threads", "4", "--graceful-timeout", "1"]
    with log.open("wb") as out:
        surroundings = _surroundings(scene.database)
        server = subprocess.Popen(command, env=surroundings, stdout=out, stderr=out)
        pipe = subprocess.PIPE
        worker = subprocess.Popen(
            [sys.executable, "-c", _WORKER], env=surroundings, stdin=pipe, stdout=pipe, stderr=out
        )
        try:
            _wait(f"http://127.0.0.1:{port}/sign-in/", server, log)
            yield Stage(f"http://127.0.0.1:{port}", scene, worker)
        finally:
            server.terminate()
            worker.communicate(timeout=15)  # no more lines: it ends
            server.wait(15)


def _surroundings(database: str) -> dict[str, str]:
    return os.environ | {
        "TAMARACK_DATABASE": database,
        "TAMARACK_CUSTODY": str(originals_of(database)),
        "DJANGO_SETTINGS_MODULE": "tamarack.settings",
    }


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5):  # noqa: S310  (our own address)
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"the server did not answer: {log.read_text(errors='replace')[-2000:]}")
