"""Everyone’s access at a glance, one person’s in full: what is held, what runs out, what waits for a yes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from tamarack.trust.accounts.access import Access, access
from tamarack.trust.accounts.errors import NotInUnit, UnknownPerson
from tamarack.trust.accounts.models import Grant, Officer
from tamarack.trust.accounts.queries import access_of, held_by, officers
from tamarack.trust.accounts.roles import Verb
from tamarack.trust.audit.actions import record
from tamarack.trust.markings.viewing import Look, require

SOON = timedelta(days=30)  # what runs out within these days is said


@dataclass(frozen=True, slots=True)
class Row:
    """One person: what they hold now, when the first of it runs out, how much waits for an answer."""

    officer: Officer
    held: Access
    until: datetime | None
    soon: bool
    waiting: int


def everyones_access(viewer: Look) -> list[Row]:
    """Everybody whose access this viewer may review: administrators all, supervisors their unit."""
    found = [one for one in officers(viewer) if _reviews(viewer, one)]
    holding, now = held_by(), timezone.now()
    waiting: dict[int, int] = {}
    for officer in Grant.objects.filter(answer=None, until__gt=now).values_list("officer_id", flat=True):
        waiting[officer] = waiting.get(officer, 0) + 1
    return [_row(one, holding.get(one.id, []), now, waiting.get(one.id, 0)) for one in found]


def waiting_for_an_answer(viewer: Look) -> list[Grant]:
    """What was asked for and is not answered, the oldest first, as far as this viewer may see it."""
    require(viewer)
    found = Grant.objects.filter(answer=None, until__gt=timezone.now())
    listed = found.select_related("officer", "asked_by").order_by("asked_at", "id")
    return [one for one in listed if _reviews(viewer, one.officer)]


def person_by_login(viewer: Look, login: str) -> Officer:
    """One person whose access this viewer may review. Raises UnknownPerson, NotInUnit."""
    found = Officer.objects.select_related("unit", "agency").filter(login=login).first()
    if found is None:
        raise UnknownPerson(place="login", login=login)
    if not _reviews(viewer, found):
        raise NotInUnit(officer=found.id)
    record("person.read", actor=require(viewer), objects=[(found.id, None)])
    return found


def grants_of(viewer: Look, officer: int) -> list[Grant]:
    """Everything ever asked for that person, the newest first, with its answer and its end."""
    require(viewer)
    found = Grant.objects.filter(officer=officer).select_related(
        "asked_by", "answer", "answer__by", "end", "end__by"
    )
    return list(found.order_by("-asked_at", "id"))


def _row(officer: Officer, held: Iterable[object], now: datetime, waiting: int) -> Row:
    standing = [one for one in held if one.until > now]  # type: ignore[attr-defined]
    until = min((one.until for one in standing), default=None)  # type: ignore[attr-defined]
    soon = until is not None and until - now < SOON
    return Row(officer, access(standing, now), until, soon, waiting)  # type: ignore[arg-type]


def _reviews(viewer: Look, officer: Officer) -> bool:
    held = access_of(viewer.viewer.officer)
    if held.permits(Verb.KEEP_PEOPLE):
        return True
    own = Officer.objects.filter(id=viewer.viewer.officer).values_list("unit_id", flat=True).first()
    return own == officer.unit_id
