"""Reading accounts."""

from __future__ import annotations

from tamarack.trust.accounts.errors import RoleForbids, UnknownPerson
from tamarack.trust.accounts.models import Agency, Officer
from tamarack.trust.accounts.roles import Role, Verb, permits
from tamarack.trust.audit.actions import record
from tamarack.trust.markings.marking import Classified, Marking, Protected, Purpose
from tamarack.trust.markings.viewer import Viewer, may_see
from tamarack.trust.markings.viewing import Look, require


def officer_by_login(login: str) -> Officer:
    """The active account with that login. Raises UnknownPerson."""
    try:
        return Officer.objects.get(login=login, is_active=True)
    except Officer.DoesNotExist:
        raise UnknownPerson(place="--as", login=login) from None


def viewer_by_id(officer: int, *, may: Verb) -> Viewer:
    """What decides the sight of that account today, if its role may still do this.

    Raises UnknownPerson, RoleForbids.
    """
    found = Officer.objects.filter(id=officer, is_active=True).first()
    if found is None:
        raise UnknownPerson(place="officer", officer=officer)
    if not permits(Role(found.role), may):
        raise RoleForbids(role=found.role, verb=may.value)
    return viewer_of(found)


def viewer_of(officer: Officer) -> Viewer:
    """What decides this person's sight."""
    return Viewer(
        officer=officer.id,
        agency=officer.agency_id,
        protected=Protected(officer.protected),
        classified=Classified(officer.classified),
        canadian=officer.citizenship.upper() == "CA",
        compartments=frozenset(one.name for one in officer.compartments.all()),
        sees_claims=officer.role != Role.ADMINISTRATOR,
    )


def who_may_see(marking: Marking, purpose: Purpose, *, may: Verb) -> list[Officer]:
    """The active people whose role may do this and who may see that marking for this purpose, by name."""
    known = Officer.objects.filter(is_active=True).select_related("unit").prefetch_related("compartments")
    return [
        officer
        for officer in known.order_by("full_name", "login")
        if permits(Role(officer.role), may) and may_see(viewer_of(officer), marking, purpose)
    ]


def everyone() -> list[dict[str, str]]:
    """Every active account, as a list of people shows them."""
    found = Officer.objects.filter(is_active=True).select_related("unit").order_by("login")
    return [
        {
            "login": officer.login,
            "name": officer.full_name,
            "role": officer.role,
            "unit": officer.unit_id,
            "agency": officer.agency_id,
        }
        for officer in found
    ]


def agency_codes() -> list[str]:
    """The codes by which audiences name agencies."""
    return list(Agency.objects.order_by("code").values_list("code", flat=True))


def agency_names(language: str) -> dict[str, str]:
    """The agencies in that language by their codes, in the order of the codes."""
    name = "name_fr" if language.startswith("fr") else "name_en"
    return dict(Agency.objects.order_by("code").values_list("code", name))


def officers(viewer: Look) -> list[Officer]:
    """Every active account with its unit and compartments, by name."""
    record("people.list", actor=require(viewer))
    found = Officer.objects.filter(is_active=True).select_related("unit").prefetch_related("compartments")
    return list(found.order_by("full_name", "login"))
