"""`viewing(viewer, purpose)`: the only way to reach marked rows.

It opens a transaction, tells the database what this viewer may see, and takes it back at the end.
Without it every marked table answers with an error.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from django.conf import settings
from django.db import connection, transaction

from tamarack.trust.markings.errors import NoViewer
from tamarack.trust.markings.interning import numbered
from tamarack.trust.markings.marking import Purpose
from tamarack.trust.markings.sight import bitmap, seal
from tamarack.trust.markings.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Look:
    """Somebody looking, for a stated purpose. Every query and action takes one as proof.

    `reason` is the case, request or duty; `reasons` say why single records are opened, "" why any of them is.
    """

    viewer: Viewer
    purpose: Purpose
    reason: str = ""
    channel: str = "web"
    reasons: Mapping[str, str] = field(default_factory=dict)


_current: ContextVar[Look | None] = ContextVar("look", default=None)


@contextmanager
def viewing(
    viewer: Viewer,
    purpose: Purpose,
    *,
    reason: str = "",
    channel: str = "web",
    reasons: Mapping[str, str] | None = None,
) -> Iterator[Look]:
    """Look at marked rows as `viewer`, for `purpose`, inside one transaction.

    Looks don't nest: a second viewer inside the first would mix two people's sight.
    """
    if _current.get() is not None:
        raise NoViewer(why="already looking")
    look = Look(viewer, purpose, reason, channel, reasons or {})
    token = _current.set(look)
    try:
        with transaction.atomic():
            _tell(look)
            yield look
            _tell(None)
    finally:
        _current.reset(token)


def refresh_sight(look: Look) -> None:
    """Tell the database again, after a marking was interned inside the same look."""
    _tell(require(look))


def require(look: Look) -> Look:
    """The look, if it is the one that is open. Raises NoViewer."""
    if _current.get() is not look:
        raise NoViewer(why="not looking")
    return look


def _tell(look: Look | None) -> None:
    with connection.cursor() as cursor:
        sealed = ""
        if look is not None:
            bits = bitmap(look.viewer, look.purpose, numbered().items())
            cursor.execute("SELECT (extract(epoch FROM now()) * 1000000)::bigint")
            began = cursor.fetchone()[0]
            sealed = "\\x" + seal(settings.SEAL_KEY, look.viewer.officer, bits, began).hex()
        cursor.execute("SELECT set_config('tamarack.visible', %s, true)", [sealed])
