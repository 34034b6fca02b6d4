"""Grades on a page: the code, and the words that its own scheme gives it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class ShownGrade:
    """A grade as a page shows it: "B2", the scheme's name, what each letter says."""

    code: str
    scheme: str
    words: str


def shown(grade: Any, language: str) -> ShownGrade | None:
    """A grade in the reader's language; None for what was never graded."""
    return grade if isinstance(grade, ShownGrade) or grade is None else None
