from __future__ import annotations

import io
import tracemalloc
import zipfile
from datetime import date, datetime

import duckdb
import openpyxl
import pytest

from tamarack.intelligence.claims.statement import Statement
from tamarack.intelligence.intake.draft import Draft, Original, Rejection
from tamarack.intelligence.intake.errors import (
    BadMapping,
    Damaged,
    EmptyFile,
    MappingNeeded,
    MissingColumns,
    OverLimit,
    Unreadable,
)
from tamarack.intelligence.intake.limits import Limits
from tamarack.intelligence.intake.readers import read_original

PEOPLE = {
    "entities": {
        "person": {
            "schema": "Person",
            "key": ["id"],
            "properties": {"name": "name", "birthDate": {"column": "born", "order": "dmy"}, "gender": "sex"},
        }
    }
}
HEAD = "id,name,born,sex\n"


def test_a_row_becomes_statements_that_name_it(take):
    taken = take(HEAD + "7,Ana Núñez,1961-07,X\n", "people.csv", PEOPLE)
    assert taken.statements == [
        Statement("Person/7", "Person", "name", "Ana Núñez", None, "row 2"),
        Statement("Person/7", "Person", "birthDate", "1961-07", None, "row 2"),
        Statement("Person/7", "Person", "gender", "X", None, "row 2"),
    ]
    assert taken.rejections == []


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_delimiters_and_line_ends_are_found(take, mark, end):
    table = (HEAD + "1,Ana,1961,F\n2,Bo,1962,M\n").replace(",", mark).replace("\n", end)
    assert [said.value for said in take(table, "t.csv", PEOPLE).statements] == [
        "Ana",
        "1961",
        "F",
        "Bo",
        "1962",
        "M",
    ]


def test_a_header_under_a_title_is_found_and_rows_keep_their_number(take):
    table = "Persons of interest,,,\n,,,\n" + HEAD + "1,Ana,31/02/1961,F\n"
    taken = take(table, "t.csv", PEOPLE)
    assert taken.said == [("Person/1", "name", "Ana"), ("Person/1", "gender", "F")]
    assert taken.codes == [("row 4, column born", "bad-date")]


def test_bad_rows_are_told_and_the_good_ones_land(take):
    table = (
        HEAD
        + "1,Ana,1961,F\n2,Bo\n3,Cy,1963,M,extra\n4,Di,1964,F,\n\n5,Ed,13/25/1965,M\n6,Flo,02/03/1966,F\n"
    )
    taken = take(table, "t.csv", PEOPLE)
    assert taken.codes == [
        ("row 3", "too-few-cells"),
        ("row 4", "too-many-cells"),
        ("row 7, column born", "bad-date"),
    ]
    assert [value for _, name, value in taken.said if name == "name"] == ["Ana", "Di", "Ed", "Flo"]
    assert ("Person/6", "birthDate", "1966-03-02") in taken.said


@pytest.mark.parametrize(
    ("written", "value", "code"),
    [
        ("1961", "1961", ""),
        ("1961-07", "1961-07", ""),
        ("4 juillet 1961", "4 juillet 1961", ""),
        ("circa 1961", "circa 1961", ""),
        ("1961-02-30", "", "bad-date"),
        ("yesterday", "", "bad-date"),
        ("02/03/61", "", "ambiguous-date"),
        ("2026-03-04T10:22:00-05:00", "2026-03-04T10:22:00-05:00", ""),
    ],
)
def test_dates_whole_partial_and_impossible(take, written, value, code):
    taken = take(HEAD + f"1,Ana,{written},F\n", "t.csv", PEOPLE)
    assert [one for _, name, one in taken.said if name == "birthDate"] == ([value] if value else [])
    assert [told for _, told in taken.codes] == ([code] if code else [])


def test_an_ambiguous_date_without_an_order_is_told(take):
    plain = {"entities": {"person": {"schema": "Person", "key": ["id"], "properties": {"birthDate": "born"}}}}
    taken = take("id,born\n1,02/03/1966\n", "t.csv", plain)
    assert taken.statements == []
    assert taken.codes == [("row 2, column born", "ambiguous-date")]


