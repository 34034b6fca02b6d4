"""One plain writing for every spelling: what names, words and numbers are compared and indexed by.

`fold` is for names and words in any script, `compact` for identifiers (document numbers, plates).
Both give ASCII, so that engines which compare bytes and engines which compare characters agree
(DuckDB's string functions work on bytes). An index holds folded text, so it also holds
`FOLDING_VERSION` and is rebuilt when that differs.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

#: Raise it whenever `fold` or `compact` gives anything another result for any text,
#: which a new release of anyascii can do as well (the golden test tells).
FOLDING_VERSION: int = 1
LONGEST_TOKEN = 200  # letters of a word that are compared; an index holds no row much longer

_TABLE_LIMIT = 80_000
#: Apostrophes, ayn and hamza signs, primes and geresh: dropped inside a name (O'Brien, Sana‘a).
_APOSTROPHES = "'`´‘’‚‛ʹʻʼʽʾʿˈ′‵＇׳ꞌ"
#: Letters that print nothing: Hangul fillers, the Khmer inherent vowels, the Arabic stretch.
_INVISIBLE = "ᅟᅠㅤﾠ឴឵ـ"
_DROPPED = frozenset(_APOSTROPHES + _INVISIBLE)
_INITIALS = re.compile(r"(?<![a-z0-9])[a-z](?:\.[a-z])+(?![a-z0-9])\.?")
_ABBREVIATED = re.compile(r"[^\W_]\.[^\W_]")


def _plain(character: str) -> str:
    """The folded writing of one character: letters and digits, a dot, a space, or nothing."""
    category = unicodedata.category(character)
    if character in _DROPPED or category == "Cf":
        return ""
    if category == "Cc":
        return " " if character.isspace() else ""
    if category[0] in "LNM":
        latin = anyascii(character).lower()
        return "".join(letter if letter.isalnum() else "" if letter in "'`" else " " for letter in latin)
    return "." if character == "." else " "


class _Letters(dict[int, str]):
    """Code point to folded writing, learnt as characters are met and bounded in size."""

    def __missing__(self, code: int) -> str:
        plain = _plain(chr(code))
        if len(self) < _TABLE_LIMIT:
            self[code] = plain
        return plain


_LETTERS = _Letters()
_ASCII = {code: " " if (plain := _plain(chr(code))) == "." else plain for code in range(128)}


def fold(text: str) -> str:
    """`text` in lower-case ASCII letters and digits, one space between words, none around.

    Any script is written in Latin letters, character by character. Apostrophes are dropped
    (O'Brien is obrien), hyphens part words (Jean-Pierre is jean pierre), initials close up
    (S.A.R.L. is sarl, J.P. Smith is jp smith); NULs, zero-width characters and bidirectional
    controls vanish; anything else is a space. Folding what is folded changes nothing.
    """
    if text.isascii() and "." not in text:
        return " ".join(text.translate(_ASCII).split())
    plain = unicodedata.normalize("NFKC", text).translate(_LETTERS)
    if "." in plain:
        if _ABBREVIATED.search(plain):
            plain = _INITIALS.sub(lambda found: found[0].replace(".", "") + " ", plain)
        plain = plain.replace(".", " ")
    return " ".join(plain.split())


@lru_cache(maxsize=65_536)
def _cached_tokens(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fold(text).split()))


def tokens(text: str) -> tuple[str, ...]:
    """The distinct folded words of `text`, in the order in which they first stand, cut at `LONGEST_TOKEN`."""
    if len(text) > LONGEST_TOKEN:
        return tuple(dict.fromkeys(part[:LONGEST_TOKEN] for part in fold(text).split()))
    return _cached_tokens(text)


_COMPACT_ASCII = {code: chr(code).upper() if chr(code).isalnum() else None for code in range(128)}


def compact(text: str) -> str:
    """An identifier as it is compared: only A–Z and 0–9, whatever stood between or around them.

    Digits of other scripts become ASCII digits and letters of other scripts Latin letters.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).translate(_LETTERS)
    return text.translate(_COMPACT_ASCII)
