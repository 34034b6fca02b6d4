"""Storing claims in bulk: streamed into this transaction's own table, then added under the viewer's policy.

PostgreSQL refuses COPY into a table with row-level security, so rows take two steps; the second one
checks every marking against the viewer's sight.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from queue import Queue
from threading import Thread
from typing import TypeVar

from django.db import connection

from tamarack.foundation.errors import BadInput
from tamarack.intelligence.claims.rows import COLUMNS, ClaimRow

BATCH = 20_000
_QUOTED = ", ".join(f'"{column}"' for column in COLUMNS)
_STAGE = """
CREATE TEMPORARY TABLE IF NOT EXISTS incoming_claim ON COMMIT DROP AS
SELECT {columns} FROM intelligence_claim WITH NO DATA
"""
_Item = TypeVar("_Item")


def store_claims(rows: Iterable[ClaimRow]) -> int:
    """Add the rows, inside the caller's transaction and sight. Returns how many."""
    count = 0
    with connection.cursor() as cursor:
        cursor.execute(_STAGE.format(columns=_QUOTED))
        for batch in _batches(iter(rows)):
            raw = cursor.cursor  # psycopg's own, for COPY
            with raw.copy(f"COPY incoming_claim ({_QUOTED}) FROM STDIN") as copy:
                for row in batch:
                    copy.write_row(row)
            cursor.execute(
                f"INSERT INTO intelligence_claim ({_QUOTED}) SELECT {_QUOTED} FROM incoming_claim"  # noqa: S608  (columns are ours)
            )
            cursor.execute("TRUNCATE incoming_claim")
            count += len(batch)
    return count


def store_names(names: set[str]) -> None:
    """Add the parts of names that searching forgives errors in."""
    with connection.cursor() as cursor:
        ordered = sorted(names)
        for at in range(0, len(ordered), BATCH):
            cursor.execute(
                "INSERT INTO intelligence_name_token SELECT unnest(%s::text[]) ON CONFLICT DO NOTHING",
                [ordered[at : at + BATCH]],
            )


def read_ahead(items: Iterable[_Item], size: int = BATCH, depth: int = 3) -> Iterator[_Item]:
    """The same items, made by a thread of its own while the store is busy with the ones before.

    An error in the making is raised here. The maker stops when this stops.
    """
    waiting: Queue[list[_Item] | BaseException | None] = Queue(depth)
    stopped = False

    def make() -> None:
        try:
            for batch in _batches(iter(items), size):
                waiting.put(batch)
                if stopped:
                    return
            waiting.put(None)
        except BaseException as error:  # handed to whoever reads
            waiting.put(error)

    maker = Thread(target=make, daemon=True, name="read-ahead")
    maker.start()
    try:
        while (batch := waiting.get()) is not None:
            if isinstance(batch, BaseException):
                raise batch
            yield from batch
    finally:
        stopped = True
        while maker.is_alive():
            while not waiting.empty():
                waiting.get_nowait()
            maker.join(0.01)


def _batches(items: Iterator[_Item], size: int = BATCH) -> Iterator[list[_Item]]:
    """Lists of `size`; when the making breaks, what was made before comes out first."""
    batch: list[_Item] = []
    try:
        for item in items:
            batch.append(item)
            if len(batch) == size:
                yield batch
                batch = []
    except BadInput:
        if batch:
            yield batch
        raise
    if batch:
        yield batch
