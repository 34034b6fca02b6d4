"""The root of every error that Tamarack raises on purpose.

TamarackError
├── BadInput        what was given can't be used; names the place
├── Refused         the person may not do this
├── NotFound        nothing there that this viewer may see
└── OutOfOrder      the thing is not in a state in which this can be done

Each room draws its own branch at the top of its `errors.py`. Text is made at the
edge, in the reader's language: errors carry a stable code and the facts.
"""

from __future__ import annotations

from typing import ClassVar


class TamarackError(Exception):
    """An error with a stable code and the facts as attributes."""

    code: ClassVar[str] = "tamarack"

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(self.code, facts)

    def __str__(self) -> str:
        told = ", ".join(f"{name}: {value}" for name, value in self.facts.items())
        return f"{self.code} ({told})" if told else self.code


class BadInput(TamarackError):
    """Input that can't be used. `place` says where (a line, a row, a page, a field)."""

    code = "bad-input"

    def __init__(self, *, place: str = "", **facts: object) -> None:
        self.place = place
        super().__init__(place=place, **facts)


class Refused(TamarackError):
    """The person may not do this."""

    code = "refused"


class NotFound(TamarackError):
    """Nothing there that this viewer may see: absent and hidden look alike."""

    code = "not-found"


class OutOfOrder(TamarackError):
    """The thing is not in a state in which this can be done."""

    code = "out-of-order"
