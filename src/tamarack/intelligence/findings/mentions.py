"""Mentions: words of a text that may name something known. Pure: the caller asks the store."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tamarack.foundation.folding import compact, fold

MOST_WORDS = 5
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_GAP = re.compile(r"[\s.,'’-]{1,3}\Z")
_LEADING = 3  # letters that a single word needs to be taken for a name


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that may name something: where they stand, and what they would be stored as."""

    start: int
    end: int
    normal: str


def name_candidates(text: str) -> Iterator[Candidate]:
    """Runs of up to five words that begin like names: with a capital, or in a script that has none."""
    words = list(_WORD.finditer(text))
    for first, word in enumerate(words):
        if not _begins_a_name(word.group()):
            continue
        for last in range(first, min(first + MOST_WORDS, len(words))):
            if last > first and not _GAP.match(text, words[last - 1].end(), words[last].start()):
                break
            stretch = text[word.start() : words[last].end()]
            normal = fold(stretch)
            if last > first or len(normal) >= _LEADING:
                yield Candidate(word.start(), words[last].end(), normal)


def number_candidates(text: str) -> Iterator[Candidate]:
    """Words that may be numbers of documents, plates or accounts: five characters or more, three digits."""
    for word in _WORD.finditer(text):
        written = compact(word.group())
        if len(written) >= 5 and sum(letter.isdigit() for letter in written) >= 3:
            yield Candidate(word.start(), word.end(), written)


def longest_first(candidates: list[Candidate]) -> list[Candidate]:
    """Of candidates that overlap, the longest; of equal ones the first."""
    kept = Spans()
    chosen = [
        candidate
        for candidate in sorted(candidates, key=lambda one: (one.start - one.end, one.start))
        if kept.add(candidate.start, candidate.end)
    ]
    return sorted(chosen, key=lambda one: one.start)


class Spans:
    """Stretches of a text that don't overlap, kept in order."""

    def __init__(self, spans: Iterable[tuple[int, int]] = ()) -> None:
        self._spans: list[tuple[int, int]] = sorted(spans)

    def free(self, start: int, end: int) -> bool:
        """Whether no stretch that is kept touches this one."""
        at = bisect_left(self._spans, (start, end))
        before = at == 0 or self._spans[at - 1][1] <= start
        return before and (at == len(self._spans) or end <= self._spans[at][0])

    def add(self, start: int, end: int) -> bool:
        """Keep the stretch if it is free."""
        if free := self.free(start, end):
            insort(self._spans, (start, end))
        return free


def _begins_a_name(word: str) -> bool:
    first = word[0]
    return first.isupper() or (first.isalpha() and first.lower() == first.upper())
