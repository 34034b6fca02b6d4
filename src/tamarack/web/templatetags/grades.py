"""Grades on a page: the codes, and the words that their own scheme gives them."""

from __future__ import annotations

from dataclasses import dataclass

from tamarack.intelligence.grading.grade import Grade, parse_grade
from tamarack.intelligence.grading.scheme import scheme_of

_BETWEEN = {"en": "; ", "fr": "\N{NARROW NO-BREAK SPACE}; "}


@dataclass(frozen=True, slots=True)
class ShownGrade:
    """A grade as a page shows it. The scheme stands beside the code: B2 means other things elsewhere."""

    code: str
    short: str
    scheme: str
    words: str


def shown(grade: Grade | str | None, language: str) -> ShownGrade | None:
    """A grade in the reader's language; None for what was never graded. Raises as `parse_grade` does."""
    if not grade:
        return None
    if isinstance(grade, str):
        grade = parse_grade(grade)
    name = scheme_of(grade.scheme).name.in_language(language)
    return ShownGrade(
        code=f"{grade.source}{grade.information}{grade.handling}",
        short=_short(grade.scheme, name),
        scheme=name,
        words=_BETWEEN[language].join(part for part in grade.words(language) if part),
    )


def _short(scheme: str, name: str) -> str:
    """What stands small beside the code: 5×5×5, or the name of a scheme that is not known by numbers."""
    numbers = scheme.rpartition("-")[2]
    return numbers.replace("x", "×") if numbers != scheme else name.partition(" ")[0].lower()
