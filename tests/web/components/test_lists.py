"""Lists by link, chronologies with their silences, texts cut at their findings, the places of the shell."""

from __future__ import annotations

from types import SimpleNamespace as Thing

import pytest
from django.core.paginator import Paginator
from django.http import QueryDict
from django.template import Context, Template
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from tamarack.trust.accounts.access import Access
from tamarack.trust.accounts.roles import Role
from tamarack.web.templatetags.chronology import Happening, Silence, with_silences
from tamarack.web.templatetags.lists import Order, Stretch, address_with, order_by, stretch_of
from tamarack.web.templatetags.navigation import places
from tamarack.web.templatetags.segments import segments_of


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", Order("?sort=-date", "ascending")),
        ("sort=date&page=3", Order("?sort=-date", "ascending")),
        ("sort=-date&q=x", Order("?sort=date&q=x", "descending")),
        ("sort=name", Order("?sort=date", "")),
    ],
)
def test_a_column_orders_or_turns_the_order_round(query: str, expected: Order) -> None:
    assert order_by(QueryDict(query), "date", default="date") == expected


def test_parameters_are_set_and_dropped() -> None:
    assert address_with(QueryDict("a=1&b=2&b=3"), a="", c="x y") == "?b=2&b=3&c=x+y"


def test_stretches_of_a_page() -> None:
    paginator = Paginator(range(25), 10)
    assert stretch_of(paginator.page(1)) == Stretch(1, 10, 25, "", "2")
    assert stretch_of(paginator.page(3)) == Stretch(21, 25, 25, "2", "")
    kept = Stretch(1, 10, None, "", "after-x")
    assert stretch_of(kept) is kept


def test_pagination_without_a_total_tells_none() -> None:
    request = RequestFactory().get("/reports", {"q": "x", "page": "b"})
    template = Template("{% load tamarack %}{% pagination stretch %}")
    page = template.render(Context({"request": request, "stretch": Stretch(11, 20, None, "a", "c")}))
    assert "11 to 20</span>" in page
    assert 'href="?q=x&amp;page=a"' in page
    assert 'href="?q=x&amp;page=c"' in page


def events(*dates: str | None) -> list[Thing]:
    return [Thing(when=when) for when in dates]


def test_silences_are_counted_between_what_is_surely_said() -> None:
    rows = list(with_silences(events("2026-03-01", "2026-01-01", "2026-02-15", None)))
    assert [row.days if isinstance(row, Silence) else row.event.when for row in rows] == [
        "2026-01-01",
        44,
        "2026-02-15",
        "2026-03-01",
        None,
    ]


def test_a_date_known_to_the_year_hides_no_silence_and_makes_none() -> None:
    rows = list(with_silences(events("2025", "2025-06-01", "2026-01-15")))
    assert all(isinstance(row, Happening) for row in rows)


def test_thirty_days_are_no_silence_and_thirty_one_are() -> None:
    assert len(list(with_silences(events("2026-01-01", "2026-02-01")))) == 2
    assert list(with_silences(events("2026-01-01", "2026-02-02")))[1] == Silence(31)


def test_precision_says_how_much_is_known() -> None:
    rows = list(with_silences(events("2025-01-01", "2025-01", "2025", None), longest=10_000))
    assert [row.precision for row in rows if isinstance(row, Happening)] == [
        "day",
        "month",
        "year",
        "unknown",
    ]


def finding(start: int, end: int) -> Thing:
    return Thing(start=start, end=end)


def test_a_text_is_cut_at_its_findings() -> None:
    one, two = finding(3, 5), finding(5, 6)
    cut = [(part.text, part.finding) for part in segments_of("abcdefgh", [two, one])]
    assert cut == [("abc", None), ("de", one), ("f", two), ("gh", None)]


def test_of_findings_that_overlap_the_first_and_longer_stands() -> None:
    outer, inner, crossing = finding(0, 6), finding(0, 3), finding(5, 8)
    assert [part.finding for part in segments_of("abcdefgh", [inner, crossing, outer])] == [outer, None]


@given(
    st.text(max_size=40),
    st.lists(st.tuples(st.integers(-3, 45), st.integers(-3, 45)), max_size=8),
)
def test_nothing_of_the_text_is_lost(text: str, spans: list[tuple[int, int]]) -> None:
    parts = list(segments_of(text, [finding(*span) for span in spans]))
    assert "".join(part.text for part in parts) == text
    assert all(part.text == text[part.start : part.end] for part in parts)


ANALYST = Access(role=Role.ANALYST)


def test_the_place_where_the_reader_stands_is_marked() -> None:
    def here(path: str) -> list[object]:
        return [place["url"] for place in places(path, ANALYST) if place["current"]]

    assert here("/") == ["/"]
    assert here("/reports/abc") == ["/reports"]
    assert here("/reportsabc") == []
    assert [place["url"] for place in places("/", ANALYST)] == ["/", "/reports", "/search"]
