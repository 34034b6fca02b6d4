"""Rows of a Parquet file, through DuckDB, every value as text."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

import duckdb

from tamarack.intelligence.intake.errors import Damaged
from tamarack.intelligence.intake.limits import LIMITS
from tamarack.intelligence.intake.readers.inspecting import inspected
from tamarack.intelligence.intake.readers.reasons import refused
from tamarack.intelligence.intake.readers.rows import LOOKED_AT, Row, column_names

_BATCH = 2_000
#: One thread and little memory: other readers run beside this one. Nothing is fetched from outside.
_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "threads": 1,
    "memory_limit": "1GB",
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "preserve_insertion_order": True,
}


class ParquetRows:
    """A Parquet file; its column names are the header, and its rows count from 2 as if written under it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.header = self._columns()

    @cached_property
    def sample(self) -> list[list[str]]:
        """The first rows."""
        found: list[list[str]] = []
        for _, cells in self._cells(f"LIMIT {LOOKED_AT}"):
            found.append(cells)
        return found

    @cached_property
    def estimate(self) -> int:
        """How many rows the file says it has."""
        with _connected(self._path) as connection:
            found = connection.execute("SELECT count(*) FROM read_parquet(?)", [str(self._path)]).fetchone()
            return int(found[0]) if found else 0

    def rows(self) -> Iterator[Row]:
        """The rows; when a later part of the file is damaged, the rows before it stand."""
        try:
            yield from inspected(self._cells(), self.header, "utf-8", LIMITS)
        except Damaged as error:
            yield refused("rest-unreadable", error)

    def _columns(self) -> list[str]:
        with _connected(self._path) as connection:
            described = connection.execute(
                "SELECT * FROM read_parquet(?) LIMIT 0", [str(self._path)]
            ).description
            return column_names([str(column[0]) for column in described or ()])

    def _cells(self, limit: str = "") -> Iterator[tuple[int, list[str]]]:
        query = f"SELECT coalesce(COLUMNS(*)::VARCHAR, '') FROM read_parquet(?) {limit}"  # noqa: S608 - limit is ours
        number = 1
        with _connected(self._path) as connection:
            connection.execute(query, [str(self._path)])
            while batch := connection.fetchmany(_BATCH):
                for values in batch:
                    number += 1
                    yield number, list(values)


@contextmanager
def _connected(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    connection = duckdb.connect(config=_SETTINGS)
    try:
        yield connection
    except (duckdb.Error, UnicodeDecodeError, RuntimeError, OverflowError, ValueError) as error:
        told = (str(error).splitlines() or [""])[0]
        raise Damaged(place="Parquet", why=told.replace(str(path), "original")[:200]) from None
    finally:
        connection.close()
