"""Timing: many short runs and what stands in the middle of them and near their end."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from statistics import median, quantiles
from typing import Any


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds that the work took, and what it gave."""
    began = time.perf_counter()
    given = work()
    return time.perf_counter() - began, given


def times(works: Iterable[Callable[[], Any]]) -> list[float]:
    """Milliseconds of each."""
    return [timed(work)[0] * 1000 for work in works]


def middle(measured: Sequence[float]) -> float:
    """The median."""
    return round(median(measured), 3)


def late(measured: Sequence[float]) -> float:
    """The 95th percentile."""
    return round(quantiles(measured, n=100, method="inclusive")[94] if len(measured) > 1 else measured[0], 3)
