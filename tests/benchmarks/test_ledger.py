from __future__ import annotations

import json
from pathlib import Path

from benchmarks.ledger import Figure, keep, table

ON = {"cores": 2, "processor": "any", "postgresql": "18", "load": 0.0, "at": "2026-11-23T05:00+00:00"}


def test_a_rate_is_held_against_its_peer_the_other_way_round() -> None:
    assert Figure("bulk", 50_000, "claims/s", "COPY", 100_000).ratio == 2.0
    assert Figure("dossier", 1.2, "ms", "no policy", 1.0).ratio == 1.2


def test_a_bar_is_on_the_value_or_on_the_ratio() -> None:
    assert Figure("a", 20_000, "claims/s", bar=">= 20000").holds is True
    assert Figure("a", 19_999, "claims/s", bar=">= 20000").holds is False
    assert Figure("a", 1.3, "ms", "b", 1.0, "<= 1.25 ratio").holds is False
    assert Figure("a", 1.3, "ms").holds is None


def test_a_bar_on_a_ratio_without_a_peer_does_not_hold() -> None:
    assert Figure("a", 1.0, "ms", bar="<= 1.25 ratio").holds is False


def test_the_figures_are_kept_as_rows(tmp_path: Path) -> None:
    assert keep("one", [Figure("a", 2.0, "s", "b", 1.0, "<= 3 ratio")], ON, tmp_path) is True
    (row,) = json.loads((tmp_path / "one.json").read_text())
    assert row == {
        "bench": "a",
        "value": 2.0,
        "unit": "s",
        "peer": "b",
        "peer_value": 1.0,
        "ratio": 2.0,
        "bar": "<= 3 ratio",
        "holds": True,
        "machine": ON,
    }


def test_a_bar_that_is_not_kept_is_told(tmp_path: Path) -> None:
    assert keep("one", [Figure("a", 2.0, "s", bar="<= 1")], ON, tmp_path) is False


def test_the_table_has_a_line_for_each() -> None:
    lines = table([Figure("a", 0.5, "s", bar="<= 1"), Figure("b", 12_345.6, "claims/s")]).splitlines()
    assert [line.split() for line in lines[1:]] == [
        ["a", "0.5", "s", "<=", "1", "yes"],
        ["b", "12,346", "claims/s"],
    ]
