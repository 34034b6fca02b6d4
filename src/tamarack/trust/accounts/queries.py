"""Reading accounts, and what their people hold."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from django.utils import timezone

from tamarack.trust.accounts.access import NOTHING, Access, Held, Kind, access
from tamarack.trust.accounts.errors import UnknownPerson
from tamarack.trust.accounts.models import Agency, Grant, Officer, Unit
from tamarack.trust.accounts.roles import Verb
from tamarack.trust.audit.actions import record
from tamarack.trust.markings.marking import Marking, Purpose
from tamarack.trust.markings.viewer import Lift, Viewer, may_see
from tamarack.trust.markings.viewing import Look, require


def officer_by_login(login: str) -> Officer:
    """The active account with that login. Raises UnknownPerson."""
    try:
        return Officer.objects.get(login=login, is_active=True)
    except Officer.DoesNotExist:
        raise UnknownPerson(place="--as", login=login) from None


def held_by(officers: list[int] | None = None) -> dict[int, list[Held]]:
    """What those people hold, or everybody, by confirmed grants that were not taken away."""
    found = Grant.objects.filter(answer__confirmed=True, end=None)
    if officers is not None:
        found = found.filter(officer__in=officers)
    held: dict[int, list[Held]] = {}
    rows = found.values_list("officer_id", "kind", "value", "answer__at", "until")
    for officer, kind, value, confirmed, until in rows:
        held.setdefault(officer, []).append(Held(Kind(kind), value, confirmed, until))
    return held


def access_of(officer: int, at: datetime | None = None) -> Access:
    """What that person may do and how high they are cleared, now or at that moment."""
    held = held_by([officer]).get(officer)
    return access(held, at or timezone.now()) if held else NOTHING


def viewer_by_id(officer: int, *, may: Verb) -> Viewer:
    """What decides the sight of that account today, if its role may still do this.

    Raises UnknownPerson, RoleForbids.
    """
    found = Officer.objects.filter(id=officer, is_active=True).first()
    if found is None:
        raise UnknownPerson(place="officer", officer=officer)
    held = access_of(officer)
    held.demand(may)
    return viewer_of(found, held)


def viewer_of(officer: Officer, held: Access | None = None, lifts: frozenset[Lift] = frozenset()) -> Viewer:
    """What decides this sight: where they work, their citizenship, what they hold and have lifted."""
    held = held or access_of(officer.id)
    return Viewer(
        officer=officer.id,
        agency=officer.agency_id,
        protected=held.protected,
        classified=held.classified,
        canadian=officer.citizenship.upper() == "CA",
        compartments=held.compartments,
        sees_claims=held.sees_claims,
        lifts=lifts,
    )


def who_may_see(marking: Marking, purpose: Purpose, *, may: Verb) -> list[Officer]:
    """The active people whose role may do this and who may see that marking for this purpose, by name."""
    known = Officer.objects.filter(is_active=True).select_related("unit").order_by("full_name", "login")
    holding, now = held_by(), timezone.now()
    found = []
    for officer in known:
        held = access(holding.get(officer.id, ()), now)
        if held.permits(may) and may_see(viewer_of(officer, held), marking, purpose):
            found.append(officer)
    return found


def everyone() -> list[dict[str, str]]:
    """Every active account, as a list of people shows them."""
    found = Officer.objects.filter(is_active=True).select_related("unit").order_by("login")
    holding, now = held_by(), timezone.now()
    return [
        {
            "login": officer.login,
            "name": officer.full_name,
            "role": access(holding.get(officer.id, ()), now).role or "",
            "unit": officer.unit_id,
            "agency": officer.agency_id,
        }
        for officer in found
    ]


def people_by_id(identifiers: Collection[int]) -> dict[int, Officer]:
    """Accounts by their identifier, closed ones too."""
    return Officer.objects.in_bulk(list(identifiers))


def people_by_name(text: str) -> list[Officer]:
    """Accounts whose login this is, or whose name it is part of."""
    asked = text.strip()
    exact = list(Officer.objects.filter(login=asked))
    return exact or list(Officer.objects.filter(full_name__icontains=asked).order_by("full_name")[:50])


def agency_codes() -> list[str]:
    """The codes by which audiences name agencies."""
    return list(Agency.objects.order_by("code").values_list("code", flat=True))


def agency_names(language: str) -> dict[str, str]:
    """The agencies in that language by their codes, in the order of the codes."""
    name = "name_fr" if language.startswith("fr") else "name_en"
    return dict(Agency.objects.order_by("code").values_list("code", name))


def unit_names(language: str) -> dict[str, str]:
    """The units in that language by their codes, in the order of the codes."""
    name = "name_fr" if language.startswith("fr") else "name_en"
    return dict(Unit.objects.order_by("code").values_list("code", name))


def unit_of(officer: int) -> str:
    """The code of the unit in which that person works. Raises UnknownPerson."""
    found = Officer.objects.filter(id=officer).values_list("unit_id", flat=True).first()
    if found is None:
        raise UnknownPerson(place="officer", officer=officer)
    return found


def names_of(people: Iterable[int]) -> dict[int, str]:
    """The names of these people."""
    return dict(Officer.objects.filter(id__in=list(people)).values_list("id", "full_name"))


def officers(viewer: Look) -> list[Officer]:
    """Every active account with its unit, by name."""
    record("people.list", actor=require(viewer))
    found = Officer.objects.filter(is_active=True).select_related("unit")
    return list(found.order_by("full_name", "login"))
