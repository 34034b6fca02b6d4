"""Opening and closing accounts. What a person holds is asked for and confirmed in `granting`."""

from __future__ import annotations

from pathlib import Path

import yaml
from django.db import connection, transaction

from tamarack.trust.accounts.errors import BadAccount, UnknownPerson
from tamarack.trust.accounts.models import Agency, Officer, Unit
from tamarack.trust.audit.actions import record
from tamarack.trust.markings.viewing import Look, require

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


def open_account(
    *,
    actor: Look,
    login: str,
    full_name: str,
    unit: str,
    password: str | None,
    agency: str | None = None,
    citizenship: str = "CA",
    language: str = "en",
) -> Officer:
    """Add a person, or bring an existing account to these facts (from the server only). It opens nothing
    until a role is granted. Raises BadAccount naming the field.
    """
    home = Unit.objects.filter(code=unit).first()
    if home is None:
        raise BadAccount(place="unit", unit=unit)
    facts = {
        "full_name": full_name,
        "unit_id": home.code,
        "agency_id": agency or home.agency_id,
        "citizenship": citizenship.upper(),
    }
    known = Officer.objects.filter(login=login).first()
    officer = known or Officer(login=login, language=language, **facts)
    if password is None:
        officer.set_unusable_password()
    else:
        officer.set_password(password)
    if known is None:
        officer.save(force_insert=True)
    else:
        _bring(officer, facts, language)
    record("account.open", actor=actor, objects=[(officer.id, None)], words={"login": login})
    return officer


def close_account(*, actor: Look, officer: int) -> None:
    """Nobody signs in with it any more. One person is enough for that; not for one's own."""
    require(actor)
    if not Officer.objects.filter(id=officer, is_active=True).exists():
        raise UnknownPerson(place="officer", officer=officer)
    with connection.cursor() as cursor:
        cursor.execute("SELECT tamarack_close(%s)", [officer])
    record("account.close", actor=actor, objects=[(officer, None)])


def _bring(officer: Officer, facts: dict[str, str], language: str) -> None:
    if facts != {name: getattr(officer, name) for name in facts}:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT tamarack_move(%s, %s, %s, %s, %s)",
                [officer.id, *(facts[name] for name in ("full_name", "unit_id", "agency_id", "citizenship"))],
            )
    officer.language = language
    officer.save(update_fields=["password", "language"])
