"""From statements to rows: identifiers, normal forms, tokens."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tamarack.intelligence.claims.rows import ClaimRow, Ground, rows
from tamarack.intelligence.claims.statement import Statement, value_key
from tamarack.intelligence.vocabulary import UnknownProperty


def ground(source: int = 1, key: bytes = b"k" * 32) -> Ground:
    return Ground(key, source, report=7, grade=2, marking=3, officer=4, at=datetime(2026, 1, 1, tzinfo=UTC))


def one(statement: Statement, **how: object) -> ClaimRow:
    return next(iter(rows([statement], ground(**how))))  # type: ignore[arg-type]


def test_a_name_keeps_its_raw_value_and_gets_its_folded_parts() -> None:
    row = one(Statement("p1", "Person", "name", "Zając, Zbigniew"))
    assert (row.value, row.normal, row.tokens) == ("Zając, Zbigniew", "zajac zbigniew", ["zajac", "zbigniew"])
    assert (row.report_id, row.grade_id, row.marking_id, row.made_by_id) == (7, 2, 3, 4)


def test_a_sources_own_number_is_scoped_to_the_source() -> None:
    said = Statement("p1", "Person", "name", "x")
    assert one(said).entity == one(said).entity
    assert one(said).entity != one(said, source=2).entity
    assert one(said).entity != one(said, key=b"j" * 32).entity


def test_the_same_telephone_is_one_thing_from_every_source() -> None:
    said = Statement(value_key("Phone", "+15145550134"), "Phone", "number", "+1 514 555 0134")
    assert one(said).entity == one(said, source=2).entity
    assert one(said).normal == "+15145550134"


@pytest.mark.parametrize("value", ["X", "UTO", "D", "02/03/1980", "1980-02-30", "circa 1980"])
def test_nothing_that_passports_say_is_dropped(value: str) -> None:
    for name in ("gender", "nationality", "birthDate"):
        assert one(Statement("p1", "Person", name, value)).value == value


def test_a_link_has_a_target_and_no_normal_value() -> None:
    row = one(Statement("c1", "Call", "caller", "Abel", target="p1"))
    assert (row.normal, row.tokens) == ("", None)
    assert row.target == one(Statement("p1", "Person", "name", "x")).entity


def test_prose_is_not_looked_up_by_its_beginning_and_a_nul_does_not_reach_the_store() -> None:
    row = one(Statement("p1", "Person", "notes", "seen\x00at the quay"))
    assert (row.value, row.normal) == ("seen\ufffdat the quay", "")


def test_what_the_vocabulary_does_not_know_is_refused() -> None:
    with pytest.raises(UnknownProperty):
        one(Statement("p1", "Person", "shoeSize", "44"))
