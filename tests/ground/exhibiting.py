"""Exhibits of the tests, made through the public actions, as officers make them."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import Any

from tamarack.trust.custody.actions import Made, Obtained, add_exhibit, derive
from tamarack.trust.custody.models import Exhibit
from tamarack.trust.markings.portion import parse
from tamarack.trust.markings.viewing import Look

OBTAINED = Obtained(
    at=datetime(2026, 3, 4, 14, 5, tzinfo=UTC),
    where="Slip 4, Port Alder",
    collected_by="Sgt. R. Weir",
    authority_kind="warrant",
    authority="Search warrant 26-114, Court of Québec",
)
MADE = Made(tool="exiftool", version="12.76", done="Metadata listed")
BODY = b"\x89PNG\r\n\x1a\n of a telephone"


def added(look: Look, body: bytes = BODY, marking: str = "PROTECTED B", **facts: Any) -> Exhibit:
    """An exhibit that was obtained."""
    known: dict[str, Any] = {"name": "screen.png", "title": "Screen of a telephone", "obtained": OBTAINED}
    return add_exhibit(actor=look, stream=io.BytesIO(body), marking=parse(marking), **(known | facts))


def derived(
    look: Look, origin: Exhibit, body: bytes = b"listing", marking: str = "PROTECTED B", **facts: Any
) -> Exhibit:
    """An exhibit that was made from another."""
    known: dict[str, Any] = {"name": "listing.txt", "title": "Listing of metadata", "made": MADE}
    return derive(
        actor=look,
        made_from=origin.id,
        stream=io.BytesIO(body),
        marking=parse(marking),
        **(known | facts),
    )
