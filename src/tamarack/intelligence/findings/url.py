"""Web addresses, also as reports defuse them (hxxps://example[.]org/x), made whole again."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tamarack.intelligence.findings.finding import Finding

_DOT = r"(?:\.|\[\.\]|\(\.\)|\[dot\]|\[point\])"
_HOST = rf"[^\W_](?:[\w-]{{0,62}}+{_DOT}(?=\w)){{1,10}}+[\w-]{{2,63}}+"
_REST = r"(?::[0-9]{1,5})?(?:[/?#][^\s<>\"«»{}|\\^`]{0,2000}+)?"
#: Top-level domains after which a bare "host/path" is taken for an address.
_COMMON = (
    "com|org|net|info|biz|io|me|ly|co|ca|fr|uk|us|de|eu|ru|cn|onion|app|dev|xyz|top|site|online|shop|link|gl|be|to|cc|tv"
    "|ch|qc"
)
_SCHEMED = re.compile(
    r"(?=[hHfFsS])(?<!\w)(?P<scheme>h(?:tt|xx)ps?|f[tx]p|s?ftp)(?:\[:\]|:)//(?P<user>[\w.%+~-]{1,64}@)?"
    rf"(?P<host>{_HOST}|\[[0-9a-f:]{{2,39}}\]|localhost){_REST}",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"(?=\w)(?<![\w@./:)\]-])(?P<host>www[0-9]?{_DOT}{_HOST}|[^\W_][\w-]{{0,62}}+(?:{_DOT}[\w-]{{1,62}}+){{0,6}}?{_DOT}"
    rf"(?:{_COMMON})(?=/\w)|[^\W_][\w-]{{0,62}}+(?:{_DOT}[\w-]{{1,62}}+){{0,6}}?(?:\[\.\]|\[dot\])[^\W\d_]{{2,24}}+){_REST}(?!@)",
    re.IGNORECASE,
)
_DOTS = re.compile(_DOT, re.IGNORECASE)
_CLOSERS = {")": "(", "]": "["}
_CLEAN = {"hxxp": "http", "hxxps": "https", "fxp": "ftp"}


def find(text: str) -> Iterator[Finding]:
    """Web addresses of `text`; fields tell the host and whether the address was defused."""
    for found in _SCHEMED.finditer(text):
        yield _finding(found, found["scheme"].lower(), found["user"] or "")
    for found in _BARE.finditer(text):
        yield _finding(found, "", "")


def _finding(found: re.Match[str], scheme: str, user: str) -> Finding:
    written = _without_trailing_marks(found[0])
    host = _DOTS.sub(".", found["host"]).lower()
    rest = written[found.end("host") - found.start() :].replace("[.]", ".")
    fields = {"host": host}
    if "[" in written[: found.end("host") - found.start()] or scheme in _CLEAN:
        fields["defused"] = "yes"
    normal = f"{_CLEAN.get(scheme, scheme) or 'http'}://{user}{host}{rest}"
    end = found.start() + len(written)
    return Finding("url", found.start(), end, written, normal, None, fields)


def _without_trailing_marks(written: str) -> str:
    """The address without the sentence's own punctuation after it."""
    end = len(written)
    while end:
        last = written[end - 1]
        opener = _CLOSERS.get(last)
        closes_nothing = opener is not None and written.count(last, 0, end) > written.count(opener, 0, end)
        if last not in ".,;:!?'*_" and not closes_nothing:
            break
        end -= 1
    return written[:end]
