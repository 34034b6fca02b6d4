from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from tamarack.intelligence.claims.statement import Statement
from tamarack.intelligence.intake.draft import Draft, Original, Rejection
from tamarack.intelligence.intake.errors import Damaged
from tamarack.intelligence.intake.readers import read_original

SHARED = Path(__file__).parents[5] / "shared/data/identities/uk_list"

TABLES = {
    "uk_subjects": "unique_id,subject_type,date_designated,last_updated\n"
    "GIM0001,individual,22/07/2025,23/07/2025\nXXX0002,ship,31/02/2020,\nXXX0003,planet,01/01/2020,\n",
    "uk_names": "name_id,unique_id,name_type,alias_strength,full_name,"
    "name_6,name_1,name_2,name_3,name_4,name_5\n"
    "1,GIM0001,primary,,Ana Maria NUNEZ,NUNEZ,Ana,Maria,,,\n"
    "2,GIM0001,primary_variation,,Anna NUNEZ,NUNEZ,Anna,,,,\n"
    "3,GIM0001,alias,low_quality_aka,The Ferry,The Ferry,,,,,\n"
    "4,GIM0001,alias,good_quality_aka,Ana N,N,Ana,,,,\n"
    "5,GIM0001,nickname,,A,,,,,,\n"
    "6,XXX0002,primary,,SEA LARCH,SEA LARCH,,,,,\n"
    "7,ZZZ0009,primary,,NOBODY,,,,,,\n",
    "uk_dobs": "dob_id,unique_id,year,month,day,precision,parse_issues\n"
    "1,GIM0001,1961,07,,month_year,non_numeric_day\n2,GIM0001,1961,07,04,exact,\n"
    "3,GIM0001,1962,,,year_only,\n4,GIM0001,1961,02,30,exact,\n",
    "uk_countries": "unique_id,raw_value,country_type,iso\n"
    "GIM0001,Utopia Felix,birth,XX\nGIM0001,Canada,nationality,CA\n",
    "uk_identifiers": "unique_id,raw_value,identifier_type\n"
    "GIM0001, AB 12 ,passport\nGIM0001,77,national\nXXX0002,IMO9290309,imo\n",
}


def folder(tmp_path, **changed):
    place = tmp_path / "uk"
    place.mkdir()
    for name, text in (TABLES | changed).items():
        (place / f"{name}.csv").write_text(text)
    return place


def read(original):
    drafts, told = [], []
    for one in read_original(original):
        (told if isinstance(one, Rejection) else drafts).append(one)
    return drafts, told


def test_a_subject_is_one_report(tmp_path):
    (person, ship), told = read(Original(folder(tmp_path), "uk"))
    assert isinstance(person, Draft)
    assert (person.key, person.title, person.said_on) == (
        "GIM0001",
        "UK sanctions list GIM0001",
        "2025-07-23",
    )
    said = [one for one in person.statements if isinstance(one, Statement)]
    assert [(one.property, one.value) for one in said if one.entity == "GIM0001"] == [
        ("name", "Ana Maria NUNEZ"),
        ("firstName", "Ana"),
        ("middleName", "Maria"),
        ("lastName", "NUNEZ"),
        ("alias", "Anna NUNEZ"),
        ("firstName", "Anna"),
        ("weakAlias", "The Ferry"),
        ("alias", "Ana N"),
        ("lastName", "N"),
        ("birthDate", "1961-07"),
        ("birthDate", "1961-07-04"),
        ("birthDate", "1962"),
        ("birthCountry", "Utopia Felix"),
        ("birthCountry", "XX"),
        ("nationality", "Canada"),
        ("idNumber", "77"),
    ]
    assert [(one.schema, one.property, one.value, one.target) for one in said if one.entity != "GIM0001"] == [
        ("Sanction", "authority", "Foreign, Commonwealth & Development Office (United Kingdom)", None),
        ("Sanction", "authorityId", "GIM0001", None),
        ("Sanction", "program", "Global Irregular Migration and Trafficking in Persons", None),
        ("Sanction", "programId", "GIM", None),
        ("Sanction", "listingDate", "2025-07-22", None),
        ("Sanction", "entity", "GIM0001", "GIM0001"),
        ("Passport", "number", "AB 12", None),
        ("Passport", "holder", "GIM0001", "GIM0001"),
    ]
    assert {one.place for one in said if one.property == "nationality"} == {"uk_countries.csv, row 3"}
    assert [(one.place, one.code) for one in person.statements if isinstance(one, Rejection)] == [
        ("uk_names.csv, row 6, column name_type", "unknown-value"),
        ("uk_dobs.csv, row 5", "bad-date"),
    ]
    assert ("Vessel", "imoNumber", "IMO9290309") in {
        (one.schema, one.property, one.value) for one in ship.statements if isinstance(one, Statement)
    }
    assert [(one.place, one.code) for one in told] == [
        ("uk_subjects.csv, row 4", "unknown-value"),
        ("uk_names.csv, row 8", "unknown-subject"),
    ]


def test_folder_zip_and_single_table_say_the_same(tmp_path):
    place = folder(tmp_path)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        for path in place.iterdir():
            package.write(path, f"list/{path.name}")
    (tmp_path / "z").write_bytes(packed.getvalue())
    ways = [
        Original(place, "uk"),
        Original(tmp_path / "z", "uk.zip"),
        Original(place / "uk_dobs.csv", "uk_dobs.csv"),
    ]
    told = [[(draft.key, list(draft.statements)) for draft in read(way)[0]] for way in ways]
    assert told[0] == told[1] == told[2]


def test_the_subjects_are_needed_the_rest_is_told(tmp_path):
    place = folder(tmp_path)
    (place / "uk_dobs.csv").unlink()
    assert read(Original(place, "uk"))[1][0] == Rejection("uk_dobs.csv", "table-missing", "")
    (place / "uk_subjects.csv").unlink()
    with pytest.raises(Damaged):
        read(Original(place / "uk_names.csv", "uk_names.csv"))


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is absent: the real UK list is not read")
def test_the_whole_list_is_read():
    drafts, told = read(Original(SHARED, "uk_list"))
    said = [one for draft in drafts for one in draft.statements]
    assert len(drafts) == 5044
    assert sum(draft.key.startswith("GIM") for draft in drafts) == 38
    assert told == []
    assert [one for one in said if isinstance(one, Rejection)] == []
