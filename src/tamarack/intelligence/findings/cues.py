"""Cue words: what stands near a number and says what it is, in English and French."""

from __future__ import annotations

import re
from collections.abc import Mapping

_E = "(?:[eéèê]\u0301?\u0300?)"


def words(*alternatives: str) -> re.Pattern[str]:
    """A pattern for whole words in any case; each `e` stands for itself and its accented forms."""
    return re.compile(rf"(?=\w)(?<!\w)(?:{_either(alternatives)})(?!\w)", re.IGNORECASE)


def named(groups: Mapping[str, tuple[str, ...]]) -> re.Pattern[str]:
    """One pattern for several sets of words, each a group with the set's name."""
    joined = "|".join(f"(?P<{name}>{_either(alternatives)})" for name, alternatives in groups.items())
    return re.compile(rf"(?=\w)(?<!\w)(?:{joined})(?!\w)", re.IGNORECASE)


def _either(alternatives: tuple[str, ...]) -> str:
    return "|".join(alternative.replace("e", _E).replace(" ", r"\s{1,3}") for alternative in alternatives)


def stands_near(
    cue: re.Pattern[str], text: str, start: int, end: int, before: int = 50, after: int = 12
) -> bool:
    """Whether the cue stands on the same line, at most so many characters before or after the stretch."""
    stop = text.find("\n", end, end + after)
    stop = stop if stop >= 0 else end + after
    return bool(cue.search(text, _line_start(text, start, before), start) or cue.search(text, end, stop))


def nearest_before(cue: re.Pattern[str], text: str, start: int, reach: int) -> re.Match[str] | None:
    """The last match of the cue on the same line, within `reach` characters before `start`."""
    met = list(cue.finditer(text, _line_start(text, start, reach), start))
    return met[-1] if met else None


def _line_start(text: str, start: int, reach: int) -> int:
    earliest = max(0, start - reach)
    return max(earliest, text.rfind("\n", earliest, start) + 1)
