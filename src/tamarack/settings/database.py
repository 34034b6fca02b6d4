"""The store: opened when the settings are first read, reached as four roles.

`default` is the application's: row-level security holds for it and it owns nothing.
`owner` runs migrations. `engine` builds indexes. `keeper` seals the log of events and checks it.
"""

from __future__ import annotations

import os
from pathlib import Path

from psycopg import conninfo

from tamarack.store.home import home
from tamarack.store.opening import open_store

STORE = open_store()
TAMARACK_HOME = home()
CUSTODY_FOLDER = Path(os.environ.get("TAMARACK_CUSTODY") or TAMARACK_HOME / "custody")
SEAL_KEY = bytes.fromhex(STORE.secrets.seal)
IDENTITY_KEY = bytes.fromhex(STORE.secrets.identity)
ENTRY_KEY = bytes.fromhex(STORE.secrets.entry)


def _alias(role: str) -> dict[str, object]:
    parts = conninfo.conninfo_to_dict(STORE.url(role))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.pop("dbname"),
        "USER": parts.pop("user"),
        "PASSWORD": parts.pop("password"),
        "HOST": parts.pop("host", ""),
        "PORT": parts.pop("port", ""),
        "OPTIONS": parts,
        "CONN_MAX_AGE": 600 if role == "app" else 0,
        "CONN_HEALTH_CHECKS": True,
        "TEST": {"MIGRATE": False},
    }


DATABASES = {
    "default": _alias("app"),
    "progress": _alias("app"),  # tells how far work has come, outside the work's transaction
    "owner": _alias("owner"),
    "engine": _alias("engine"),
    "keeper": _alias("keeper"),
}
DATABASE_ROUTERS: list[str] = []
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
