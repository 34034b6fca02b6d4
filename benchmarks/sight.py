"""What looking costs at five million claims: a dossier under row-level security against the same queries
without it, searches of names, numbers and words, whole pages; for those who see all, half, and little.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from random import Random

from benchmarks import dossiers, searches, web_pages
from benchmarks.crowd import laid
from benchmarks.ground import opened
from benchmarks.ledger import Figure, keep
from benchmarks.machine import machine
from tamarack.store.opening import Store


def main() -> int:
    """Lay the crowd if it isn't there, measure, print, keep."""
    store = opened()
    laid(store)
    return 0 if keep("sight", list(figures(store)), machine(store.admin_url)) else 1


def figures(store: Store) -> Iterator[Figure]:
    """Every figure of this program."""
    persons = dossiers.persons(store, Random(23), 400)
    yield from dossiers.figures(store, persons[:200])
    yield from searches.figures(persons)
    yield from web_pages.figures(persons[:100])


if __name__ == "__main__":
    sys.exit(main())
