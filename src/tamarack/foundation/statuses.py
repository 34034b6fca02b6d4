"""How an error answers over HTTP: one table for pages and for programs (RFC 9110 § 15.5)."""

from __future__ import annotations

from tamarack.foundation.errors import BadInput, NotFound, OutOfOrder, Refused, TamarackError

STATUS: tuple[tuple[type[TamarackError], int], ...] = (
    (NotFound, 404),
    (Refused, 403),
    (OutOfOrder, 409),
    (BadInput, 400),
)


def status_of(error: TamarackError) -> int:
    """The status of an error; 500 for one that has no better."""
    return next((status for kind, status in STATUS if isinstance(error, kind)), 500)
