"""Vehicles: identification numbers by their check digit, plates by a word near them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tamarack.foundation.check_digits import passes_vin
from tamarack.foundation.folding import compact
from tamarack.intelligence.findings.cues import nearest_before, stands_near, words
from tamarack.intelligence.findings.finding import Finding

_VIN = re.compile(r"(?<![A-Za-z0-9])[A-HJ-NPR-Za-hj-npr-z0-9]{17}(?![A-Za-z0-9])")
_VIN_CUE = words(
    "vin", "niv", "chassis", "châssis", "serial number", "numero de serie", "identification number"
)
_PLATE_CUE = words(
    "plates?", "plaques?", "license plates?", "licence plates?", "plaques? d'immatriculation",
    "immatricule(?:e|s|es)?",
    "immatriculation", "registration", "registered as", "reg", "tag",
)  # fmt: skip
_VEHICLE_CUE = words(
    "vehicles?", "vehicules?", "cars?", "vans?", "trucks?", "minivan", "suv", "pickup", "sedan",
    "voitures?", "camions?",
    "camionnettes?", "fourgon(?:nette)?", "automobiles?", "taxi", "motorcycle", "moto", "truck", "autos?",
    "berline",
    "toyota", "honda", "ford", "dodge", "chevrolet", "nissan", "hyundai", "kia", "mazda", "volkswagen",
    "jeep", "gmc",
)  # fmt: skip
_AFTER_CUE = re.compile(
    r"(?:\s{0,3}(?:[:#(.\"'-]|n[o°]\.?|number|num[eé]ro|is|was|est|:|bearing|de|du|d'|l'|the|la|le|Ontario|Qu[eé]bec|B\.?C\.?))"
    r"{0,5}\s{0,3}",
    re.IGNORECASE,
)
_PLATE = re.compile(
    r"(?=[A-Z -]{0,7}[0-9])(?=[0-9 -]{0,7}[A-Z])[A-Z0-9]{1,5}(?:[ -]?[A-Z0-9]{1,5}){0,2}(?![\w])"
)
#: Series of passenger plates as letters (A) and digits (9), and the provinces that issue or issued them.
#: From general knowledge: a pointer for an officer, never a proof of where a vehicle is registered.
PROVINCIAL_SHAPES = {
    "AAAA999": "CA-ON",
    "AAA9999": "CA-AB",
    "AAA999": "CA-AB CA-BC CA-MB CA-NB CA-NL CA-NS CA-ON CA-QC",
    "A99AAA": "CA-QC",
    "999AAA": "CA-BC CA-ON CA-QC CA-SK",
    "AA999A": "CA-BC",
}
_SHAPED = re.compile(
    r"(?<![\w-])(?:[A-Z]{4}[ -]?[0-9]{3}|[A-Z]{3}[ -]?[0-9]{3,4}|[A-Z][0-9]{2}[ -]?[A-Z]{3}|"
    r"[A-Z]{2}[0-9][ -]?[0-9]{2}[A-Z]|[0-9]{3}[ -]?[A-Z]{3})(?![\w-])"
)
#: Letters before digits that are something else.
_NOT_PLATES = frozenset(
    ["IMM", "UCI", "IUC", "USD", "CAD", "EUR", "GBP", "TEL", "RUE", "APT", "BOX", "ROOM", "UNIT", "GATE",
    "FLT", "ACC", "JAN", "FEB",
     "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC", "NO", "THE", "CIE", "LOT", "DIN",
     "ISO"]
)  # fmt: skip


def find(text: str) -> Iterator[Finding]:
    """VINs and plates of `text`; a plate's `shape` field lists the provinces that issue such ones."""
    yield from _vins(text)
    starts = set()
    for cue in _PLATE_CUE.finditer(text):
        gap = _AFTER_CUE.match(text, cue.end())
        found = _PLATE.match(text, gap.end() if gap else cue.end())
        if found and found.start() > cue.end() and 4 <= len(compact(found[0])) <= 8:
            starts.add(found.start())
            yield _plate(found)
    for found in _SHAPED.finditer(text):
        letters = re.sub(r"[^A-Z].*", "", found[0])
        near = stands_near(_PLATE_CUE, text, *found.span(), before=40) or nearest_before(
            _VEHICLE_CUE, text, found.start(), reach=60
        )
        if near and letters not in _NOT_PLATES and found.start() not in starts:
            yield _plate(found)


def _vins(text: str) -> Iterator[Finding]:
    """By check digit, or by a cue; a failing check digit contradicts only a North American number."""
    for found in _VIN.finditer(text):
        vin = found[0].upper()
        if vin.isdigit() or vin.isalpha():
            continue
        right = passes_vin(vin)
        if (right and found[0] == vin) or stands_near(_VIN_CUE, text, *found.span()):
            checked = True if right else False if vin[0] in "12345" else None
            yield Finding("vin", found.start(), found.end(), found[0], vin, checked, {"maker": vin[:3]})


def _plate(found: re.Match[str]) -> Finding:
    normal = compact(found[0])
    shape = re.sub("[A-Z]", "A", re.sub("[0-9]", "9", normal))
    provinces = PROVINCIAL_SHAPES.get(shape)
    fields = {"provinces": provinces} if provinces else {}
    return Finding("plate", found.start(), found.end(), found[0], normal, None, fields)
