"""The places of the shell: which there are, and in which one the reader stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tamarack.trust.accounts.roles import Verb


@dataclass(frozen=True, slots=True)
class Place:
    """One line of the navigation. `route` is the name of its URL; `verb` what a reader's role must do."""

    route: str
    label: Promise
    icon: str
    verb: Verb | None = None


PLACES = (
    Place("today", _("Today"), "today"),
    Place("reports", _("Reports"), "report"),
    Place("take_in", _("Take in"), "intake"),
    Place("search", _("Search"), "search"),
    Place("sources", _("Sources"), "source"),
    Place("jobs", _("Jobs"), "job"),
    Place("retention", _("Retention"), "retention", Verb.READ_RETENTION),
)


def address(route: str) -> str:
    """The address of a named page, "" while no page of that name stands."""
    try:
        return reverse(route)
    except NoReverseMatch:
        return ""


def places(path: str, permitted: Callable[[Verb], bool] = lambda verb: False) -> list[dict[str, object]]:
    """The places that have a page, the one that holds `path` marked: the longest address that begins it.

    A place for some roles only is left out where it is not `permitted`.
    """
    open_here = [place for place in PLACES if place.verb is None or permitted(place.verb)]
    standing = [(place, at) for place in open_here if (at := address(place.route))]
    holding = [at for _, at in standing if _holds(at, path)]
    here = max(holding, key=len, default="")
    return [
        {"label": place.label, "icon": place.icon, "url": at, "current": at == here} for place, at in standing
    ]


def _holds(address: str, path: str) -> bool:
    return path == address or (address != "/" and path.startswith(address.rstrip("/") + "/"))
