"""What is asked, and how well something answers it. Pure: a score uses the question and the answer only.

That is what keeps hidden rows from showing through: no frequency over the whole store takes part.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import JaroWinkler

from tamarack.foundation.folding import compact, fold, tokens

_SHORTEST = 3  # letters of a beginning that is looked for
LONGEST = 400  # characters of a question that are read
_NUMBERED = re.compile(r"\d.*\d.*\d")


@dataclass(frozen=True, slots=True)
class Question:
    """A question as the three channels read it: parts of a name, a number compacted, words."""

    text: str
    parts: tuple[str, ...]
    number: str
    digits: str

    @property
    def numbered(self) -> bool:
        """Whether it may be a number (a telephone, a passport, a plate): three digits or more."""
        return bool(_NUMBERED.search(self.text))


def question(text: str) -> Question:
    """Read what somebody typed. An empty question asks nothing."""
    asked = text.replace("\x00", " ")[:LONGEST].strip()
    number = compact(asked)
    digits = "".join(letter for letter in number if letter.isdigit())
    return Question(asked, tokens(asked)[:8], number, digits)


def name_score(asked: Sequence[str], parts: Sequence[str]) -> float:
    """How well the parts of a name answer: 1 when the same parts in any order, less for errors and extras."""
    if not asked or not parts:
        return 0.0
    best = [max(JaroWinkler.similarity(one, part) for part in parts) for one in asked]
    extra = abs(len(parts) - len(asked)) / (len(parts) + len(asked))
    return round(sum(best) / len(best) * (1 - 0.3 * extra), 4)


def endings(asked: Question) -> tuple[str, ...]:
    """How a telephone that was asked for would end: as typed, and without the zero of a national call."""
    return tuple(dict.fromkeys((asked.digits, asked.digits.removeprefix("0"))))


def beginnings(asked: Question) -> tuple[str, ...]:
    """How an e-mail address, a web address or a phrase of a list would begin that was asked for."""
    folded = fold(asked.text)
    if len(folded) < _SHORTEST:  # signs alone begin everything
        return ()
    return tuple(dict.fromkeys((asked.text, asked.text.lower(), folded)))


def written_score(asked: Question, written: str) -> float:
    """How well a writing answers that begins as asked: 1 when it is no longer."""
    wanted, found = fold(asked.text), fold(written)
    return 1.0 if wanted == found else round(0.95 * min(1.0, len(wanted) / max(len(found), 1)), 4)


def number_score(asked: Question, written: str) -> float:
    """How well a number answers: 1 when it is the same, the share that matches when it begins or ends so."""
    bare = compact(written)
    if asked.number == bare:
        return 1.0
    return round(0.95 * min(1.0, len(asked.number) / max(len(bare), 1)), 4)
