"""Machine-readable zones of passports, cards and visas, whole or one line alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from tamarack.intelligence.findings.finding import Finding
from tamarack.intelligence.findings.mrz_layout import layout_of
from tamarack.intelligence.findings.mrz_reading import names_of, read_zone

_LINE = re.compile(r"(?<![\w<])[A-Z0-9<]{28,48}+(?![\w<])")
_BETWEEN = re.compile(r"[ \t]{0,4}\r?\n?[ \t>|]{0,8}")
_SECOND_LINE = re.compile(r"[A-Z0-9<]{9}[0-9<][A-Z<]{3}[0-9<]{6}[0-9][MFX<][0-9<]{6}[0-9<][A-Z0-9<]{8,16}")
_FIRST_LETTERS = "PVIAC"


def find(text: str) -> Iterator[Finding]:
    """Zones of `text`; `normal` is their lines parted by a line feed, fields are those of `read_zone`.

    `checked` tells whether all check digits agree; None for a line alone and for lines that fit no format.
    """
    if "<" not in text:
        return
    lines = list(_LINE.finditer(text))
    at = 0
    while at < len(lines):
        taken = _together(text, lines, at)
        if taken:
            yield _zone(text, lines[at : at + taken])
        elif _looks_like_a_line(lines[at][0]):
            yield _lone_line(lines[at])
        at += taken or 1


def _together(text: str, lines: list[re.Match[str]], at: int) -> int:
    """How many lines from `at` make a zone: 3, 2 or none."""
    for count in (3, 2):
        group = lines[at : at + count]
        adjacent = all(_BETWEEN.fullmatch(text, one.end(), other.start()) for one, other in pairwise(group))
        starts_well = group[0][0][0] in _FIRST_LETTERS and "<" in group[0][0]
        if len(group) == count and adjacent and starts_well and layout_of([line[0] for line in group]):
            return count
    return 0


def _zone(text: str, group: list[re.Match[str]]) -> Finding:
    lines = [line[0] for line in group]
    layout = layout_of(lines)
    assert layout is not None  # noqa: S101 - `_together` has asked
    zone = read_zone(lines, layout)
    start, end = group[0].start(), group[-1].end()
    return Finding("mrz", start, end, text[start:end], "\n".join(lines), not zone.wrong, zone.fields)


def _looks_like_a_line(line: str) -> bool:
    if len(line) < 30 or "<" not in line or len(set(line)) < 4:
        return False
    return ("<<" in line and line[0] in _FIRST_LETTERS) or bool(_SECOND_LINE.fullmatch(line))


def _lone_line(line: re.Match[str]) -> Finding:
    """A line without its fellows: the names of a first line are read, a second line is only shown."""
    fields = {"format": "line"}
    if not _SECOND_LINE.fullmatch(line[0]):
        surname, given = names_of(line[0][5:])
        fields |= {"document_code": line[0][:2].strip("<"), "issuer": line[0][2:5].strip("<")}
        fields |= {"surname": surname, "given_names": given}
    return Finding(
        "mrz", line.start(), line.end(), line[0], line[0], None, {k: v for k, v in fields.items() if v}
    )
