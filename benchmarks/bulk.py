"""How fast intake is: claims a second into the indexed tables, against a bare COPY of the very same rows.

Three files go through the real `hand_in` and `take_in`: a table of people (a million claims), FollowTheMoney
lines, and, where `../shared` is there, the 50,578 people of `historical_50k`. Then the rows that the first
made are copied out, and into a table like the claims' (same indexes, same constraints) and a bare one.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from benchmarks.ground import looking, officers, opened, unforced
from benchmarks.ledger import Figure, keep
from benchmarks.machine import machine
from benchmarks.names import SHARED
from benchmarks.tables import CLAIMS_A_ROW, MAPPING, write_ftm, write_people
from tamarack.store.opening import Store

CLAIMS = 1_000_000
ENTITIES = 60_000
LIKE = "INCLUDING DEFAULTS INCLUDING CONSTRAINTS"


def main() -> int:
    """Measure, print, keep."""
    store = opened(fresh=True)
    from tamarack.intelligence.intake.ready import ready_mapping

    figures: list[Figure] = []
    with tempfile.TemporaryDirectory() as folder:
        people = write_people(Path(folder) / "people.csv", CLAIMS // CLAIMS_A_ROW)
        rate, report = taken_in(people, MAPPING)
        bare, unindexed = copied(store, report, indexed=True), copied(store, report, indexed=False)
        bar = "<= 3 ratio"
        figures += [
            Figure("table of people", rate, "claims/s", bar=">= 20000"),
            Figure("table of people", rate, "claims/s", "bare COPY, same indexes", bare, bar),
            Figure("table of people", rate, "claims/s", "bare COPY, no index", unindexed),
        ]
        lines = write_ftm(Path(folder) / "entities.ftm.json", ENTITIES)
        figures.append(Figure("FollowTheMoney lines", taken_in(lines, None)[0], "claims/s", bar=">= 20000"))
        historical = SHARED / "identities" / "historical_50k.parquet"
        if historical.is_file():
            rate, _ = taken_in(historical, ready_mapping("people_historical"))
            figures.append(Figure("historical_50k", rate, "claims/s", bar=">= 20000"))
    return 0 if keep("bulk", figures, machine(store.admin_url)) else 1


def taken_in(path: Path, mapping: dict[str, Any] | None) -> tuple[float, int]:
    """Claims a second from handing in until the transaction is durable, and the report that was made."""
    from tamarack.intelligence.grading.grade import parse_grade
    from tamarack.intelligence.intake.actions import hand_in, take_in
    from tamarack.intelligence.sources.actions import add_source
    from tamarack.trust.markings.marking import Marking, Protected

    marking = Marking(protected=Protected.B)
    officer = officers()["all"]
    began = time.perf_counter()
    with looking(officer) as look, path.open("rb") as stream:
        source = add_source(actor=look, name=path.name, marking=marking)
        intake = hand_in(
            actor=look,
            stream=stream,
            name=path.name,
            source=source,
            grade=parse_grade("admiralty:B2"),
            marking=marking,
            mapping=mapping,
        )
        taken = take_in(actor=look, intake=intake)
    seconds = time.perf_counter() - began
    with looking(officer):
        report = taken.report_set.values_list("id", flat=True).get()
    return round(taken.claims / seconds), report


def copied(store: Store, report: int, *, indexed: bool) -> float:
    """Rows a second of a bare COPY of that report's claims, in the text that COPY itself writes."""
    with (
        unforced(store, "intelligence_claim", "intelligence_report") as owner,
        tempfile.TemporaryFile() as file,
    ):
        owner.execute(f"CREATE TABLE bare (LIKE intelligence_claim {LIKE})")
        try:
            if indexed:
                for statement in _indexes(owner):
                    owner.execute(statement)
            query = sql.SQL("COPY (SELECT * FROM intelligence_claim WHERE report_id = {}) TO STDOUT")
            with owner.cursor().copy(query.format(report)) as out:
                for block in out:
                    file.write(block)
            file.seek(0)
            began = time.perf_counter()
            cursor = owner.cursor()
            with cursor.copy("COPY bare FROM STDIN") as into:
                while block := file.read(1 << 16):
                    into.write(block)
            return round(cursor.rowcount / (time.perf_counter() - began))
        finally:
            owner.execute("DROP TABLE bare")


def _indexes(owner: psycopg.Connection) -> Iterator[str]:
    """The statements that give `bare` the claims' indexes and foreign keys."""
    for name, told in owner.execute(
        "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = 'intelligence_claim'"
    ).fetchall():
        yield told.replace(f" {name} ", f" bare_{name} ").replace(".intelligence_claim ", ".bare ")
    for (told,) in owner.execute(
        "SELECT pg_get_constraintdef(oid) FROM pg_constraint "
        "WHERE conrelid = 'intelligence_claim'::regclass AND contype = 'f'"
    ).fetchall():
        yield f"ALTER TABLE bare ADD {told}"


if __name__ == "__main__":
    sys.exit(main())
