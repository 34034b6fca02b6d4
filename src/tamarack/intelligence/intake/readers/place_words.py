"""Where in a file something stands, in the reader's language.

Places are written once, in English, when a file is read ("row 12, column born"); whoever reads in French
gets the same place in French. Names of files, sheets and columns stay as they are.
"""

from __future__ import annotations

import re

_NUMBERED = {"row": "ligne", "line": "ligne", "page": "page", "byte": "octet", "part": "partie"}
_NAMED = {"column": "colonne", "header": "en-tête", "sheet": "feuille"}
_WHOLE = {"header": "en-tête", "workbook": "classeur", "ZIP directory": "répertoire du ZIP"}
_START = r"(?:(?<=^)|(?<=, )|(?<=› ))"
_END = r"(?=,| ›|$)"
_PLACE = re.compile(
    rf"{_START}(?:(?P<numbered>{'|'.join(_NUMBERED)})(?= \d+{_END})"
    rf"|(?P<named>{'|'.join(_NAMED)})(?= .)|(?P<whole>{'|'.join(_WHOLE)}){_END})"
)


def place_words(place: str, language: str) -> str:
    """The place in that language: "row 12, column born" is "ligne 12, colonne born" in French."""
    return _PLACE.sub(_french, place) if language.startswith("fr") else place


def _french(found: re.Match[str]) -> str:
    return (_NUMBERED | _NAMED | _WHOLE)[found[0]]
