"""Where a page of a list ended, as text that means nothing to its reader. Pure."""

from __future__ import annotations

import base64
import binascii
import struct
from datetime import UTC, datetime, timedelta

from tamarack.api.errors import BadCursor

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_PARTS = struct.Struct(">qQ")
_MOST = 1 << 63


def written(at: datetime, identifier: int) -> str:
    """The cursor of a place in a list that is ordered by time and then by identifier: 22 characters."""
    microseconds = (at - _EPOCH) // timedelta(microseconds=1)
    return base64.urlsafe_b64encode(_PARTS.pack(microseconds, identifier)).rstrip(b"=").decode()


def place_of(cursor: str) -> tuple[datetime, int]:
    """The place that a cursor stands for. Raises BadCursor."""
    try:
        packed = base64.b64decode(cursor.encode("ascii") + b"==", altchars=b"-_", validate=True)
        microseconds, identifier = _PARTS.unpack(packed)
        at = _EPOCH + timedelta(microseconds=microseconds)
    except (ValueError, OverflowError, binascii.Error, struct.error):
        raise BadCursor(place="query.cursor") from None
    if identifier >= _MOST or written(at, identifier) != cursor:
        raise BadCursor(place="query.cursor")
    return at, identifier
