"""Making and keeping accounts."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

import yaml
from django.db import transaction

from tamarack.trust.accounts.errors import BadAccount
from tamarack.trust.accounts.models import Agency, Compartment, Officer, Unit
from tamarack.trust.accounts.roles import Role
from tamarack.trust.audit.actions import record_outside
from tamarack.trust.markings.marking import Classified, Protected

_Ladder = TypeVar("_Ladder", Protected, Classified)
_UNITS = Path(__file__).with_name("units.yaml")


@transaction.atomic
def load_units() -> None:
    """The programme's agencies and units, from `units.yaml`; doing it twice changes nothing."""
    known = yaml.safe_load(_UNITS.read_text(encoding="utf-8"))
    for row in known["agencies"]:
        Agency.objects.update_or_create(
            code=row["code"], defaults={"name_en": row["en"], "name_fr": row["fr"]}
        )
    for row in known["units"]:
        Unit.objects.update_or_create(
            code=row["code"],
            defaults={
                "name_en": row["en"],
                "name_fr": row["fr"],
                "kind": row["kind"],
                "agency_id": row["agency"],
            },
        )


@transaction.atomic
def add_officer(
    *,
    login: str,
    full_name: str,
    unit: str,
    role: str,
    password: str | None,
    agency: str | None = None,
    protected: str = "",
    classified: str = "",
    citizenship: str = "CA",
    compartments: Iterable[str] = (),
    language: str = "en",
    by: int | None = None,
) -> Officer:
    """Add a person, or bring an existing account to these facts. Raises BadAccount naming the field."""
    home = Unit.objects.filter(code=unit).first()
    if home is None:
        raise BadAccount(place="unit", unit=unit)
    facts = {
        "full_name": full_name,
        "unit": home,
        "agency_id": agency or home.agency_id,
        "role": _role(role.replace("-", "_")),
        "protected": _height(Protected, protected, "protected"),
        "classified": _height(Classified, classified, "classified"),
        "citizenship": citizenship.upper(),
        "language": language,
    }
    officer, _ = Officer.objects.update_or_create(login=login, defaults=facts)
    officer.compartments.set(
        [Compartment.objects.get_or_create(name=name.upper())[0] for name in compartments]
    )
    if password is None:
        officer.set_unusable_password()
    else:
        officer.set_password(password)
    officer.save(update_fields=["password"])
    record_outside("account.add", actor=by, channel="cli", details={"login": login, "role": facts["role"]})
    return officer


def _role(value: str) -> str:
    try:
        return Role(value).value
    except ValueError:
        raise BadAccount(place="role", value=value) from None


def _height(ladder: type[_Ladder], name: str, place: str) -> _Ladder:
    try:
        return ladder[name.upper().replace(" ", "_") or "NONE"]
    except KeyError:
        raise BadAccount(place=place, value=name) from None
