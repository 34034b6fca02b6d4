"""The store that a program measures on: opened, brought up to date, with the officers who look at it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import psycopg

from tamarack.cli.bringing_up import bring_up
from tamarack.store import roles
from tamarack.store.opening import Store, open_store

if TYPE_CHECKING:
    from tamarack.trust.accounts.models import Officer
    from tamarack.trust.markings.viewing import Look

COMPARTMENTS = tuple(f"CEDAR-{number}" for number in range(1, 9))

#: Who looks, from the one who sees everything to the one who sees next to nothing.
OFFICERS = {
    "all": {"unit": "RCMP-INT", "protected": "C", "classified": "TOP SECRET", "compartments": COMPARTMENTS},
    "half": {"unit": "VAN", "protected": "B"},
    "little": {"unit": "PPT-INT", "protected": "A", "citizenship": "FR"},
}


def opened(*, fresh: bool = False) -> Store:
    """The store of TAMARACK_DATABASE with Django ready over it; `fresh`: without what an earlier run left."""
    store = open_store()
    if fresh:
        roles.drop(store.admin_url, store.database)
        roles.prepare(store.admin_url, store.database, store.secrets)
    bring_up()
    return store


def officers() -> dict[str, Officer]:
    """The officers, by what they see."""
    from tamarack.trust.accounts.founding import found_administrator, settle_person

    asker, confirmer = (
        found_administrator(login=login, full_name=f"Invented {login}", unit="IRCC-SYS", password=None)
        for login in ("first-keeper", "second-keeper")
    )
    return {
        login: settle_person(
            asker=asker,
            confirmer=confirmer,
            login=login,
            full_name=f"Invented {login}",
            role="analyst",
            password=None,
            reason="measured",
            **facts,  # type: ignore[arg-type]
        )
        for login, facts in OFFICERS.items()
    }


@contextmanager
def looking(officer: Officer) -> Iterator[Look]:
    """Look at the store as that officer."""
    from tamarack.trust.accounts.queries import viewer_of
    from tamarack.trust.markings.marking import Purpose
    from tamarack.trust.markings.viewing import viewing

    with viewing(viewer_of(officer), Purpose.INTELLIGENCE, channel="cli") as look:
        yield look


@contextmanager
def unforced(store: Store, *tables: str) -> Iterator[psycopg.Connection]:
    """The owner, for whom row-level security does not hold on these tables meanwhile.

    It still holds for the application: this is the peer of a measurement, and the way to load without intake.
    """
    with psycopg.connect(store.url("owner"), autocommit=True) as owner:
        for table in tables:
            owner.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
        try:
            yield owner
        finally:
            for table in tables:
                owner.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
