"""Five million claims, laid without intake: 600,000 entities told of by 200,000 reports under 60 markings.

Claims are made by the platform's own `rows`, so that identifiers, normal values and parts of names are what
intake would have stored. Seeded; laid once and kept: a comment on the database says what it holds.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from random import Random
from typing import TYPE_CHECKING, Any

import psycopg

from benchmarks.ground import COMPARTMENTS, looking, officers, unforced
from benchmarks.telling import Teller
from tamarack.store.opening import Store

if TYPE_CHECKING:
    from tamarack.intelligence.claims.rows import Ground
    from tamarack.trust.markings.marking import Marking

REPORTS, LONG, LONGEST = 200_000, 300, 22  # reports in all; of 1,000 claims; of 10,000
SHORT_CLAIMS = 20.5  # of each of the others, in the middle
MARKINGS = 60
SCALE = f"{REPORTS} reports, seed 5, layout 1"
_REPORT = (
    "id", "intake_id", "source_id", "grade_id", "marking_id", "key", "content", "title", "text", "language",
    "said_on", "received_at", "filed_by_id",
)  # fmt: skip


def laid(store: Store, share: float = 1.0) -> None:
    """Lay the crowd, if the database doesn't hold it yet. `share` below 1 lays that part of it."""
    wanted = f"{SCALE}, share {share}"
    with psycopg.connect(store.url("owner"), autocommit=True) as owner:
        held = owner.execute(
            "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s",
            [store.database],
        ).fetchone()
    if held and held[0] == wanted:
        return
    _lay(store, share)
    with psycopg.connect(store.url("owner"), autocommit=True) as owner:
        owner.execute(f"COMMENT ON DATABASE {store.database} IS '{wanted}'")


def _lay(store: Store, share: float) -> None:
    from tamarack.intelligence.claims.rows import COLUMNS, rows

    chance, ground = Random(5), _ground(store)
    teller = Teller(Random(17), round(300_000 * share))
    markings = _markings()
    heads = list(_reports(chance, ground, markings, teller, share))
    with unforced(store, "intelligence_report", "intelligence_claim") as owner, owner.transaction():
        _copy(owner, "intelligence_report", _REPORT, (head[:-1] for head in heads))
        _copy(owner, "intelligence_claim", COLUMNS, (
            row
            for head in heads
            for row in rows(teller.statements(head[-1]), _standing(ground, head))
        ))  # fmt: skip
        names = sorted(ground.names)
        owner.execute("INSERT INTO intelligence_name_token SELECT unnest(%s::text[])", [names])
    with psycopg.connect(store.url("owner"), autocommit=True) as owner:
        owner.execute("VACUUM ANALYZE")


def _ground(store: Store) -> Ground:
    """What all claims share, with the source, grade, officer and intake that they hang on."""
    from django.conf import settings

    from tamarack.intelligence.claims.rows import Ground
    from tamarack.intelligence.grading.grade import parse_grade
    from tamarack.intelligence.intake.actions import hand_in
    from tamarack.intelligence.sources.actions import add_source
    from tamarack.trust.markings.marking import UNCLASSIFIED

    officer = officers()["all"]
    with looking(officer) as look:
        source = add_source(actor=look, name="Invented crowd", marking=UNCLASSIFIED)
        with store_file(store) as stream:
            intake = hand_in(
                actor=look, stream=stream, name="crowd.txt", source=source, marking=UNCLASSIFIED,
                grade=parse_grade("admiralty:B2"),
            )  # fmt: skip
    return Ground(
        key=settings.IDENTITY_KEY, source=source.id, report=intake.id, grade=intake.grade_id,
        marking=intake.marking_id, officer=officer.id, at=datetime.now(UTC),
    )  # fmt: skip


def store_file(store: Store) -> Any:
    """Bytes to keep as the crowd's original."""
    from io import BytesIO

    return BytesIO(json.dumps({"crowd": store.database}).encode())


def _markings() -> list[tuple[int, float]]:
    """Sixty markings by number, each with its share of the reports: the plainest are the most frequent."""
    from tamarack.trust.markings.interning import intern

    made: dict[Marking, None] = {}
    for marking in _sixty(Random(3)):
        made.setdefault(marking)
        if len(made) == MARKINGS:
            break
    with looking(officers()["all"]):
        return [(intern(marking), 1 / (rank + 2)) for rank, marking in enumerate(made)]


def _sixty(chance: Random) -> Iterator[Marking]:
    from tamarack.trust.markings.marking import Classified, Marking, Protected

    audiences = (None, None, frozenset({"RCMP", "CBSA"}), frozenset({"RCMP", "IRCC"}), frozenset({"RCMP"}))
    for protected in (Protected.B, Protected.A, Protected.NONE, Protected.C):
        for audience in audiences:
            yield Marking(protected=protected, audience=audience)
    while True:
        yield Marking(
            protected=chance.choice(list(Protected)),
            classified=chance.choice(list(Classified)),
            canadian_eyes=chance.random() < 0.3,
            audience=chance.choice(audiences),
            compartments=frozenset(chance.sample(COMPARTMENTS, chance.choice((0, 0, 1, 1, 2)))),
        )


def _reports(
    chance: Random, ground: Ground, markings: list[tuple[int, float]], teller: Teller, share: float
) -> Iterator[tuple[Any, ...]]:
    """The reports' rows, and after each how many claims it is to make."""
    from tamarack.foundation.identifiers import keyed_id

    weights = list(accumulate(weight for _, weight in markings))
    numbers = [number for number, _ in markings]
    count = round(REPORTS * share)
    began = ground.at - timedelta(days=900)
    for number in range(count):
        claims = 10_000 if number < LONGEST * share else 1_000 if number < (LONGEST + LONG) * share else 0
        marking = numbers[0] if claims else chance.choices(numbers, cum_weights=weights)[0]
        at = began + timedelta(days=900 * number / count)
        title, text, language = teller.text(chance)
        yield (
            keyed_id(b"crowd", str(number)), ground.report, ground.source, ground.grade, marking,
            f"report {number}", f"{number:064x}", title, text, language, at.date().isoformat(), at,
            ground.officer, claims or max(1, round(chance.gauss(SHORT_CLAIMS, 8))),
        )  # fmt: skip


def _standing(ground: Ground, head: tuple[Any, ...]) -> Ground:
    from tamarack.intelligence.claims.rows import Ground as Made

    return Made(
        ground.key, ground.source, head[0], ground.grade, head[4], ground.officer, head[11], ground.entities,
        ground.names,
    )  # fmt: skip


def _copy(owner: psycopg.Connection, table: str, columns: tuple[str, ...], rows: Iterator[Any]) -> None:
    quoted = ", ".join(f'"{column}"' for column in columns)
    with owner.cursor().copy(f"COPY {table} ({quoted}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)
