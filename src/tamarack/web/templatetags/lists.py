"""Long lists by link: the address of another order, of the stretch before and after."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.paginator import Page
from django.http import QueryDict


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a list. `previous` and `next` are what the page's parameter must say, "" for none.

    `total` must be the viewer's own count, or None when it isn't counted.
    """

    first: int
    last: int
    total: int | None = None
    previous: str = ""
    next: str = ""


def stretch_of(page: Page[object] | Stretch) -> Stretch:
    """The stretch that Django's page shows."""
    if isinstance(page, Stretch):
        return page
    return Stretch(
        first=page.start_index(),
        last=page.end_index(),
        total=page.paginator.count,
        previous=str(page.previous_page_number()) if page.has_previous() else "",
        next=str(page.next_page_number()) if page.has_next() else "",
    )


def address_with(query: QueryDict, **changed: str) -> str:
    """The query string with some parameters set, and those set to "" dropped."""
    copy = query.copy()
    for name, value in changed.items():
        if value:
            copy[name] = value
        else:
            copy.pop(name, None)
    return f"?{copy.urlencode()}"


@dataclass(frozen=True, slots=True)
class Order:
    """A column by which a list can be ordered. `now` is "ascending", "descending" or ""."""

    url: str
    now: str


def order_by(query: QueryDict, column: str, *, parameter: str = "sort", default: str = "") -> Order:
    """Where the link in the column's head leads: this column, or its reverse when it is the order now.

    Another order begins at the first page.
    """
    chosen = query.get(parameter, default)
    now = {column: "ascending", f"-{column}": "descending"}.get(chosen, "")
    wanted = f"-{column}" if now == "ascending" else column
    return Order(address_with(query, **{parameter: wanted, "page": ""}), now)
