"""The text as finders see it: hidden characters taken out, look-alike spaces and digits made plain.

A number may be written with non-breaking spaces, long dashes, Arabic digits or full-width letters,
or be broken by zero-width characters so that it won't be found. Finders work on the plain view and
answer in its offsets; the view turns these into offsets of the text as it is.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from dataclasses import replace

from tamarack.intelligence.findings.finding import Finding

_HIDDEN = re.compile("[\0\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")
_MARKS = {
    "’": "'",
    "‘": "'",
    "′": "'",
    "ʼ": "'",
    "´": "'",
    "″": '"',
    "”": '"',
    "“": '"',
    "‹": "<",
    "º": "°",
    "˚": "°",
}
_KEPT = 20_000


def _plain(character: str) -> str:
    """One character for one character."""
    if character in _MARKS:
        return _MARKS[character]
    category = unicodedata.category(character)
    if category == "Nd":
        return str(unicodedata.decimal(character))
    if category == "Pd" or character == "−":
        return "-"
    if category == "Zs":
        return " "
    normal = unicodedata.normalize("NFKC", character)
    return normal if len(normal) == 1 and normal.isascii() and normal > " " else character


class _Plain(dict[int, str]):
    def __missing__(self, code: int) -> str:
        plain = _plain(chr(code))
        if len(self) < _KEPT:
            self[code] = plain
        return plain


_PLAIN = _Plain()


class View:
    """`plain` is what finders read; `locate` puts a finding back where it stands in the text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.plain = text if text.isascii() else text.translate(_PLAIN)
        self._offsets: array[int] | None = None
        if _HIDDEN.search(self.plain):
            self._take_out_hidden()

    def _take_out_hidden(self) -> None:
        kept, offsets, at = [], array("q"), 0
        for hidden in _HIDDEN.finditer(self.plain):
            kept.append(self.plain[at : hidden.start()])
            offsets.extend(range(at, hidden.start()))
            at = hidden.end()
        kept.append(self.plain[at:])
        offsets.extend(range(at, len(self.plain)))
        self.plain, self._offsets = "".join(kept), offsets

    def locate(self, found: Finding) -> Finding:
        """The finding with offsets and words of the text as it is."""
        start, end = found.start, found.end
        if self._offsets is not None:
            start, end = self._offsets[start], self._offsets[end - 1] + 1
        elif self.plain is self.text:
            return found
        return replace(found, start=start, end=end, text=self.text[start:end])
