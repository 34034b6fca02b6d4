"""Opening the store: server up, roles and database there, addresses known to the settings."""

from __future__ import annotations

import os
from dataclasses import dataclass

from tamarack.store import roles, server
from tamarack.store.home import home, made
from tamarack.store.secrets import Secrets, load


@dataclass(frozen=True, slots=True)
class Store:
    """An opened store: the administrator's address, the database's name, the secrets."""

    admin_url: str
    database: str
    secrets: Secrets

    def url(self, role: str) -> str:
        """The address at which `role` (owner, app, engine, keeper) signs in to the database."""
        return server.at(
            self.admin_url,
            database=self.database,
            user=f"tamarack_{role}",
            password=getattr(self.secrets, role),
        )


_opened: dict[str, Store] = {}


def open_store(database: str | None = None) -> Store:
    """Start the server if need be and make the database ready for migrations; once per process."""
    name = database or os.environ.get("TAMARACK_DATABASE", "tamarack")
    if name not in _opened:
        folder = made(home())
        secrets = load(folder)
        admin_url = server.administered(folder)
        roles.prepare(admin_url, name, secrets)
        _opened[name] = Store(admin_url, name, secrets)
    return _opened[name]
