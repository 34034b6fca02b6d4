"""Places are told in the reader's language; what is nobody's words stays."""

from __future__ import annotations

import pytest

from tamarack.intelligence.intake.readers.place_words import place_words


@pytest.mark.parametrize(
    ("place", "french"),
    [
        ("row 12, column born", "ligne 12, colonne born"),
        ("row 12, column row 3", "ligne 12, colonne row 3"),
        ("line 3", "ligne 3"),
        ("a.zip › row 2", "a.zip › ligne 2"),
        ("names.csv, row 3", "names.csv, ligne 3"),
        ("row 1.csv › line 4", "row 1.csv › ligne 4"),
        ("page 3", "page 3"),
        ("byte 4096", "octet 4096"),
        ("header", "en-tête"),
        ("header Subject", "en-tête Subject"),
        ("sheet Feuil1", "feuille Feuil1"),
        ("workbook", "classeur"),
        ("ZIP directory", "répertoire du ZIP"),
        ("rowing club.txt", "rowing club.txt"),
        ("", ""),
    ],
)
def test_a_place_in_french(place: str, french: str) -> None:
    assert place_words(place, "fr") == french
    assert place_words(place, "fr-ca") == french
    assert place_words(place, "en") == place
