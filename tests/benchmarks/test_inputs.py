from __future__ import annotations

import csv
from pathlib import Path
from random import Random

from benchmarks.names import Names
from benchmarks.tables import CLAIMS_A_ROW, MAPPING, write_ftm, write_people
from tamarack.intelligence.claims.statement import Statement
from tamarack.intelligence.intake.draft import Original
from tamarack.intelligence.intake.readers import read_original


def _statements(path: Path, mapping: dict[str, object] | None) -> list[object]:
    (draft,) = read_original(Original(path, path.name), mapping)
    return list(draft.statements)  # type: ignore[union-attr]


def test_a_row_of_people_makes_that_many_claims(tmp_path: Path) -> None:
    path = write_people(tmp_path / "people.csv", 3)
    said = _statements(path, MAPPING)
    assert all(isinstance(one, Statement) for one in said)
    assert len(said) == 3 * CLAIMS_A_ROW


def test_the_same_table_each_time(tmp_path: Path) -> None:
    first, second = (write_people(tmp_path / name, 5) for name in ("a.csv", "b.csv"))
    assert first.read_bytes() == second.read_bytes()
    with first.open(encoding="utf-8", newline="") as file:
        assert [row["id"] for row in csv.DictReader(file)] == [f"P{number:07}" for number in range(5)]


def test_lines_of_entities_are_read_whole(tmp_path: Path) -> None:
    said = _statements(write_ftm(tmp_path / "lines.ftm.json", 6), None)
    assert all(isinstance(one, Statement) for one in said)
    assert len(said) == 36


def test_names_have_a_long_tail() -> None:
    names = Names()
    assert len(names.tail) > 100_000
    assert len(set(names.draw(Random(1), 2_000))) > 1_500
