"""The one lock of this room: whoever disposes has it alone, whoever places a hold or answers shares it.

So a hold either is committed before a disposal looks, or waits until there is nothing left to hold.
"""

from __future__ import annotations

from django.db.backends.utils import CursorWrapper

_LOCK = 7_305_123


def alone(cursor: CursorWrapper) -> None:
    """Have the lock alone until the transaction ends."""
    cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def beside_others(cursor: CursorWrapper) -> None:
    """Share the lock until the transaction ends."""
    cursor.execute("SELECT pg_advisory_xact_lock_shared(%s)", [_LOCK])
