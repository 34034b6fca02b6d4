"""Progress in a terminal: one bar on stderr, nothing where stderr is no terminal."""

from __future__ import annotations

from types import TracebackType

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeRemainingColumn,
)


class Bar:
    """A bar that intake can tell its progress to."""

    def __init__(self, name: str) -> None:
        console = Console(stderr=True)
        self._progress = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=console,
            disable=not console.is_terminal,
            transient=True,
        )
        self._name = name
        self._task = self._progress.add_task(name, total=None)

    def __enter__(self) -> Bar:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()

    def step(self, code: str, total: int = 0) -> None:
        """A new step begins."""
        self._progress.update(
            self._task, description=f"{self._name}: {code}", completed=0, total=total or None
        )

    def at(self, done: int, total: int) -> None:
        """So many of all are done."""
        self._progress.update(self._task, completed=done, total=total)

    def advance(self, done: int) -> None:
        """So many rows are done."""
        self._progress.update(self._task, completed=done)