def test_repeated_rows_are_told_once_each_and_can_be_kept(take):
    table = HEAD + "1,Ana,1961,F\n" * 3
    taken = take(table, "t.csv", PEOPLE)
    assert len(taken.statements) == 3
    assert taken.codes == [("row 3", "duplicate-row"), ("row 4", "duplicate-row")]
    assert len(take(table, "t.csv", PEOPLE | {"repeats": "keep"}).statements) == 9


def test_bytes_of_another_encoding_cost_one_row(take):
    rows = [HEAD.encode()] + [f"{at},Ana {at},1961,F\n".encode() for at in range(60_000)]
    rows[50_001] = "50000,Núñez,1961,F\n".encode("cp1252")
    taken = take(b"".join(rows), "t.csv", PEOPLE)
    assert taken.codes == [("row 50002, column name", "undecodable")]
    assert len(taken.statements) == 3 * 59_999


def test_a_table_in_another_encoding_is_guessed_or_declared(take):
    table = (HEAD + "1,Hélène Fréchette de la Frontière,1961,F\n").encode("cp1252")
    taken = take(table, "t.csv", PEOPLE)
    assert taken.codes == [("", "encoding-guessed")]
    assert taken.said[0][2] == "Hélène Fréchette de la Frontière"
    assert take(table, "t.csv", PEOPLE | {"encoding": "windows-1252"}).codes == []
    assert take((HEAD + "1,Ana,1961,F\n").encode("utf-16"), "t.csv", PEOPLE).said[0] == (
        "Person/1",
        "name",
        "Ana",
    )


def test_nul_and_direction_marks_in_cells_are_told(take):
    taken = take(HEAD + "1,A\x00na,1961,F\n2,\u202eoB,1962,M\n", "t.csv", PEOPLE)
    assert taken.codes == [
        ("row 2, column name", "control-characters-removed"),
        ("row 3, column name", "bidi-controls"),
    ]
    assert [value for _, name, value in taken.said if name == "name"] == ["Ana", "\u202eoB"]


def test_a_line_past_the_limit_is_named_and_not_kept(take):
    limits = Limits(line_bytes=10_000)
    table = HEAD + "1,Ana,1961,F\n2," + "x" * 3_000_000 + ",1962,M\n3,Cy,1963,M\n"
    tracemalloc.start()
    taken = take(table, "t.csv", PEOPLE, limits=limits)
    tracemalloc.stop()
    assert taken.codes == [("row 3", "line-too-long")]
    assert [value for _, name, value in taken.said if name == "name"] == ["Ana", "Cy"]


def test_an_endless_line_is_never_held(tmp_path):
    path = tmp_path / "hole"
    with path.open("wb") as file:
        file.write(HEAD.encode() + b"1,Ana,1961,F\n2,")
        file.truncate(1 << 26)  # a hole in the file: 64 MiB of NULs that take no room on the disk
        file.seek(0, 2)
        file.write(b"\n3,Cy,1963,M\n")
    tracemalloc.start()
    (draft,) = read_original(Original(path, "t.csv"), PEOPLE, limits=Limits(line_bytes=1 << 18))
    said = list(draft.statements)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [one for one in said if isinstance(one, Rejection)] == [
        Rejection("row 3", "line-too-long", "limit: 262144")
    ]
    assert [one.value for one in said if isinstance(one, Statement) and one.property == "name"] == [
        "Ana",
        "Cy",
    ]
    assert peak < 16 << 20


def test_a_runaway_quotation_mark_costs_one_row(take):
    table = HEAD + '1,"Ana,1961,F\n' + "".join(f"{at},Bo {at},1962,M\n" for at in range(2, 500))
    taken = take(table, "t.csv", PEOPLE)
    assert taken.codes == [("row 2", "bad-quotes")]
    assert len(taken.statements) == 3 * 498


def test_quoted_cells_may_hold_commas_and_line_ends(take):
    taken = take(HEAD + '1,"Ana\nNúñez, ""the notary""",1961,F\n2,Bo,1962,M\n', "t.csv", PEOPLE)
    assert taken.said[0] == ("Person/1", "name", 'Ana\nNúñez, "the notary"')
    assert taken.statements[-1].place == "row 3"


