"""Withdrawing a report of ten thousand claims, and how soon they are gone from a dossier and a search."""

from __future__ import annotations

import csv
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

from benchmarks.bulk import taken_in
from benchmarks.clocks import timed
from benchmarks.crowd import laid
from benchmarks.ground import looking, officers, opened
from benchmarks.ledger import Figure, keep
from benchmarks.machine import machine

ROWS = 2_500
MAPPING = {
    "entities": {
        "person": {
            "schema": "Person",
            "key": ["id"],
            "properties": {"name": "name", "birthDate": "born", "nationality": "of", "address": "at"},
        }
    }
}


def main() -> int:
    """Take one such report in beside the crowd, withdraw it, look for it. Print, keep."""
    store = opened()
    laid(store)
    return 0 if keep("withdraw", list(figures()), machine(store.admin_url)) else 1


def figures() -> Iterator[Figure]:
    """Seconds of the withdrawal, and of the first look at a dossier and a search after it."""
    from tamarack.intelligence.claims.actions import withdraw
    from tamarack.intelligence.claims.errors import NoSuchEntity
    from tamarack.intelligence.claims.models import LiveClaim
    from tamarack.intelligence.claims.queries import dossier
    from tamarack.intelligence.search.queries import search

    mark = f"Withdrawable{uuid4().hex[:8]}"
    officer = officers()["all"]
    with tempfile.TemporaryDirectory() as folder:
        _, report = taken_in(_table(Path(folder) / "list.csv", mark), MAPPING)
    with looking(officer) as look:
        entity = LiveClaim.objects.filter(report_id=report).values_list("entity", flat=True)[:1].get()
        assert search(look, mark), "the claims are there before"
        claims = LiveClaim.objects.filter(report_id=report).count()

    def taken_back() -> None:
        with looking(officer) as look:
            withdraw(actor=look, report=report, reason="measured")

    def gone() -> bool:
        with looking(officer) as look:
            try:
                dossier(look, entity)
            except NoSuchEntity:
                return not search(look, mark)
            return False

    withdrawn, _ = timed(taken_back)
    looked, nothing = timed(gone)
    assert nothing, "withdrawn claims are still shown"
    yield Figure(f"withdrawing a report of {claims:,} claims", round(withdrawn, 4), "s", bar="<= 1")
    yield Figure("and gone from dossier and search", round(withdrawn + looked, 4), "s", bar="<= 1")


def _table(path: Path, mark: str) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("id", "name", "born", "of", "at"))
        writer.writerows(
            (f"{mark}{row}", f"{mark} {row}", f"19{row % 90 + 10}-03-04", "fr", f"{row} Elm Road")
            for row in range(ROWS)
        )
    return path


if __name__ == "__main__":
    sys.exit(main())
