"""A past for the log: events such as a unit leaves in years, laid without the acts that they record.

Their owner copies them into the table and the queue, in the shape in which `record` writes them: one to six
records named, most under a marking; words that somebody typed in one of three. Seeded, but for the keys.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import psycopg
from psycopg.types.json import Jsonb

from benchmarks.telling import WORDS
from tamarack.foundation.identifiers import keyed_id
from tamarack.store.opening import Store

OFFICERS, RECORDS = 300, 200_000
RARE = "tamarisk"  # a word that stands in one of ten thousand events
_VERBS = (
    "report.read",
    "dossier.read",
    "search",
    "report.list",
    "claim.record",
    "log.read",
    "finding.accept",
)
_OFTEN = (30, 30, 20, 8, 6, 1, 5)
_EVENT = (
    "id", "at", "actor", "channel", "purpose", "verb", "objects_seen", "markings", "details", "words",
    "words_marking", "key", "form",
)  # fmt: skip
_COPY = f"COPY trust_event ({', '.join(_EVENT)}) FROM STDIN"


def officer_number(number: int) -> int:
    """The identifier of one of the invented people whose events these are."""
    return keyed_id(b"trail", "officer", str(number))


def record_number(number: int) -> int:
    """The identifier of one of the invented records that these events name: low numbers more often."""
    return keyed_id(b"trail", "record", str(number))


def lay(store: Store, count: int, markings: Sequence[int]) -> None:
    """Lay so many events under markings of these numbers, into a log in which nothing waits: now they do."""
    with psycopg.connect(store.url("owner")) as owner:
        with owner.cursor().copy(_COPY) as copy:
            for row in _events(count, markings):
                copy.write_row(row)
        owner.execute(
            "INSERT INTO trust_waiting (event) SELECT id FROM trust_event AS e"
            " WHERE NOT EXISTS (SELECT FROM trust_leaf WHERE event = e.id) ORDER BY at"
        )
    tidy(store)


def tidy(store: Store) -> None:
    """What a server does by itself in quiet hours."""
    with psycopg.connect(store.url("owner"), autocommit=True) as owner:
        owner.execute("VACUUM ANALYZE trust_event, trust_waiting, trust_leaf")


def _events(count: int, markings: Sequence[int]) -> Iterator[tuple[Any, ...]]:
    chance = Random(29)
    began = datetime(2024, 1, 1, tzinfo=UTC)
    for number in range(count):
        named = [record_number(int(chance.random() ** 3 * RECORDS)) for _ in range(chance.randint(1, 6))]
        words = _words(chance, number)
        yield (
            keyed_id(b"trail", "event", str(number)),
            began + timedelta(days=690) * (number / count),
            officer_number(int(chance.random() ** 2 * OFFICERS)),
            "web",
            "intelligence",
            chance.choices(_VERBS, _OFTEN)[0],
            named,
            [chance.choice(markings) if chance.random() < 0.9 else None for _ in named],
            Jsonb({"claims": chance.randrange(40)}),
            Jsonb(words),
            chance.choice(markings) if words else None,
            os.urandom(32),
            1,
        )


def _words(chance: Random, number: int) -> dict[str, str]:
    if number % 10_000 == 777:
        return {"asked": f"{chance.choice(WORDS)} {RARE}"}
    return {"asked": " ".join(chance.choices(WORDS, k=chance.randint(1, 8)))} if number % 3 == 0 else {}
