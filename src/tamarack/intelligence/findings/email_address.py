"""E-mail addresses, also as reports defuse them: name[at]example[.]org."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tamarack.intelligence.findings.finding import Finding

_AT = r"(?:@|\[at\]|\(at\)|\[@\]|\[arobase\])"
_DOT = r"(?:\.|\[\.\]|\(\.\)|\[dot\]|\[point\])"
_ADDRESS = re.compile(
    r"(?<![\w.%+'-])(?P<local>\w(?:[\w%+-]|[.'](?=[\w%+-])){0,63}+)" + _AT
    + rf"(?P<domain>(?:[^\W_](?:[^\W_]|-(?=[\w-])){{0,62}}+{_DOT}(?=\w)){{1,8}}[^\W\d_]{{2,24}}+)(?![\w@])",
    re.IGNORECASE,
)  # fmt: skip
_SIGN = re.compile(_AT, re.IGNORECASE)
_DOTS = re.compile(_DOT, re.IGNORECASE)


def find(text: str) -> Iterator[Finding]:
    """Addresses of `text`; the domain is compared in lower case, the local part too (as providers do)."""
    if not _SIGN.search(text):
        return
    for found in _ADDRESS.finditer(text):
        domain = _DOTS.sub(".", found["domain"]).lower()
        normal = f"{found['local'].lower()}@{domain}"
        yield Finding("email", found.start(), found.end(), found[0], normal, None, {"domain": domain})
