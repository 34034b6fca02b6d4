"""How far a taking-in has come, told to whoever waits: a page's job row, or a bar in a terminal."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Somebody to tell. Raises to stop the work (its transaction then leaves nothing)."""

    def step(self, code: str, total: int = 0) -> None:
        """A new step begins; `total` rows are expected, 0 where that isn't known."""

    def advance(self, done: int) -> None:
        """So many rows of the step are done."""


class Silence:
    """Nobody waits."""

    def step(self, code: str, total: int = 0) -> None:
        """Tell nobody."""

    def advance(self, done: int) -> None:
        """Tell nobody."""
