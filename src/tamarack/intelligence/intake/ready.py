"""Mappings that come with the platform, for tables that are often met."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from tamarack.intelligence.intake.planning import parse_mapping

_SHELF = Path(__file__).parent / "mappings"


@cache
def _shelf() -> dict[str, str]:
    return {path.stem: path.read_text("utf-8") for path in sorted(_SHELF.glob("*.yaml"))}


def ready_mappings() -> dict[str, dict[str, Any]]:
    """Every ready mapping by its name; `title` says in both languages what it is for."""
    return {name: parse_mapping(text) for name, text in _shelf().items()}


def ready_mapping(name: str) -> dict[str, Any]:
    """The ready mapping of that name. Raises KeyError."""
    return parse_mapping(_shelf()[name])


def fitting(header: Sequence[str]) -> list[str]:
    """Names of the ready mappings whose columns are all in `header`; those that use most of it first."""
    have = {" ".join(name.split()).casefold() for name in header}
    fits = [
        (name, mapping["fits"])
        for name, mapping in ready_mappings().items()
        if have.issuperset(mapping["fits"])
    ]
    return [name for name, used in sorted(fits, key=lambda fit: (-len(fit[1]), fit[0]))]
