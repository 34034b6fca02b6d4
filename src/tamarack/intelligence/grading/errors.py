"""Errors of grading.

BadInput
└── BadGrade
    ├── UngradedScheme    a grade that does not say its scheme
    ├── UnknownScheme     a scheme that is not one of ours
    └── UnknownCode       a code that the scheme's axis lacks
"""

from __future__ import annotations

from tamarack.foundation.errors import BadInput


class BadGrade(BadInput):
    """No valid grade."""

    code = "bad-grade"


class UngradedScheme(BadGrade):
    """A grade that does not say its scheme: B2 alone means different things in each."""

    code = "grade-without-scheme"


class UnknownScheme(BadGrade):
    """A scheme that is not one of ours."""

    code = "unknown-grading-scheme"


class UnknownCode(BadGrade):
    """A code that the scheme's axis lacks. Facts: scheme, axis, grade_code."""

    code = "unknown-grade-code"
