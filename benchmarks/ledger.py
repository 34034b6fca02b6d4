"""One measured figure, its peer in the same run, its bar; printed as a table and kept as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).parent / "results"


@dataclass(frozen=True, slots=True)
class Figure:
    """`value` in `unit`; `peer_value` of what it is held against, in the same unit.

    `bar` is a text such as "<= 1.25 ratio" or ">= 20000": the ratio, or the value, must keep it.
    """

    bench: str
    value: float
    unit: str
    peer: str = ""
    peer_value: float | None = None
    bar: str = ""

    @property
    def ratio(self) -> float | None:
        """The value over its peer; of rates the peer over the value, so that more is always worse."""
        if not self.peer_value or not self.value:
            return None
        found = self.peer_value / self.value if self.unit.endswith("/s") else self.value / self.peer_value
        return round(found, 3)

    @property
    def holds(self) -> bool | None:
        """Whether the bar is kept; None where there is none."""
        if not self.bar:
            return None
        sign, limit, *of = self.bar.split()
        measured = self.ratio if of == ["ratio"] else self.value
        if measured is None:
            return False
        return measured <= float(limit) if sign == "<=" else measured >= float(limit)

    def row(self, on: Mapping[str, Any]) -> dict[str, Any]:
        """As it is kept."""
        return {**asdict(self), "ratio": self.ratio, "holds": self.holds, "machine": dict(on)}


def keep(name: str, figures: Sequence[Figure], on: Mapping[str, Any], folder: Path = RESULTS) -> bool:
    """Print the table, write `<name>.json`. Returns whether every bar is kept."""
    folder.mkdir(exist_ok=True)
    rows = [figure.row(on) for figure in figures]
    (folder / f"{name}.json").write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n", "utf-8")
    print(table(figures))
    print(f"{on['cores']} cores, {on['processor']}, PostgreSQL {on['postgresql']}, load {on['load']}")
    return all(figure.holds is not False for figure in figures)


def table(figures: Sequence[Figure]) -> str:
    """The figures as lines of equal columns."""
    head = ("bench", "value", "unit", "peer", "peer value", "ratio", "bar", "holds")
    lines = [head, *(_cells(figure) for figure in figures)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def _cells(figure: Figure) -> tuple[str, ...]:
    holds = {None: "", True: "yes", False: "NO"}[figure.holds]
    ratio = "" if figure.ratio is None else f"{figure.ratio:.2f}"
    return (
        figure.bench, _number(figure.value), figure.unit, figure.peer, _number(figure.peer_value), ratio,
        figure.bar, holds,
    )  # fmt: skip


def _number(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"
