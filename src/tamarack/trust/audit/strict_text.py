"""Reading the few kinds of text that evidence is made of: one writing for each value, any other refused."""

from __future__ import annotations

import re
from base64 import b64decode, b64encode

from tamarack.foundation.merkle import LARGEST_SIZE
from tamarack.trust.audit.errors import BadEvidence

_DECIMAL = re.compile(r"0|[1-9][0-9]{0,18}")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f]")


def as_base64(data: bytes) -> str:
    """Standard base64 (RFC 4648 § 4)."""
    return b64encode(data).decode("ascii")


def read_base64(text: str, raising: type[BadEvidence], place: str) -> bytes:
    """The bytes that `text` writes in base64, padded and without spare bits. Raises `raising`."""
    try:
        data = b64decode(text, validate=True)
    except ValueError as error:
        raise raising(place=place, problem="not base64") from error
    if as_base64(data) != text:
        raise raising(place=place, problem="not base64 as it is written")
    return data


def read_number(text: str, raising: type[BadEvidence], place: str) -> int:
    """The number that `text` writes in decimal, without leading zeroes, below 2⁶³. Raises `raising`."""
    if not _DECIMAL.fullmatch(text) or int(text) > LARGEST_SIZE:
        raise raising(place=place, problem="not a number")
    return int(text)


def check_text(text: object, raising: type[BadEvidence], place: str) -> str:
    """`text`, if it is UTF-8 text without control characters other than the newline. Raises `raising`."""
    if not isinstance(text, str):
        raise raising(place=place, problem="not text")
    if _CONTROL.search(text):
        raise raising(place=place, problem="a control character")
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise raising(place=place, problem="not UTF-8") from error
    return text


def check_line(text: object, raising: type[BadEvidence], place: str) -> str:
    """`text`, if it is one line of text and not empty. Raises `raising`."""
    line = check_text(text, raising, place)
    if not line or "\n" in line:
        raise raising(place=place, problem="not a line of text")
    return line
