"""What a text may hold: control characters are removed and said, reversals of direction are kept and said.

A NUL can't be stored and hides words from a search; a right-to-left override is how "gpj.exe"
is made to read "exe.jpg" (Unicode TR 36 § 2.6), so it is evidence, and it stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tamarack.intelligence.intake.draft import Rejection
from tamarack.intelligence.intake.readers.reasons import rejection

#: C0 but tab, line feed and form feed; DEL; C1; halves of a character; non-characters.
REMOVED = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
#: Embeddings, overrides, isolates and marks of direction (Unicode UAX 9 § 2).
REVERSING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_SUSPECT = re.compile(f"{REMOVED.pattern}|{REVERSING.pattern}")
_NEWLINES = re.compile("\r\n|\r|\x85|\u2028|\u2029")


def is_suspect(text: str) -> bool:
    """Whether `text` holds a character that `cleaned` removes or remarks on."""
    return _SUSPECT.search(text) is not None


def cleaned(text: str, place: str = "") -> tuple[str, list[Rejection]]:
    """`text` with one kind of newline and no control characters, and notes of what was found."""
    text = _NEWLINES.sub("\n", text)
    if not is_suspect(text):
        return text, []
    notes = list(_notes(text, place))
    return REMOVED.sub("", text), notes


def _notes(text: str, place: str) -> Iterator[Rejection]:
    for code, pattern in (("control-characters-removed", REMOVED), ("bidi-controls", REVERSING)):
        found = pattern.findall(text)
        if found:
            first = pattern.search(text)
            line = text.count("\n", 0, first.start()) + 1 if first else 1
            kinds = ", ".join(f"U+{ord(one):04X}" for one in sorted(set(found))[:8])
            yield rejection(code, place or f"line {line}", characters=kinds, count=len(found))
