"""A dossier's queries with row-level security and without: the same text, the same rows asked for, in turns."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import Any

import psycopg

from benchmarks.clocks import middle, timed
from benchmarks.ground import looking, officers, unforced
from benchmarks.ledger import Figure
from tamarack.store.opening import Store

MARKED = ("intelligence_claim", "intelligence_report", "intelligence_withdrawal", "intelligence_retraction")
Person = tuple[int, str]  # identifier and name
Query = tuple[str, tuple[Any, ...]]


def persons(store: Store, chance: Random, count: int) -> list[Person]:
    """Persons of the crowd: half of them drawn evenly, half among those much spoken of."""
    with unforced(store, "intelligence_claim") as owner:
        drawn = owner.execute(
            "SELECT DISTINCT ON (entity) entity, value FROM intelligence_claim TABLESAMPLE SYSTEM (1) REPEATABLE (4) "
            "WHERE property = 'name' AND schema = 'Person' ORDER BY entity"
        ).fetchall()
    return chance.sample(drawn, min(count, len(drawn)))


def figures(store: Store, drawn: Sequence[Person]) -> Iterator[Figure]:
    """For each officer the median of a dossier's queries, against the same queries of who has no policy."""
    with unforced(store, *MARKED) as owner:
        for login, officer in officers().items():
            with looking(officer) as look:
                seen, bare = _compared(look, owner, [entity for entity, _ in drawn])
            # Who sees less is given fewer rows than the peer: the fair ratio is that of who sees all.
            bar = "<= 1.25 ratio" if login == "all" else ""
            yield Figure(
                f"dossier, sees {login}", middle(seen), "ms", "no row-level security", middle(bare), bar
            )


def _compared(
    look: Any, owner: psycopg.Connection, entities: Sequence[int]
) -> tuple[list[float], list[float]]:
    from django.db import connection

    seen, bare = [], []
    connection.ensure_connection()
    for number, entity in enumerate(entities):
        asked = queries_of(look, entity)
        with owner.transaction():
            pair: list[Callable[[], float]] = [
                lambda asked=asked: replayed(connection.connection, asked),  # type: ignore[misc]
                lambda asked=asked: replayed(owner, asked),  # type: ignore[misc]
            ]
            for work in pair:
                work()  # both find their pages in memory
            first, second = (pair[at]() for at in ((0, 1) if number % 2 else (1, 0)))
        seen.append(first if number % 2 else second)
        bare.append(second if number % 2 else first)
    return seen, bare


def queries_of(look: Any, entity: int) -> list[Query]:
    """What the dossier of that entity asks the store, as this officer; nothing for what they may not see."""
    from django.db import connection

    from tamarack.intelligence.claims.errors import NoSuchEntity
    from tamarack.intelligence.claims.queries import dossier

    asked: list[Query] = []

    def note(execute: Any, query: str, given: Any, many: bool, context: Any) -> Any:
        if query.startswith("SELECT") and "intelligence_" in query:
            asked.append((query, tuple(given)))
        return execute(query, given, many, context)

    with connection.execute_wrapper(note):
        try:
            dossier(look, entity)
        except NoSuchEntity:
            pass
    return asked


def replayed(raw: psycopg.Connection, asked: Sequence[Query]) -> float:
    """Milliseconds of asking all of it and fetching the rows."""

    def ask() -> None:
        with psycopg.ClientCursor(raw) as cursor:
            for query, given in asked:
                cursor.execute(query, given).fetchall()  # type: ignore[arg-type]

    return timed(ask)[0] * 1000