def test_rows_that_name_nothing_are_told(take):
    assert take(HEAD + ",Ana,1961,F\n", "t.csv", PEOPLE).codes == [("row 2", "missing-key")]


def test_a_table_needs_a_mapping_that_fits(take):
    with pytest.raises(MappingNeeded) as needed:
        take(HEAD + "1,Ana,13/02/1961,F\n", "t.csv")
    assert needed.value.header == ["id", "name", "born", "sex"]
    assert needed.value.suggestion["entities"]["person"]["properties"]["name"] == "name"
    with pytest.raises(MissingColumns) as missing:
        take("id,name\n1,Ana\n", "t.csv", PEOPLE)
    assert missing.value.facts["missing"] == ["born", "sex"]
    with pytest.raises(BadMapping):
        take(HEAD, "t.csv", {"entities": {}})
    with pytest.raises(EmptyFile):
        take("\n\n", "t.csv", PEOPLE)
    with pytest.raises(OverLimit):
        take("a,b,c\n1,2,3\n", "t.csv", PEOPLE, limits=Limits(columns=2))


def test_links_constants_codes_and_splits(take):
    mapping = {
        "missing": ["NULL"],
        "entities": {
            "caller": {"schema": "Phone", "key": "value", "properties": {"number": "from"}},
            "holder": {
                "schema": "Person",
                "key": {"columns": ["code"], "space": "people"},
                "properties": {
                    "name": {"columns": ["given", "family"]},
                    "nationality": {"column": "nat", "split": ";"},
                    "gender": {"column": "sex", "codes": {"H": "M"}},
                    "notes": {"constant": "wiretap"},
                },
            },
            "call": {
                "schema": "Call",
                "properties": {"callerPhone": {"entity": "caller"}, "caller": {"entity": "holder"}},
            },
        },
    }
    taken = take("from,code,given,family,nat,sex\n+1 514 555 0100,c1,Ana,NULL,UTO; CA,H\n", "t.csv", mapping)
    call = taken.statements[-1].entity
    assert call.startswith("Call/")
    assert call.endswith("/row 2")
    assert [(one.entity, one.property, one.value, one.target) for one in taken.statements] == [
        ("value=Phone=+15145550100", "number", "+1 514 555 0100", None),
        ("people/c1", "name", "Ana", None),
        ("people/c1", "nationality", "UTO", None),
        ("people/c1", "nationality", "CA", None),
        ("people/c1", "gender", "M", None),
        ("people/c1", "notes", "wiretap", None),
        (call, "callerPhone", "+1 514 555 0100", "value=Phone=+15145550100"),
        (call, "caller", "Ana", "people/c1"),
    ]


def test_the_same_file_is_read_the_same_twice(take, give):
    (draft,) = read_original(give(HEAD + "1,Ana,1961,F\n", "t.csv"), PEOPLE)
    assert isinstance(draft, Draft)
    assert list(draft.statements) == list(draft.statements)
    assert draft.key == take(HEAD + "1,Ana,1961,F\n", "other.csv", PEOPLE).drafts[0].key


def test_a_million_rows_with_ten_bad_ones(tmp_path):
    path = tmp_path / "big.csv"
    with path.open("w") as file:
        file.write("id,name,born\n")
        file.writelines(
            f"{at},Ana {at}\n" if at % 100_000 == 50_000 else f"{at},Ana {at},1961-07\n"
            for at in range(1_000_000)
        )
    mapping = {
        "entities": {
            "person": {"schema": "Person", "key": ["id"], "properties": {"name": "name", "birthDate": "born"}}
        }
    }
    (draft,) = read_original(Original(path, "big.csv"), mapping, limits=Limits(remembered_rows=10_000))
    good, bad = 0, []
    for said in draft.statements:
        if isinstance(said, Rejection):
            bad.append((said.place, said.code))
        else:
            good += 1
    assert good == 2 * 999_990
    assert bad == [(f"row {at + 2}", "too-few-cells") for at in range(50_000, 1_000_000, 100_000)]
    assert 900_000 < draft.rows < 1_100_000


