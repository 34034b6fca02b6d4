"""A disposal that is killed at any of its statements leaves all of the record or nothing; bytes go last."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.db import connections

from tamarack.foundation.identifiers import show
from tamarack.intelligence.claims.actions import withdraw
from tamarack.trust.retention.disposing import waiting_bytes
from tests.ground.people import looking
from tests.ground.pointing import administered, settled
from tests.ground.reporting import person_named
from tests.ground.retaining import confirmed_disposal, keepers_of_records, old_report

HERE = Path(__file__).resolve().parents[3]
COUNTED = (
    "intelligence_report",
    "intelligence_claim",
    "intelligence_withdrawal",
    "intelligence_intake",
    "intelligence_name_token",
    "trust_original",
    "trust_disposalitem",
    "trust_tombstone",
    "trust_disposedevent",
    "trust_erasure",
)


def _state(admin: psycopg.Connection, file: Path) -> tuple[int, ...]:
    """How many rows there are of each kind, how many events are emptied, and whether the bytes are there."""
    counts = [admin.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in COUNTED]  # type: ignore[index]
    emptied = admin.execute("SELECT count(*) FROM trust_event WHERE key IS NULL").fetchone()
    assert emptied is not None
    return (*counts, emptied[0], int(file.exists()))


@pytest.fixture
def confirmed(own_store: str) -> Iterator[tuple[int, Path]]:
    people = keepers_of_records()
    with looking(people[0]) as look:
        report = old_report(look, "A killed disposal’s own text.", person_named("one", "Ambrose Invented"))
        withdraw(actor=look, report=report.id, reason="It was wrong.")
        digest = report.intake.original_id
    disposal = confirmed_disposal(people, [report.id])
    connections.close_all()  # so that whoever is connected is the command
    yield disposal, Path(settings.CUSTODY_FOLDER) / digest[:2] / digest


def test_killed_at_each_statement(own_store: str, confirmed: tuple[int, Path]) -> None:
    disposal, file = confirmed
    command = ["retention", "dispose", show(disposal)]
    program = [sys.executable, "-m", "tests.ground.killing", "0", "200", "--", *command]
    seen: list[tuple[str, tuple[int, ...]]] = []
    with (
        administered(own_store) as admin,
        subprocess.Popen(
            program, cwd=HERE, env=os.environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as process,
    ):
        assert process.stdin is not None
        assert process.stdout is not None
        before = _state(admin, file)
        for line in process.stdout:
            settled(admin)
            seen.append((line.split()[1], _state(admin, file)))
            if seen[-1][1] != before:  # committed
                break
            process.stdin.write("go\n")
            process.stdin.flush()
        process.stdin.close()
        assert len(seen) > 25
        assert {state for _, state in seen[:-1]} == {before}
        assert before[:2] == (1, 1)
        emptied = seen[-1][1][-2]
        whole = (0, 0, 0, 0, 0, 0, 0, 1, emptied)
        assert emptied > 0
        assert seen[-1][1] == (*whole, 1, emptied, 1)  # all of it, and the bytes still to go
        again = subprocess.run(
            [sys.executable, "-m", "tamarack.cli", "retention", "run"],
            cwd=HERE,
            capture_output=True,
            text=True,
        )
        assert again.returncode == 0, again.stderr
        assert _state(admin, file) == (*whole, 0, emptied, 0)
    assert waiting_bytes() == []
