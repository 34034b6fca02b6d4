"""Dates in words, as reports write them in each language."""

from __future__ import annotations

from datetime import date

_MONTHS = {
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December"),
    "fr": ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
           "novembre", "décembre"),
}  # fmt: skip


def in_words(day: date, language: str) -> str:
    """`day` written out: 3 March 1988, or 3 mars 1988 (1er for the first of a month)."""
    number = "1er" if language == "fr" and day.day == 1 else str(day.day)
    return f"{number} {_MONTHS[language][day.month - 1]} {day.year}"


def mixed_up(day: date) -> date:
    """The same date as a careless hand writes it: day and month changed, or one year off where they can't."""
    if day.day <= 12 and day.day != day.month:
        return day.replace(month=day.day, day=day.month)
    return day.replace(year=day.year - 1, day=min(day.day, 28))
