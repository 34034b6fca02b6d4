"""Grades of sources and information, each in its own scheme; and how many origins stand behind a claim."""

from tamarack.intelligence.grading.corroboration import independent_origins, origins
from tamarack.intelligence.grading.errors import BadGrade, UngradedScheme, UnknownCode, UnknownScheme
from tamarack.intelligence.grading.grade import Grade, parse_grade
from tamarack.intelligence.grading.scheme import AXES, Axis, Code, Scheme, scheme_of, schemes

__all__ = [
    "AXES",
    "Axis",
    "BadGrade",
    "Code",
    "Grade",
    "Scheme",
    "UngradedScheme",
    "UnknownCode",
    "UnknownScheme",
    "independent_origins",
    "origins",
    "parse_grade",
    "scheme_of",
    "schemes",
]
