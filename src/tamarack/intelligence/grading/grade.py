"""A grade: how far a source and a piece of information are to be believed, in a named scheme.

There is no order among grades and no number for one: the same letter says "fairly reliable",
"sometimes reliable", "mostly unreliable" or "share with conditions" in different schemes, and
"cannot be judged" stands beside a scale, not within it. A grade in another scheme is a new
grade, given by a named person.
"""

from __future__ import annotations

from dataclasses import dataclass

from tamarack.intelligence.grading.errors import UngradedScheme, UnknownCode
from tamarack.intelligence.grading.scheme import AXES, Axis, Code, scheme_of


@dataclass(frozen=True, slots=True)
class Grade:
    """The codes that a scheme's axes were given. `handling` is "" when none was given.

    Raises UngradedScheme, UnknownScheme, UnknownCode: no invalid grade can exist.
    """

    scheme: str
    source: str
    information: str
    handling: str = ""

    def __post_init__(self) -> None:
        scheme = scheme_of(self.scheme)
        for axis in AXES:
            code = getattr(self, axis)
            if code not in scheme.axes[axis] and (code or axis != "handling"):
                raise UnknownCode(scheme=self.scheme, axis=axis, grade_code=str(code)[:20])

    def __str__(self) -> str:
        return f"{self.scheme}:{self.source}{self.information}{self.handling}"

    @property
    def cannot_be_judged_source(self) -> bool:
        """Whether the source's code says that no opinion of it can be had."""
        return self._code("source").cannot_be_judged

    @property
    def cannot_be_judged_information(self) -> bool:
        """Whether the information's code says that no opinion of it can be had."""
        return self._code("information").cannot_be_judged

    def words(self, language: str) -> tuple[str, str, str]:
        """What the codes mean ("en" or "fr"): of the source, the information, the handling ("" when none)."""
        handling = self._code("handling").label.in_language(language) if self.handling else ""
        return (
            self._code("source").label.in_language(language),
            self._code("information").label.in_language(language),
            handling,
        )

    def _code(self, axis: Axis) -> Code:
        return scheme_of(self.scheme).axes[axis][getattr(self, axis)]


def parse_grade(text: str) -> Grade:
    """The grade that `str(grade)` wrote: "admiralty:B2", "uk-5x5x5:B24", "uk-3x5x2:1AP", "europol-4x4:A1H1".

    Lower and upper case are the same. Raises UngradedScheme for "B2" alone, UnknownScheme,
    UnknownCode (swapped letters and digits, a code too few or too many).
    """
    scheme, colon, codes = text.strip().partition(":")
    if not colon:
        raise UngradedScheme(text=text[:40])
    written = codes.strip().upper()
    return Grade(scheme.strip().lower(), written[:1], written[1:2], written[2:])
