"""The words that dates are written with in English and French, folded (see folding.py)."""

from __future__ import annotations

_NAMES = (
    "january jan janvier janv",
    "february feb fevrier fevr fev",
    "march mar mars",
    "april apr avril avr",
    "may mai",
    "june jun juin",
    "july jul juillet juill juil",
    "august aug aout aou",
    "september sept sep septembre",
    "october oct octobre",
    "november nov novembre",
    "december dec decembre",
)

#: Folded month name or abbreviation to 1–12. ("mar" is March and never mardi.)
MONTHS: dict[str, int] = {word: month for month, words in enumerate(_NAMES, 1) for word in words.split()}

#: The date is near, not exact.
ABOUT_WORDS = frozenset(
    ["circa", "c", "ca", "about", "approximately", "approx", "around", "vers", "environ", "env", "autour"]
)

#: A part of the month or year that follows: it is inside that month or year, and no more is said.
PART_WORDS = frozenset(
    ["early", "mid", "late", "beginning", "start", "end", "debut", "mi", "milieu", "fin", "courant"]
)

WEEKDAYS = frozenset(
    [
        "monday",
        "mon",
        "tuesday",
        "tue",
        "tues",
        "wednesday",
        "wed",
        "thursday",
        "thu",
        "thur",
        "thurs",
        "friday",
        "fri",
        "saturday",
        "sat",
        "sunday",
        "sun",
        "lundi",
        "lun",
        "mardi",
        "mercredi",
        "mer",
        "jeudi",
        "jeu",
        "vendredi",
        "ven",
        "samedi",
        "sam",
        "dimanche",
        "dim",
    ]
)

#: Words that may stand in a written date and say nothing of their own.
SILENT_WORDS = frozenset(
    [
        "st",
        "nd",
        "rd",
        "th",
        "er",
        "ere",
        "eme",
        "e",
        "of",
        "the",
        "in",
        "on",
        "le",
        "la",
        "l",
        "du",
        "de",
        "d",
        "en",
        "au",
    ]
)

#: Letters that hold the place of a part which is not known (dd/mm/1961, jj/mm/1961, XX/07/1961).
PLACEHOLDERS = frozenset(["dd", "mm", "jj", "xx", "x", "xxxx", "yyyy", "aaaa"])
