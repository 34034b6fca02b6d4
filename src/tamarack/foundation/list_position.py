"""Where one page of a list ended and the next goes on, as its link writes it: a moment and an identifier."""

from __future__ import annotations

from datetime import datetime
from typing import TypeAlias

from tamarack.foundation.errors import BadInput
from tamarack.foundation.identifiers import read, show

Position: TypeAlias = tuple[datetime, int]


def show_position(at: datetime, identifier: int) -> str:
    """The position as a link writes it."""
    return f"{at.isoformat()}_{show(identifier)}"


def read_position(text: str) -> Position | None:
    """The position that a link writes; None for the list's beginning, "". Raises BadInput."""
    if not text:
        return None
    at, _sep, identifier = text.rpartition("_")
    try:
        return datetime.fromisoformat(at.replace(" ", "+")), read(identifier)
    except ValueError:
        raise BadInput(place="before", text=text[:60]) from None
