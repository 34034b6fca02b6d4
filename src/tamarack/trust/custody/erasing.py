"""Erasing the bytes of an original that nothing cites any more, without losing those that arrive meanwhile.

Whoever keeps bytes holds a lock on their digest until their row is committed; whoever erases waits for it and
then looks for the row.
"""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections, transaction

_LOCK = "SELECT pg_advisory_xact_lock{}(('x' || left(%s, 15))::bit(60)::bigint)"


def stay(digest: str) -> None:
    """Let nobody erase these bytes before the present transaction ends."""
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute(_LOCK.format("_shared"), [digest])


def erase(digest: str, *, using: str) -> bool:
    """Remove the bytes if no row names them; True where they are not there afterwards.

    `using` is a connection that may read the rows of originals. Raises OSError.
    """
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        cursor.execute(_LOCK.format(""), [digest])
        cursor.execute("SELECT 1 FROM trust_original WHERE digest = %s", [digest])
        if cursor.fetchone() is not None:
            return False
        (Path(settings.CUSTODY_FOLDER) / digest[:2] / digest).unlink(missing_ok=True)
        return True


def unnamed(*, using: str) -> list[str]:
    """The files of the folder that no row names: of hand-ins that were undone, or still to be erased."""
    folder = Path(settings.CUSTODY_FOLDER)
    lying = {path.name for path in folder.glob("??/*") if len(path.name) == 64}
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT digest FROM trust_original WHERE digest = ANY(%s)", [sorted(lying)])
        return sorted(lying - {digest for (digest,) in cursor.fetchall()})