def book(tmp_path, *rows, more=()):
    path = tmp_path / "book.xlsx"
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(row)
    for title in more:
        made.create_sheet(title).append(["x"])
    made.save(path)
    return path.read_bytes()


def test_a_sheet_is_read_with_its_values_as_people_write_them(take, tmp_path):
    rows = [
        ["id", "name", "born", "sex"],
        [7.0, "Ana", date(1961, 7, 4), None],
        [],
        [8, "Bo", datetime.fromisoformat("1962-01-02T03:04:00"), "M"],
    ]
    taken = take(book(tmp_path, *rows, more=["Notes"]), "anything.bin", PEOPLE)
    assert taken.said == [
        ("Person/7", "name", "Ana"),
        ("Person/7", "birthDate", "1961-07-04"),
        ("Person/8", "name", "Bo"),
        ("Person/8", "birthDate", "1962-01-02T03:04:00"),
        ("Person/8", "gender", "M"),
    ]
    assert [one.place for one in taken.statements][-1] == "row 4"
    assert taken.codes == [("", "sheets-not-read")]
    chosen = {
        "sheet": "Notes",
        "header": 0,
        "entities": {"p": {"schema": "Person", "key": ["1"], "properties": {"name": "1"}}},
    }
    assert take(book(tmp_path, *rows, more=["Notes"]), "b.xlsx", chosen).said == [("Person/x", "name", "x")]
    with pytest.raises(Damaged):
        take(book(tmp_path, *rows), "b.xlsx", PEOPLE | {"sheet": "None such"})


def test_a_broken_book_is_refused(take, tmp_path):
    whole = book(tmp_path, ["id", "name", "born", "sex"], [1, "Ana", "1961", "F"])
    for cut in range(0, len(whole), 97):
        with pytest.raises(Unreadable):
            take(whole[:cut], "b.xlsx", PEOPLE)


def test_parquet_is_read_through_its_own_columns(take, tmp_path):
    path = tmp_path / "p.parquet"
    duckdb.sql(
        "SELECT 7 AS id, 'Ana' AS name, DATE '1961-07-04' AS born, NULL::VARCHAR AS sex "
        "UNION ALL SELECT 8, 'Bo', NULL, 'M'"
    ).write_parquet(str(path))
    whole = path.read_bytes()
    assert take(whole, "p", PEOPLE).said == [
        ("Person/7", "name", "Ana"),
        ("Person/7", "birthDate", "1961-07-04"),
        ("Person/8", "name", "Bo"),
        ("Person/8", "gender", "M"),
    ]
    with pytest.raises(Damaged):
        take(whole[:-20], "p", PEOPLE)


def sheet_of(tmp_path, xml: bytes) -> bytes:
    """A book whose sheet is this XML."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(book(tmp_path, ["id", "name"], [1, "Ana"]))) as old,
        zipfile.ZipFile(made, "w") as new,
    ):
        for name in old.namelist():
            new.writestr(name, xml if name == "xl/worksheets/sheet1.xml" else old.read(name))
    return made.getvalue()


NAMED = {"entities": {"p": {"schema": "Person", "key": ["id"], "properties": {"name": "name"}}}}
SHEET = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>'
CELL = b'<c r="%s%%d" t="inlineStr"><is><t>%%s</t></is></c>'
ROW = b'<row r="%d">' + CELL % b"A" + CELL % b"B" + b"</row>"


def test_entities_in_a_sheet_are_refused(take, tmp_path):
    laughs = b'<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>' + SHEET % (
        ROW % (1, 1, b"id", 1, b"&b;")
    )
    with pytest.raises(Damaged):
        take(sheet_of(tmp_path, laughs), "b.xlsx", NAMED)


def test_a_sheet_that_claims_a_row_far_below_is_stopped(take, tmp_path):
    first = ROW % (1, 1, b"id", 1, b"name") + ROW % (2, 2, b"1", 2, b"Ana")
    far = sheet_of(tmp_path, SHEET % (first + ROW % (99_999_999_999, 3, b"2", 3, b"Bo")))
    taken = take(far, "b.xlsx", NAMED)
    assert taken.said == [("Person/1", "name", "Ana")]
    assert taken.codes == [("row 1048577", "over-limit")]
