"""Numbers of passports and other documents: by a word near them, or by a shape that only they have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tamarack.foundation.check_digits import passes_luhn
from tamarack.foundation.folding import compact
from tamarack.intelligence.findings.cues import named
from tamarack.intelligence.findings.finding import Finding


def _shape(written: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w/.,@+-])(?:{written})(?![\w@/]|[-.,:][0-9])")


#: Up to three letters and five to nine digits, or six to twelve letters and digits mixed (C01X00T47).
_BOOKLET = _shape(
    r"[A-Z]{1,3}\s?[0-9]{5,9}[A-Z]{0,2}|[a-z]{1,3}[0-9]{5,9}|[0-9]{7,9}|[0-9]{2}\s?[A-Z]{2}\s?[0-9]{5}"
    r"|(?=(?:[A-Z]*[0-9]){3})(?=[0-9]*[A-Z])[A-Z0-9]{7,12}"
)
_CARD = _shape(
    r"(?=(?:[A-Z-]*[0-9]){4})[A-Z0-9]{1,10}(?:-[A-Z0-9]{1,10}){0,4}(?<=[A-Z0-9-]{6})|[A-Z]{1,3}\s[0-9]{5,10}"
)
_CLIENT = _shape(r"[0-9]{8}|[0-9]{10}|[0-9]{4}-[0-9]{4}|[0-9]{2}-[0-9]{4}-[0-9]{4}")
_INSURANCE = _shape(r"[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{3}")
_REFERENCE = _shape(
    r"[A-Z]{1,4}[ -]?[0-9]{5,12}|[A-Z]{1,4}-[0-9]{2,8}(?:-[0-9]{1,8}){1,3}"
    r"|(?!(?:19|20)[0-9]{2}-(?:19|20)[0-9]{2}(?![0-9]))[0-9]{4}-[0-9]{4,8}"
)

#: What announces each type of document, and the shape of its number.
_CUES = named(
    {
        "passport": ("passports?", "passeports?", "ppt", "travel documents?", "titres? de voyage"),
        "visa": ("visas?", "trv", "vrt"),
        "uci": ("uci", "iuc", "client id", "id client"),
        "sin": ("sin", "nas", "social insurance number", "numero d'assurance sociale"),
        "licence": ("(?:driver'?s? )?licen[cs]es?", "permis de conduire"),
        "permit": (
            "permits?", "permis(?: d'etudes| de travail| de sejour)?", "titres? de sejour",
            "residence cards?", "pr cards?", "cartes? rp", "cartes? de resident(?: permanent)?",
            "imm[ -]?[0-9]{4}",
            "applications?", "demandes?",
        ),
        "identity_card": (
            "(?:national )?id(?: cards?)?", "identity (?:cards?|documents?)",
            "cartes? (?:nationales? )?d'identite", "cni", "cin",
        ),
        "reference": (
            "documents?", "files?", "dossiers?", "references?", "certificates?", "certificats?", "n[o°]",
            "numeros?", "numbers?", "serial",
        ),
    }
)  # fmt: skip
_SHAPES = {
    "passport": _BOOKLET, "visa": _BOOKLET, "uci": _CLIENT, "sin": _INSURANCE, "licence": _CARD,
    "permit": _CARD, "identity_card": _CARD, "reference": _REFERENCE,
}  # fmt: skip
#: How far after its cue a number may stand, on the same line and in the same sentence.
_REACH = 60
#: The end of a sentence (but not of "no."), or a word that announces a number of another kind.
_STOP = re.compile(
    r"(?<![Nn]o)[.;!?](?=\s+[A-ZÀ-Ý(])|\n"
    r"|(?i:\b(?:t[eé]l(?:[eé]phone)?|phone|call(?:ed)?|plates?|plaque|imei|imsi|iban|vin)\b)"
)
_DIGIT = re.compile(r"[0-9]")
_NEXT = re.compile(r"\s{0,2}(?:,|and|et|or|ou|/|&|;)\s{0,2}(?:n[o°]\.?\s)?")
#: AB123456 (passport)
_BEFORE_CUE = re.compile(r"(?<![\w-])[A-Z]{1,3}[0-9]{5,9}(?=[ ,]{0,2}\(?(?i:passports?|passeports?)(?!\w))")
#: Shapes that Canada's own documents have: IRCC documents and applications, Ontario's and Québec's licences.
_WELL_KNOWN = (
    ("permit", re.compile(r"(?<![\w-])[A-Z][0-9]{9}(?![\w-])")),
    (
        "licence",
        re.compile(
            r"(?<![\w-])[A-Z][0-9]{4}-[0-9]{5}-[0-9]{5}(?![\w-])|(?<![\w-])[A-Z][0-9]{4}-[0-9]{6}-[0-9]{2}(?![\w-])"
        ),
    ),
)
_NOT_NUMBERS = re.compile(
    r"(?:(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[0-9]"
    r"|(?:CAD|USD|EUR|GBP|IMM|UCI|IUC|SIN|NAS|TEL)\s?[0-9]|(?:19|20)[0-9]{2}-[01][0-9])"
)


def find(text: str) -> Iterator[Finding]:
    """Document numbers of `text`: kind "passport" or "document", the `type` field telling which."""
    cues = list(_CUES.finditer(text))
    for at, cue in enumerate(cues):
        end = min(cue.end() + _REACH, len(text))
        if not _DIGIT.search(text, cue.end(), end):
            continue
        if stop := _STOP.search(text, cue.end(), end):
            end = stop.start()
        rivals = (later.start() for later in cues[at + 1 : at + 4] if later.lastgroup != "reference")
        yield from _after(text, cue.lastgroup or "", cue.end(), min(end, next(rivals, end)))
    for found in _BEFORE_CUE.finditer(text):
        yield _finding(found, "passport")
    for type_, shape in _WELL_KNOWN:
        for found in shape.finditer(text):
            yield _finding(found, type_)


def _after(text: str, type_: str, start: int, end: int) -> Iterator[Finding]:
    """The first number of the document's shape in the stretch, and those listed straight after it."""
    shape = _SHAPES[type_]
    found = shape.search(text, start, min(len(text), end + 20))
    if not found or found.start() >= end:
        return
    while found and not _NOT_NUMBERS.match(found[0]):
        yield _finding(found, type_)
        between = _NEXT.match(text, found.end())
        found = shape.match(text, between.end()) if between else None


def _finding(found: re.Match[str], type_: str) -> Finding:
    kind = "passport" if type_ == "passport" else "document"
    normal = compact(found[0])
    checked = passes_luhn(normal) if type_ == "sin" else None
    return Finding(
        kind, found.start(), found.end(), found[0], normal, checked, {"type": type_.replace("_", "-")}
    )
