from __future__ import annotations

import pytest

from tamarack.intelligence.intake.readers.dates import date_reader


@pytest.mark.parametrize(
    ("order", "written", "text", "said"),
    [
        (None, "", "0950-01-01", ("0950-01-01", "")),
        (None, "", "1961-07", ("1961-07", "")),
        (None, "", "1961-13", (None, "bad-date")),
        (None, "", "13/02/1980", ("13/02/1980", "")),
        (None, "", "02/03/1980", (None, "ambiguous-date")),
        ("dmy", "", "02/03/1980", ("1980-03-02", "")),
        ("mdy", "", "02/03/1980", ("1980-02-03", "")),
        ("mdy", "", "13/02/1980", (None, "bad-date")),
        ("dmy", "", "13/02/1980", ("13/02/1980", "")),
        (None, "%Y%m%d", "20170218", ("2017-02-18", "")),
        (None, "%m/%Y", "07/1961", ("1961-07", "")),
        (None, "%Y", "1961", ("1961", "")),
        (None, "%Y-%m-%d %H:%M", "1961-07-04 10:22", ("1961-07-04T10:22:00", "")),
        (None, "%Y%m%d", "20170230", (None, "bad-date")),
    ],
)
def test_a_cell_is_a_date_or_says_why_not(order, written, text, said):
    assert date_reader(order, written)(text) == said
