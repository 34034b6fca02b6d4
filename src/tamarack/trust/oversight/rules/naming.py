"""Whether a text bears somebody's name: in any script, in any order, with or without what stands between."""

from __future__ import annotations

from collections.abc import Iterator

from tamarack.foundation.folding import tokens
from tamarack.trust.oversight.rules.deeds import Deed, Stretch


def bears(text: str, name: str) -> bool:
    """Whether `text` holds all parts of the name, or two of them at least and nothing else."""
    said, wanted = set(tokens(text)), set(tokens(name))
    if not said or not wanted:
        return False
    return wanted <= said or (len(said) > 1 and said <= wanted)


def bearing(stretch: Stretch, deeds: list[Deed], name: str) -> Iterator[Deed]:
    """Those of the deeds that searched for that name, or opened what is called so."""
    for deed in deeds:
        called = (stretch.labels.get(one, "") for one in deed.named) if deed.opened else ()
        if (deed.searched and bears(deed.asked, name)) or any(bears(label, name) for label in called):
            yield deed
