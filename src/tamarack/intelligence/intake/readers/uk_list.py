"""The UK Sanctions List as five parsed tables: subjects, and their names, dates, countries and identifiers.

Given as a folder, a ZIP of the tables, or any one of them with the others beside it. The tables are
those of covyr/uk-sanctions-list, made from the list of the Foreign, Commonwealth & Development
Office (OGL v3). One report for each subject, under its unique id. The letters of an id name the
regime under which it was designated.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tamarack.foundation.partial_dates import BadDate, PartialDate, read_date
from tamarack.intelligence.claims.statement import Statement
from tamarack.intelligence.intake.draft import Draft, Original, Rejection
from tamarack.intelligence.intake.errors import Damaged
from tamarack.intelligence.intake.limits import LIMITS, Limits
from tamarack.intelligence.intake.readers.reasons import rejection
from tamarack.intelligence.intake.readers.uk_tables import SUBJECTS, TABLE_NAMES, Cells, rows_of, tables_of
from tamarack.intelligence.vocabulary import vocabulary
from tamarack.intelligence.vocabulary.normalising import normal

_DETAILS = [table for table in TABLE_NAMES if table != SUBJECTS]

_SCHEMATA = {"individual": "Person", "entity": "Organization", "ship": "Vessel"}
_AUTHORITY = "Foreign, Commonwealth & Development Office (United Kingdom)"
#: Names of regimes, where our sources state them (../shared/data/identities/README.md); others stay letters.
_REGIMES = {"GIM": "Global Irregular Migration and Trafficking in Persons"}
_COUNTRY_PROPERTIES = {"birth": "birthCountry", "nationality": "nationality", "address": "country"}
_NUMBER_PROPERTIES = {
    "national": "idNumber",
    "business_registration_numbers": "registrationNumber",
    "imo": "imoNumber",
}
_GIVEN_NAMES = (
    ("name_1", "firstName"),
    *((f"name_{at}", "middleName") for at in range(2, 6)),
    ("name_6", "lastName"),
)


@dataclass(slots=True)
class _Subject:
    """One subject while its tables are put together. `said` keeps each statement once, in order."""

    id: str
    schema: str
    updated: str
    said: dict[tuple[str, str, str], Statement | Rejection] = field(default_factory=dict)

    def say(self, name: str, value: str, place: str) -> None:
        """State a property of the subject."""
        if value:
            self.put(Statement(self.id, self.schema, name, value, None, place))

    def put(self, statement: Statement) -> None:
        """Keep a statement that was not made before."""
        self.said.setdefault((statement.entity, statement.property, statement.value), statement)

    def refuse(self, told: Rejection) -> None:
        """Keep a rejection."""
        self.said[(told.place, told.code, told.why)] = told


def read_uk_list(original: Original, limits: Limits = LIMITS) -> Iterator[Draft | Rejection]:
    """A report for each subject. Raises Damaged without the subjects' table, MissingColumns, OverLimit."""
    with tables_of(original, limits) as paths:
        if SUBJECTS not in paths:
            raise Damaged(place=original.name, why="the table of subjects is not there", table=SUBJECTS)
        for table in _DETAILS:
            if table not in paths:
                yield rejection("table-missing", f"{table}.csv")
        subjects: dict[str, _Subject] = {}
        yield from _subjects(paths[SUBJECTS], subjects, limits)
        for table in _DETAILS:
            if table in paths:
                yield from _details(table, paths[table], subjects, limits)
    for subject in subjects.values():
        title = f"UK sanctions list {subject.id}"
        said = list(subject.said.values())
        yield Draft(
            key=subject.id,
            title=title,
            language="en",
            said_on=subject.updated,
            statements=said,
            rows=len(said),
        )


def _subjects(path: Path, subjects: dict[str, _Subject], limits: Limits) -> Iterator[Rejection]:
    for row in rows_of(SUBJECTS, path, limits):
        if isinstance(row, Rejection):
            yield row
            continue
        place, cells = row
        schema = _SCHEMATA.get(cells["subject_type"])
        if schema is None or not cells["unique_id"]:
            yield rejection("unknown-value", place, subject_type=cells["subject_type"][:80])
        elif cells["unique_id"] in subjects:
            yield rejection("duplicate-row", place, unique_id=cells["unique_id"])
        else:
            subject = _Subject(cells["unique_id"], schema, _day(cells["last_updated"]))
            subjects[subject.id] = subject
            _designate(subject, cells, place)


