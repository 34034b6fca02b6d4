"""Dates in English and French text, whole or partial; ambiguous and impossible ones are shown as such."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tamarack.foundation.month_names import MONTHS
from tamarack.foundation.partial_dates import read_date
from tamarack.intelligence.findings.finding import Finding


def _accented(word: str) -> str:
    """A folded French word as a pattern that takes its accents, composed or not."""
    return word.replace("e", "[eé]\u0301?").replace("u", "[uû]\u0302?")


_MONTH = (
    "(?:" + "|".join(_accented(word) for word in sorted(MONTHS, key=len, reverse=True)) + r")(?![^\W\d_])\.?"
)
_YEAR = r"(?:1[5-9]|20|21)[0-9]{2}(?![0-9])"
_ABOUT = r"(?:(?:circa|ca\.?|c\.|about|approx\.?|approximately|around|vers|environ|env\.|autour de)\s)"
_PART = r"(?:(?:early|mid|late|the\sbeginning\sof|the\send\sof|end\sof|d[eé]but|mi|fin)(?:\s(?:de\s|d')?|-))"
_DAY = r"[0-9]{1,2}(?:st|nd|rd|th|er)?"
_NEAR = rf"(?:{_ABOUT}(?:le\s)?|{_PART})?"
_WITH_NAME = re.compile(
    rf"(?=\w)(?<![\w/.-]){_NEAR}(?:{_DAY}(?:\s(?:of\s)?|-)?{_MONTH},?(?:\s|-)?{_YEAR}"
    rf"|{_MONTH}\s{_DAY},?\s{_YEAR}|{_MONTH},?(?:\s|-|\sof\s)?{_YEAR}"
    rf"|{_YEAR}[ -]{_MONTH}[ -][0-9]{{1,2}})(?![\w])",
    re.IGNORECASE,
)
_PLACE = r"(?:[0-9]{1,2}|[xX?]{2}|dd|mm|jj)"
_IN_FIGURES = re.compile(
    rf"(?=[\w?])(?<![\w/.,+-])(?:{_YEAR}(?P<a>[-/.])[0-9]{{1,2}}(?P=a)[0-9]{{1,2}}|{_YEAR}-[01][0-9]"
    rf"|{_PLACE}(?P<b>[-/.]){_PLACE}(?P=b){_YEAR}|[0-9]{{1,2}}/[0-9]{{1,2}}/[0-9]{{2}})(?![\w/-]|[.,][0-9])(?!T?[0-9])"
)
_STAMP = re.compile(r"(?<![\w/.,+-])" + _YEAR + r"-[0-9]{2}-[0-9]{2}(?=T[0-9]{2}:[0-9]{2})")
_YEAR_ALONE = re.compile(
    rf"(?=\w)(?<![\w/.-])(?:{_ABOUT}|{_PART}(?:of\s)?|(?<=\bin\s)|(?<=\ben\s)|(?<=\bsince\s)|(?<=\bdepuis\s)|(?<=\bborn\s)){_YEAR}(?![\w/-]|[.,][0-9])",
    re.IGNORECASE,
)
_OF = re.compile(r"(?i)\b(?:the\s|de\s|d')")


def find(text: str) -> Iterator[Finding]:
    """Dates of `text`; `normal` is ISO at the date's own precision, "" when ambiguous or impossible.

    Fields: `alternatives` (ISO, parted by spaces) of an ambiguous one, `why` ("ambiguous", "impossible"),
    `about` = "yes" when the text calls it approximate.
    """
    for pattern in (_WITH_NAME, _IN_FIGURES, _STAMP, _YEAR_ALONE):
        for found in pattern.finditer(text):
            read = read_date(_OF.sub(" ", found[0]))
            if read.why == "unread":
                continue
            fields: dict[str, str] = {"why": read.why} if read.why else {}
            if read.alternatives:
                fields["alternatives"] = " ".join(date.iso() for date in read.alternatives)
            if read.about:
                fields["about"] = "yes"
            checked = False if read.why == "impossible" else None
            normal = read.date.iso() if read.date else ""
            yield Finding("date", found.start(), found.end(), found[0], normal, checked, fields)
