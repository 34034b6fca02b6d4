"""Telling in what encoding bytes were written: marks and UTF-8 for certain, the rest by guess."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from charset_normalizer import from_bytes

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: What partners' files come in, where it is not Unicode. The more are tried, the worse the guess.
_CANDIDATES = [
    "cp1252",
    "cp1250",
    "cp1251",
    "koi8_r",
    "cp1253",
    "cp1254",
    "cp1255",
    "cp1256",
    "cp932",
    "shift_jis",
    "euc_jp",
    "gb18030",
    "big5",
    "euc_kr",
    "cp949",
]
_WESTERN = frozenset("àâäáãåæçéèêëíìîïñóòôöõøœúùûüÿßÀÂÄÁÃÅÆÇÉÈÊËÍÌÎÏÑÓÒÔÖÕØŒÚÙÛÜŸ’‘“”„«»–—…°ªº€£©®•¡¿\xa0")
_FEW = 0.35  # of the letters; in other scripts' pages nearly all of them have the high bit
_NOT_WRITING = frozenset(
    ["idna", "punycode", "unicode-escape", "raw-unicode-escape", "unicode_escape", "utf-7"]
)
_SAMPLE = 1 << 20
_GUESSED_FROM = 1 << 15


@dataclass(frozen=True, slots=True)
class Encoding:
    """A codec's name, and whether it is a guess (no mark, not UTF-8)."""

    name: str
    guessed: bool = False


def encoding_of(sample: bytes, *, whole: bool = True) -> Encoding:
    """The encoding of `sample`; `whole` is False when more follows and it may end inside a character."""
    for mark, name in _MARKS:
        if sample.startswith(mark):
            return Encoding(name)
    if wide := _wide(sample):
        return Encoding(wide, guessed=True)
    if _is_utf8(sample, whole):
        return Encoding("utf-8")
    return Encoding(_guess(sample), guessed=True)


def is_text_encoding(name: str) -> bool:
    """Whether `name` is an encoding that texts come in: a codec of bytes, and not one of escapes."""
    try:
        return codecs.lookup(name).name not in _NOT_WRITING and b"Az0".decode(name) == "Az0"
    except (LookupError, ValueError):
        return name.lower().replace("_", "-").startswith(("utf-16", "utf-32"))


def sample_of(read: bytes) -> bytes:
    """As much as is worth looking at."""
    return read[:_SAMPLE]


def decoded(data: bytes, encoding: Encoding) -> tuple[str, int]:
    """The text, and how many characters stand for bytes that mean nothing in the encoding."""
    try:
        return data.decode(encoding.name), 0
    except UnicodeDecodeError:
        text = data.decode(encoding.name, "replace")
        return text, text.count("\ufffd")


def _wide(sample: bytes) -> str:
    """UTF-16 without a mark: in most writing one byte of each two is nearly always 0."""
    head = sample[: 1 << 12]
    pairs = len(head) // 2
    if pairs < 2 or (len(sample) % 2 and len(sample) < 1 << 12):
        return ""
    even, odd = head[0 : 2 * pairs : 2].count(0), head[1 : 2 * pairs : 2].count(0)
    if odd > 0.4 * pairs and even < 0.1 * pairs:
        return "utf-16-le"
    if even > 0.4 * pairs and odd < 0.1 * pairs:
        return "utf-16-be"
    return ""


def _is_utf8(sample: bytes, whole: bool) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        decoder.decode(sample, final=whole)
    except UnicodeDecodeError:
        return False
    return True


def _guess(sample: bytes) -> str:
    """The likeliest of the candidates, from the lines that hold bytes above 127."""
    telling = [line for line in sample.splitlines(keepends=True) if not line.isascii()]
    if _is_western(b"".join(telling)[:_GUESSED_FROM]):
        return "cp1252"
    best = from_bytes(b"".join(telling)[:_GUESSED_FROM], cp_isolation=_CANDIDATES).best()
    return best.encoding if best else "cp1252"


def _is_western(sample: bytes) -> bool:
    """Whether it is French, Spanish, Portuguese or German in Windows-1252.

    The statistics behind the general guess confuse these with Central European pages in short
    texts. Their letters with accents are few, and all among those that these languages have.
    """
    try:
        text = sample.decode("cp1252")
    except UnicodeDecodeError:
        return False
    marked = [letter for letter in text if letter > "\x7f"]
    letters = sum(map(str.isalpha, text))
    return _WESTERN.issuperset(marked) and sum(map(str.isalpha, marked)) <= _FEW * letters
