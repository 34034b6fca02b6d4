"""A kill at any moment leaves all of a report's claims or none, and the same command then gives them all.

The `tamarack intake` command runs as a process of its own: killed at each statement that it sends, at random
moments of a longer file, and with its connection ended from the server's side.
"""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest
from django.db import connections

from tests.ground.people import person
from tests.ground.pointing import administered, settled

HERE = Path(__file__).resolve().parents[3]
WORDS = (
    "--source",
    "A desk",
    "--grade",
    "admiralty:B2",
    "--marking",
    "PROTECTED A",
    "--as",
    "protected-b",
    "--json",
)


def _counts(admin: psycopg.Connection) -> tuple[int, ...]:
    """Reports, claims, intakes, rejects, parts of names: what a command leaves."""
    tables = ("report", "claim", "intake", "reject", "name_token")
    return tuple(
        admin.execute(f"SELECT count(*) FROM intelligence_{table}").fetchone()[0]  # type: ignore[index]
        for table in tables
    )


def _table(folder: Path, rows: int) -> Path:
    path = folder / "people.csv"
    lines = [f"{n},Person{n} Invented{n % 97},19{n % 90 + 10}-01-02,X,CA,P{n:07d}" for n in range(rows)]
    path.write_text("id,name,born,sex,nationality,passport\n" + "\n".join(lines) + "\n")
    return path


def _command(path: Path, *more: str) -> list[str]:
    return [sys.executable, "-m", "tamarack.cli", "intake", str(path), *WORDS, *more]


def _finished(path: Path, *more: str) -> None:
    done = subprocess.run(_command(path, *more), cwd=HERE, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr[-2_000:]


@pytest.fixture
def filed(own_store: str, tmp_path: Path) -> Path:
    person("protected-b")
    connections.close_all()  # so that whoever is connected is the command
    text = tmp_path / "bundle.eml"
    text.write_bytes(
        b"From: a@example.org\nTo: b@example.org\nSubject: Two things\n"
        b"Date: Mon, 03 Mar 2025 10:00:00 +0000\n"
        b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\n\n"
        b"Ambrose rang +1 613 555 0110.\n--x\nContent-Type: text/plain; name=inner.txt\n"
        b"Content-Disposition: attachment; filename=inner.txt\n\nThe inner text.\n--x--\n"
    )
    return text


def test_killed_at_each_statement(own_store: str, filed: Path) -> None:
    program = [sys.executable, "-m", "tests.ground.killing", "0", "400", "--", "intake", str(filed), *WORDS]
    seen: list[tuple[str, tuple[int, ...]]] = []
    with (
        administered(own_store) as admin,
        subprocess.Popen(
            program, cwd=HERE, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as process,
    ):
        assert process.stdin is not None
        assert process.stdout is not None
        for line in process.stdout:
            if line.startswith("tamarack"):
                continue
            if "killed" in line:
                settled(admin)
            seen.append((line.split()[1], _counts(admin)))
            if line.split()[1] == "done":
                assert line.split()[2] == "0"
                break
            if any(seen[-1][1]):  # committed: from here on the command would find all of it there
                break
            process.stdin.write("go\n")
            process.stdin.flush()
        process.stdin.close()
    assert len(seen) > 25
    assert {counts for _, counts in seen[:-1]} == {(0, 0, 0, 0, 0)}
    whole = seen[-1][1]
    assert whole[0] == 2
    assert whole[2] == 1
    _finished(filed)
    with administered(own_store) as admin:
        assert _counts(admin)[:2] == whole[:2]


def test_killed_at_random_moments_of_a_longer_file(own_store: str, filed: Path, tmp_path: Path) -> None:
    table = _table(tmp_path, 6_000)
    chance = random.Random(20)
    found = set()
    with administered(own_store) as admin:
        for longest in (0.0, 0.2, 0.6, 1.2):
            process = subprocess.Popen(
                _command(table, "--map", "people"),
                cwd=HERE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            for _ in range(3_000):  # begin when it has come to the store
                begun = admin.execute(
                    "SELECT count(*) FROM pg_stat_activity"
                    " WHERE datname = current_database() AND usename = 'tamarack_app'"
                ).fetchone()
                if begun != (0,) or process.poll() is not None:
                    break
                time.sleep(0.005)
            time.sleep(chance.uniform(0, longest))
            process.send_signal(signal.SIGKILL)
            process.wait()
            settled(admin)
            found.add(_counts(admin)[:2])
        _finished(table, "--map", "people")
        whole = _counts(admin)
        assert whole[:2] == (1, 6_000 * 6)
        assert found <= {(0, 0), whole[:2]}
        assert (0, 0) in found
        _finished(table, "--map", "people")
        assert _counts(admin)[:2] == whole[:2]


def test_a_connection_ended_by_the_server_leaves_nothing(own_store: str, filed: Path, tmp_path: Path) -> None:
    table = _table(tmp_path, 6_000)
    with administered(own_store) as admin:
        process = subprocess.Popen(
            _command(table, "--map", "people"), cwd=HERE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        ended = (0,)
        while process.poll() is None and ended == (0,):
            ended = admin.execute(
                "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                " WHERE datname = current_database()"
                " AND usename = 'tamarack_app' AND query LIKE 'COPY incoming_claim%'"
            ).fetchone() or (0,)
            time.sleep(0.002)
        assert process.wait(60) != 0
        settled(admin)
        assert _counts(admin)[:3] == (0, 0, 0)
        _finished(table, "--map", "people")
        assert _counts(admin)[0] == 1
