"""The places of the shell: which there are, and in which one the reader stands."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tamarack.trust.accounts.access import Access
from tamarack.trust.accounts.roles import Verb


@dataclass(frozen=True, slots=True)
class Place:
    """One line of the navigation. `route` is the name of its URL, the reader's role must do one of `may`."""

    route: str
    label: Promise
    icon: str
    may: tuple[Verb, ...] = (Verb.READ,)


PLACES = (
    Place("today", _("Today"), "today"),
    Place("reports", _("Reports"), "report"),
    Place("take_in", _("Take in"), "intake"),
    Place("search", _("Search"), "search"),
    Place("sources", _("Sources"), "source"),
    Place("exhibits", _("Exhibits"), "exhibit"),
    Place("jobs", _("Jobs"), "job"),
    Place("retention", _("Retention"), "retention", (Verb.READ_RETENTION,)),
    Place("oversight", _("Unusual access"), "watch", (Verb.REVIEW_UNIT, Verb.READ_LOG)),
    Place("log", _("Log"), "log", (Verb.READ_LOG,)),
    Place("people", _("People"), "person", (Verb.ASK_ACCESS,)),
)


def address(route: str) -> str:
    """The address of a named page, "" while no page of that name stands."""
    try:
        return reverse(route)
    except NoReverseMatch:
        return ""


def places(path: str, held: Access) -> list[dict[str, object]]:
    """The places that this reader has, the one that holds `path` marked: whose address begins it longest."""
    own = [place for place in PLACES if any(map(held.permits, place.may))]
    standing = [(place, at) for place in own if (at := address(place.route))]
    holding = [at for _, at in standing if _holds(at, path)]
    here = max(holding, key=len, default="")
    return [
        {"label": place.label, "icon": place.icon, "url": at, "current": at == here} for place, at in standing
    ]


def _holds(address: str, path: str) -> bool:
    return path == address or (address != "/" and path.startswith(address.rstrip("/") + "/"))
