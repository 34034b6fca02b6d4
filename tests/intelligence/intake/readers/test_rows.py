from __future__ import annotations

import pytest

from tamarack.intelligence.intake.readers.delimited import find_delimiter
from tamarack.intelligence.intake.readers.naming import key_of_value
from tamarack.intelligence.intake.readers.rows import column_names, find_header


@pytest.mark.parametrize(
    ("rows", "wanted", "number"),
    [
        ([["id", "name"], ["1", "Ana"]], [], 1),
        ([["Report of 2026", ""], [], ["id", "name"], ["1", "Ana"]], [], 3),
        ([["1", "2"], ["3", "4"]], [], 0),
        ([["Ana", "Ana"], ["id", "name"]], [], 2),
        ([["x", "y"], ["ID ", "Name"]], ["name", "id"], 2),
        ([], [], 0),
    ],
)
def test_the_header_is_found(rows, wanted, number):
    assert find_header(rows, wanted) == number


def test_columns_without_or_with_the_same_name_can_be_told_apart():
    assert column_names(["id", "", "name", "name", " full  name ", "", ""]) == [
        "id",
        "2",
        "name",
        "name (2)",
        "full name",
    ]


def test_the_delimiter_is_the_one_that_makes_even_rows():
    assert find_delimiter(["a;b,c;d\n", "1;2,5;3\n"]) == ";"
    assert find_delimiter(["a\tb\n"]) == "\t"
    assert find_delimiter(["one\n", "two\n"]) == ","


def test_the_same_telephone_has_one_key_however_it_is_written():
    keys = {
        key_of_value("Phone", ("number",), (number,))
        for number in ("+1 514 555-0100", "+15145550100", "001 514 555 0100")
    }
    assert keys == {"value=Phone=+15145550100"}
    assert key_of_value("Phone", ("number",), ("--",)) == ""
