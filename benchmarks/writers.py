"""What it costs a write to leave its event: one writer, and four at once, with the event and without.

The write is `record_claims` of four statements, from opening the look to its commit. The peer is the very
same, in the same minutes, with the event left out and nothing else.
"""

from __future__ import annotations

import multiprocessing
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from statistics import median
from typing import TYPE_CHECKING
from unittest.mock import patch
from uuid import uuid4

from benchmarks.bulk import taken_in
from benchmarks.clocks import middle, timed
from benchmarks.ground import officers, opened
from benchmarks.ledger import Figure

if TYPE_CHECKING:
    from tamarack.intelligence.claims.statement import Statement

WRITERS = 4
Write = Callable[[], None]


def alone(times: int) -> Iterator[Figure]:
    """The median of so many audited writes, each beside one without its event, in changing order."""
    write, chance = writing(report()), Random(3)
    took: dict[bool, list[float]] = {True: [], False: []}
    for turn in range(times + 20):
        for audited in chance.sample((True, False), 2):
            with _auditing(audited):
                seconds, _ = timed(write)
            if turn >= 20:  # the first are not counted
                took[audited].append(seconds * 1000)
    yield Figure(
        "a write with its event", middle(took[True]), "ms", "without it", middle(took[False]), "<= 1.3 ratio"
    )


def together(rounds: int, times: int) -> Iterator[Figure]:
    """Writes a second of four processes: medians of rounds that take turns, so many writes to a process."""
    rates: dict[str, list[float]] = {"audited": [], "bare": [], "sealed": []}
    with _crew(report()) as crew:
        crew.rate(audited=True, times=20)
        for _ in range(rounds):
            rates["bare"].append(crew.rate(audited=False, times=times))
            rates["audited"].append(crew.rate(audited=True, times=times))
            with _sealing():
                rates["sealed"].append(crew.rate(audited=True, times=times))
    rate = {name: round(median(found), 1) for name, found in rates.items()}
    bar = "<= 1.176 ratio"  # no more than 15 % lost
    yield Figure("four writers with their events", rate["audited"], "writes/s", "without", rate["bare"], bar)
    yield Figure(
        "the same beside the sealer at work", rate["sealed"], "writes/s", "without either", rate["bare"]
    )


def report() -> int:
    """A report on which officers write."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "tip.txt"
        path.write_text(f"Ambrose Quill was seen at the depot {uuid4()}, and paid in cash.", "utf-8")
        return taken_in(path, None)[1]


def writing(report: int) -> Write:
    """The write that is measured, as the officer who sees all."""
    from tamarack.intelligence.claims.actions import record_claims
    from tamarack.trust.accounts.queries import viewer_of
    from tamarack.trust.markings.marking import Purpose
    from tamarack.trust.markings.viewing import viewing

    viewer = viewer_of(officers()["all"])

    def write() -> None:
        with viewing(viewer, Purpose.INTELLIGENCE, reason="file 12", channel="cli") as look:
            record_claims(actor=look, report=report, statements=_said())

    return write


def _said() -> list[Statement]:
    from tamarack.intelligence.claims.statement import Statement

    mark = uuid4().hex[:8]
    return [
        Statement("new:a", "Person", "name", f"Ambrose {mark}"),
        Statement("new:a", "Person", "birthDate", "1961-03-04"),
        Statement("new:a", "Person", "nationality", "fr"),
        Statement("new:b", "Passport", "number", mark),
    ]


def _auditing(audited: bool) -> AbstractContextManager[object]:
    from tamarack.intelligence.claims import actions

    return nullcontext() if audited else patch.object(actions, "record", lambda *_, **__: 0)


@contextmanager
def _sealing() -> Iterator[None]:
    """The sealer beside the writers, a round a second."""
    from django.db import connections

    from tamarack.trust.audit.sealer import seal_all

    stopped = threading.Event()

    def work() -> None:
        while not stopped.wait(1):
            seal_all()
        connections.close_all()

    sealer = threading.Thread(target=work)
    sealer.start()
    try:
        yield
    finally:
        stopped.set()
        sealer.join()


class _Crew:
    """Four processes that write when they are told to."""

    def __init__(self, lines: list[Connection]) -> None:
        self._lines = lines

    def rate(self, *, audited: bool, times: int) -> float:
        """Writes a second of all together, from the first that begins to the last that ends."""
        for line in self._lines:
            line.send((audited, times))
        spans: list[tuple[float, float]] = [line.recv() for line in self._lines]
        return len(spans) * times / (max(end for _, end in spans) - min(began for began, _ in spans))


@contextmanager
def _crew(report: int) -> Iterator[_Crew]:
    context = multiprocessing.get_context("spawn")
    pairs = [context.Pipe() for _ in range(WRITERS)]
    crew = [context.Process(target=partial(_work, theirs, report)) for _, theirs in pairs]
    for process in crew:
        process.start()
    lines = [ours for ours, _ in pairs]
    try:
        for line in lines:
            line.recv()  # ready
        yield _Crew(lines)
    finally:
        for line, process in zip(lines, crew, strict=True):
            line.send(None)
            process.join(20)


def _work(line: Connection, report: int) -> None:
    opened()
    write = writing(report)
    line.send("ready")
    while (told := line.recv()) is not None:
        audited, times = told
        with _auditing(audited):
            began = time.monotonic()
            for _ in range(times):
                write()
            line.send((began, time.monotonic()))
