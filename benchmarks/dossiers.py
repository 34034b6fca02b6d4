"""A dossier's queries with row-level security and without: the same text and rows, in turns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from random import Random
from typing import TYPE_CHECKING, Any

import psycopg

from benchmarks.clocks import middle, timed
from benchmarks.ground import looking, officers, unforced
from benchmarks.ledger import Figure
from tamarack.store.opening import Store

if TYPE_CHECKING:
    from tamarack.trust.markings.viewing import Look

MARKED = ("intelligence_claim", "intelligence_report", "intelligence_withdrawal", "intelligence_retraction")
Person = tuple[int, str]  # identifier and name
Query = tuple[str, tuple[Any, ...]]


def persons(store: Store, chance: Random, count: int) -> list[Person]:
    """Persons of the crowd: half of them drawn evenly, half among those much spoken of."""
    with unforced(store, "intelligence_claim") as owner:
        drawn = owner.execute(
            "SELECT DISTINCT ON (entity) entity, value FROM intelligence_claim "
            "TABLESAMPLE SYSTEM (1) REPEATABLE (4) "
            "WHERE property = 'name' AND schema = 'Person' ORDER BY entity"
        ).fetchall()
    return chance.sample(drawn, min(count, len(drawn)))


def figures(store: Store, drawn: Sequence[Person]) -> Iterator[Figure]:
    """For each officer the median of a dossier's queries, against the same queries of who has no policy."""
    entities = [entity for entity, _ in drawn]
    with unforced(store, *MARKED) as owner:
        for login, officer in officers().items():
            with looking(officer) as look, sighted(store, look) as application, owner.transaction():
                asked = [queries_of(look, entity) for entity in entities]
                seen, bare = compared(application, owner, asked)
            # Who sees less is given fewer rows than the peer: the fair ratio is that of who sees all.
            bar = "<= 1.25 ratio" if login == "all" else ""
            yield Figure(f"dossier, sees {login}", middle(seen), "ms", "no policy", middle(bare), bar)


@contextmanager
def sighted(store: Store, look: Look) -> Iterator[psycopg.Connection]:
    """A plain connection of the application's role with the look's sight: the peer's equal in all else."""
    from django.conf import settings

    from tamarack.trust.markings.interning import numbered
    from tamarack.trust.markings.sight import bitmap, seal

    with psycopg.connect(store.url("app")) as application:
        began = application.execute("SELECT (extract(epoch FROM now()) * 1000000)::bigint").fetchone()
        bits = bitmap(look.viewer, look.purpose, numbered().items())
        sealed = "\\x" + seal(settings.SEAL_KEY, look.viewer.officer, bits, began[0]).hex()  # type: ignore[index]
        application.execute("SELECT set_config('tamarack.visible', %s, true)", [sealed])
        yield application


def compared(
    application: psycopg.Connection, owner: psycopg.Connection, asked: Sequence[Sequence[Query]]
) -> tuple[list[float], list[float]]:
    """Milliseconds of each dossier as the one and as the other, who goes first changing with each."""
    taken: dict[psycopg.Connection, list[float]] = {application: [], owner: []}
    for number, queries in enumerate(asked):
        pair = (application, owner) if number % 2 else (owner, application)
        for connection in pair:
            replayed(connection, queries)  # both find their pages in memory
        for connection in pair:
            taken[connection].append(replayed(connection, queries))
    return taken[application], taken[owner]


def queries_of(look: Look, entity: int) -> list[Query]:
    """What the dossier of that entity asks the store, as this officer; nothing for what they may not see."""
    from django.db import connection

    from tamarack.intelligence.claims.errors import NoSuchEntity
    from tamarack.intelligence.claims.queries import dossier

    asked: list[Query] = []

    def note(execute: Any, query: str, given: Any, many: bool, context: Any) -> Any:
        if query.startswith("SELECT") and "intelligence_" in query:
            asked.append((query, tuple(given)))
        return execute(query, given, many, context)

    with connection.execute_wrapper(note), suppress(NoSuchEntity):
        dossier(look, entity)
    return asked


def replayed(raw: psycopg.Connection, asked: Sequence[Query]) -> float:
    """Milliseconds of asking all of it and fetching the rows."""

    def ask() -> None:
        with psycopg.ClientCursor(raw) as cursor:
            for query, given in asked:
                cursor.execute(query, given).fetchall()  # type: ignore[arg-type]

    return timed(ask)[0] * 1000
