"""Sources as a form's field offers them."""

from __future__ import annotations

from collections.abc import Iterable

from tamarack.intelligence.sources.models import Source


def source_choices(known: Iterable[Source]) -> list[tuple[str, str]]:
    """Those sources, by their identifier in letters."""
    return [(source.shown, source.name) for source in known]