def _designate(subject: _Subject, cells: Cells, place: str) -> None:
    """The act of listing, as a thing of its own that points at the subject."""
    key = f"{subject.id}/sanction"
    letters = subject.id.rstrip("0123456789")
    listed = _day(cells["date_designated"])
    if cells["date_designated"] and not listed:
        subject.refuse(
            rejection("bad-date", f"{place}, column date_designated", text=cells["date_designated"][:80])
        )
    stated = {
        "authority": _AUTHORITY,
        "authorityId": subject.id,
        "program": _REGIMES.get(letters, letters),
        "programId": letters,
        "listingDate": listed,
    }
    for name, value in stated.items():
        if value:
            subject.put(Statement(key, "Sanction", name, value, None, place))
    subject.put(Statement(key, "Sanction", "entity", subject.id, subject.id, place))


def _day(text: str) -> str:
    """The ISO date of the list's dd/mm/yyyy; "" when it is none."""
    found = read_date(text, "dmy").date
    return found.iso() if found else ""


def _details(table: str, path: Path, subjects: Mapping[str, _Subject], limits: Limits) -> Iterator[Rejection]:
    tell = {"uk_names": _name, "uk_dobs": _birth, "uk_countries": _country, "uk_identifiers": _number}[table]
    for row in rows_of(table, path, limits):
        if isinstance(row, Rejection):
            yield row
            continue
        place, cells = row
        subject = subjects.get(cells["unique_id"])
        if subject is None:
            yield rejection("unknown-subject", place, unique_id=cells["unique_id"][:80])
        else:
            tell(subject, cells, place)


def _name(subject: _Subject, cells: Cells, place: str) -> None:
    kind, strength = cells["name_type"], cells["alias_strength"]
    if kind not in ("primary", "primary_variation", "alias"):
        subject.refuse(rejection("unknown-value", f"{place}, column name_type", name_type=kind[:80]))
        return
    is_weak = kind == "alias" and strength == "low_quality_aka"
    stated = "name" if kind == "primary" else "weakAlias" if is_weak else "alias"
    subject.say(stated, cells["full_name"], place)
    if subject.schema == "Person" and cells["name_1"] and cells["name_6"]:
        for column, part in _GIVEN_NAMES:
            subject.say(part, cells.get(column, ""), place)


def _birth(subject: _Subject, cells: Cells, place: str) -> None:
    """A date of birth to its stated precision: exact, month_year or year_only."""
    if subject.schema != "Person":
        subject.refuse(rejection("unknown-value", place, subject_type=subject.schema))
        return
    used = {"exact": 3, "month_year": 2, "year_only": 1}.get(cells["precision"], 0)
    parts = [cells["year"], cells["month"], cells["day"]][:used]
    try:
        found = PartialDate(*map(int, parts))
    except (BadDate, ValueError, TypeError):
        text = "-".join([cells["year"], cells["month"], cells["day"]])
        subject.refuse(rejection("bad-date", place, text=text[:80], precision=cells["precision"][:40]))
    else:
        subject.say("birthDate", found.iso(), place)


def _country(subject: _Subject, cells: Cells, place: str) -> None:
    """The country as written; beside it the table's ISO code, where the writing alone says no country."""
    stated = _COUNTRY_PROPERTIES.get(cells["country_type"])
    if stated is None or (subject.schema != "Person" and stated != "country"):
        subject.refuse(
            rejection("unknown-value", f"{place}, column country_type", found=cells["country_type"][:80])
        )
        return
    subject.say(stated, cells["raw_value"], place)
    if not normal("country", cells["raw_value"]):
        subject.say(stated, cells["iso"], place)


def _number(subject: _Subject, cells: Cells, place: str) -> None:
    kind, value = cells["identifier_type"], cells["raw_value"]
    if kind == "passport" and subject.schema == "Person":
        if value:
            key = f"{subject.id}/passport/{value}"
            subject.put(Statement(key, "Passport", "number", value, None, place))
            subject.put(Statement(key, "Passport", "holder", subject.id, subject.id, place))
    elif (stated := _NUMBER_PROPERTIES.get(kind)) and stated in vocabulary().schema(
        subject.schema
    ).properties:
        subject.say(stated, value, place)
    else:
        subject.refuse(rejection("unknown-value", f"{place}, column identifier_type", found=kind[:80]))
