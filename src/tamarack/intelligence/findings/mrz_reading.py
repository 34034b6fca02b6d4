"""Reading a machine-readable zone: its fields, and which check digits agree (ICAO 9303-3 § 4.9).

Nothing is corrected: an O for a 0 fails its check digit, and an examiner should see that it does.
"""

from __future__ import annotations

from dataclasses import dataclass

from tamarack.foundation.check_digits import icao_check_digit
from tamarack.foundation.partial_dates import BadDate, PartialDate
from tamarack.intelligence.findings.mrz_layout import FRENCH_CARD, Layout, Span

#: The oldest person on record reached 122.
_OLDEST = 122
#: Machine-readable passports began in 1980; an expiry of 80 to 99 is of the last century.
_FIRST_EXPIRY = 80


@dataclass(frozen=True, slots=True)
class Zone:
    """What a zone says. `wrong` names the fields whose check digits disagree (number, birth, expiry …)."""

    fields: dict[str, str]
    wrong: tuple[str, ...]


def read_zone(lines: list[str], layout: Layout) -> Zone:
    """The fields of a zone of that layout, raw except for fillers, and its check digits' verdict."""
    surname, given, truncated = _names(lines, layout)
    number, number_right = _number(lines, layout)
    right = {"number": number_right, **_checks(lines, layout)}
    fields = {
        "format": layout.name,
        "document_code": _clean(lines[0][:2]),
        "issuer": _clean(lines[0][2:5]),
        "surname": surname,
        "given_names": given,
        "number": number,
        "nationality": _clean(_cut(lines, layout.nationality)),
        "sex": _cut(lines, layout.sex),
        "optional": " ".join(filter(None, (_clean(_cut(lines, span)) for span in layout.optional))),
        **_dates(_cut(lines, layout.birth), _cut(lines, layout.expiry)),
    }
    if truncated:
        fields["names_truncated"] = "yes"
    wrong = tuple(name for name, agrees in right.items() if not agrees)
    if wrong:
        fields["wrong"] = " ".join(wrong)
    return Zone({name: value for name, value in fields.items() if value}, wrong)


def names_of(line: str) -> tuple[str, str]:
    """Surname and given names of a field of names; a name without `<<` is a surname alone."""
    surname, _, given = line.partition("<<")
    return _clean(surname), _clean(given)


def _cut(lines: list[str], span: Span | None) -> str:
    return lines[span[0]][span[1] : span[2]] if span else ""


def _clean(field: str) -> str:
    return " ".join(field.replace("<", " ").split())


def _names(lines: list[str], layout: Layout) -> tuple[str, str, bool]:
    """Names that reach the last position with a letter count as truncated (9303-3 § 4.6)."""
    first, *more = (_cut(lines, span) for span in layout.names)
    if layout is FRENCH_CARD:
        return _clean(first), _clean(more[0]), first[-1] != "<" or more[0][-1] != "<"
    return *names_of(first), first[-1] != "<"


def _agrees(field: str, digit: str) -> bool:
    """A filler for a check digit is right where there is nothing to check."""
    if digit == "<":
        return not field.strip("<")
    return digit.isdigit() and int(digit) == icao_check_digit(field)


def _number(lines: list[str], layout: Layout) -> tuple[str, bool]:
    """The document's number, put together when it is longer than its field, and whether its digit agrees."""
    line, _, after = layout.number
    field, digit = _cut(lines, layout.number), lines[line][after]
    if digit == "<" and layout.overflow and field.strip("<"):
        rest = _cut(lines, layout.overflow).partition("<")[0]
        if len(rest) > 1:
            return field + rest[:-1], _agrees(field + rest[:-1], rest[-1])
    return _clean(field), _agrees(field, digit)


def _checks(lines: list[str], layout: Layout) -> dict[str, bool]:
    """Whether the digits after birth and expiry, of the optional data and of all together agree."""
    right = {}
    for name, span in (("birth", layout.birth), ("expiry", layout.expiry)):
        if span:
            right[name] = _agrees(_cut(lines, span), lines[span[0]][span[2]])
    if layout.optional_check:
        right["optional"] = _agrees(_cut(lines, layout.optional[0]), _cut(lines, layout.optional_check))
    if layout.composite_at:
        together = "".join(_cut(lines, span) for span in layout.composite)
        right["composite"] = _agrees(together, _cut(lines, layout.composite_at))
    return right


def _dates(birth: str, expiry: str) -> dict[str, str]:
    """Raw dates, and ISO ones where the century is sure; a birth that may be of either lists both."""
    dates = {"birth": birth, "expiry": expiry}
    expires: PartialDate | None = None
    if expiry[:2].isdigit():
        year = int(expiry[:2])
        expires = _date(1900 + year if year >= _FIRST_EXPIRY else 2000 + year, expiry)
        dates["expiry_date"] = expires.iso() if expires else ""
    if birth[:2].isdigit():
        born = [_date(century + int(birth[:2]), birth) for century in (1900, 2000)]
        likely = [day for day in born if day and (expires is None or 0 <= expires.year - day.year <= _OLDEST)]
        dates["birth_date" if len(likely) == 1 else "birth_alternatives"] = " ".join(
            day.iso() for day in likely
        )
    return dates


def _date(year: int, written: str) -> PartialDate | None:
    """YYMMDD in that year; fillers stand for a part that is not known (9303-3 § 4.8)."""
    month, day = written[2:4], written[4:6]
    if not all(part.isdigit() or part == "<<" for part in (month, day)):
        return None
    try:
        known_day = int(day) if day.isdigit() and month.isdigit() else None
        return PartialDate(year, int(month) if month.isdigit() else None, known_day)
    except BadDate:
        return None
