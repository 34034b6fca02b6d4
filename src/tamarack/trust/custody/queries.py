"""Reading exhibits: lists, one with its custody, its family, its checks."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import BigIntegerField, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from tamarack.trust.accounts.models import Officer
from tamarack.trust.accounts.queries import who_may_see
from tamarack.trust.accounts.roles import Verb
from tamarack.trust.audit.actions import record
from tamarack.trust.custody.chain import Answer, Answered, Chain, Handed, chain
from tamarack.trust.custody.errors import NoSuchExhibit, NoSuchHandover
from tamarack.trust.custody.models import Exhibit, ExhibitCheck, Handover
from tamarack.trust.markings.interning import marking_of
from tamarack.trust.markings.viewing import Look, require

MOST_MADE = 500  # files of one family that are listed


@dataclass(frozen=True, slots=True)
class Listed:
    """An exhibit of a list, and who holds it."""

    exhibit: Exhibit
    holder: int


def exhibits(
    viewer: Look,
    *,
    text: str = "",
    held_by: int | None = None,
    waiting: bool = False,
    before: tuple[datetime, int] | None = None,
    most: int = 50,
) -> list[Listed]:
    """Exhibits, newest first, each with its holder: those that say `text`, that somebody holds, whose
    handover waits for its answer; from `before` (registered at, identifier) on."""
    found = Exhibit.objects.annotate(holder=_holder())
    if text:
        found = found.filter(
            Q(title__icontains=text) | Q(description__icontains=text) | Q(name__icontains=text)
        )
    if held_by is not None:
        found = found.filter(holder=held_by)
    if waiting:
        found = found.filter(id__in=Handover.objects.filter(answer=None).values("exhibit_id"))
    if before is not None:
        at, identifier = before
        found = found.filter(Q(registered_at__lt=at) | Q(registered_at=at, id__lt=identifier))
    listed = [Listed(one, one.holder) for one in found.order_by("-registered_at", "-id")[:most]]
    record(
        "exhibit.list",
        actor=require(viewer),
        objects=[(one.exhibit.id, one.exhibit.marking_id) for one in listed],
        details={"count": len(listed)},
        words={"text": text} if text else {},
    )
    return listed


def waiting_among(viewer: Look, identifiers: Collection[int]) -> set[int]:
    """Those of these exhibits of which a handover waits for its answer."""
    require(viewer)
    waiting = Handover.objects.filter(exhibit_id__in=identifiers, answer=None)
    return set(waiting.values_list("exhibit_id", flat=True))


def offered_to(viewer: Look) -> list[Handover]:
    """The handovers that wait for the viewer's own answer, oldest first."""
    mine = Handover.objects.filter(recipient_id=require(viewer).viewer.officer, answer=None)
    return list(mine.select_related("exhibit", "giver").order_by("handed_at", "id"))


def exhibit_by_id(viewer: Look, identifier: int) -> Exhibit:
    """One exhibit. Raises NoSuchExhibit."""
    found = Exhibit.objects.select_related("registered_by").filter(id=identifier).first()
    if found is None:
        raise NoSuchExhibit(id=identifier)
    record("exhibit.read", actor=require(viewer), objects=[(found.id, found.marking_id)])
    return found


def handover_by_id(viewer: Look, identifier: int) -> Handover:
    """One handover with its exhibit. Raises NoSuchHandover."""
    found = _handovers().select_related("exhibit__registered_by").filter(id=identifier).first()
    if found is None:
        raise NoSuchHandover(id=identifier)
    record(
        "handover.read",
        actor=require(viewer),
        objects=[(found.id, found.marking_id), (found.exhibit_id, found.marking_id)],
    )
    return found


def handovers_of(viewer: Look, exhibit: Exhibit) -> list[Handover]:
    """The handovers of an exhibit in their order, with the people and the answers."""
    require(viewer)
    return list(_handovers().filter(exhibit_id=exhibit.id).order_by("position"))


def chain_of(viewer: Look, exhibit: Exhibit) -> Chain:
    """The custody of an exhibit, computed."""
    return chain(
        exhibit.registered_by_id,
        exhibit.registered_at,
        [handed(one) for one in handovers_of(require(viewer), exhibit)],
    )


def family_of(viewer: Look, exhibit: Exhibit) -> list[Exhibit]:
    """The exhibit, all that it was made from, and all that was made from any of these, as far as the viewer
    sees; what it was made from is always seen, since a derived exhibit's marking guards its origin's."""
    require(viewer)
    root = exhibit
    while root.made_from_id is not None:
        root = Exhibit.objects.select_related("registered_by").get(id=root.made_from_id)
    return _with_all_made([root])


def lineage_of(viewer: Look, exhibit: Exhibit) -> list[Exhibit]:
    """The exhibit, all that it was made from, and all that was made from it: what an export tells of."""
    family = family_of(require(viewer), exhibit)
    by_id = {one.id: one for one in family}
    kept, at = {exhibit.id}, by_id.get(exhibit.id, exhibit)
    while at.made_from_id is not None:
        kept.add(at.made_from_id)
        at = by_id[at.made_from_id]
    for one in _with_all_made([exhibit]):
        kept.add(one.id)
    return [one for one in family if one.id in kept]


def checks_of(viewer: Look, exhibit: Exhibit) -> list[ExhibitCheck]:
    """The checks of its bytes, latest first."""
    require(viewer)
    found = ExhibitCheck.objects.select_related("checked_by").filter(exhibit_id=exhibit.id)
    return list(found.order_by("-checked_at", "-id"))


def recipients(viewer: Look, exhibit: Exhibit) -> list[Officer]:
    """To whom the viewer may hand it over: others who may see it for this purpose and keep exhibits."""
    look = require(viewer)
    known = who_may_see(marking_of(exhibit.marking_id), look.purpose, may=Verb.KEEP_EXHIBITS)
    return [officer for officer in known if officer.id != look.viewer.officer]


def titles_of(viewer: Look, identifiers: Collection[int]) -> dict[int, str]:
    """The titles of those that are exhibits this viewer may see."""
    require(viewer)
    return dict(Exhibit.objects.filter(id__in=identifiers).values_list("id", "title"))


def names_of(viewer: Look, people: Collection[int]) -> dict[int, str]:
    """What people are called."""
    require(viewer)
    return dict(Officer.objects.filter(id__in=people).values_list("id", "full_name"))


def handed(row: Handover) -> Handed:
    """A handover's row as the chain computes with it."""
    said = getattr(row, "answer", None)
    answer = (
        None
        if said is None
        else Answer(Answered(said.kind), said.answered_by_id, said.answered_at, said.reason)
    )
    return Handed(
        id=row.id,
        position=row.position,
        giver=row.giver_id,
        recipient=row.recipient_id,
        at=row.handed_at,
        place=row.place,
        reason=row.reason,
        answer=answer,
    )


def _handovers() -> QuerySet[Handover]:
    return Handover.objects.select_related("giver", "recipient", "answer__answered_by")


def _holder() -> Coalesce:
    """In SQL what `chain` computes of a custody that isn't broken."""
    last = Handover.objects.filter(exhibit=OuterRef("id"), answer__kind=Answered.CONFIRMED.value)
    return Coalesce(
        Subquery(last.order_by("-position").values("recipient_id")[:1], output_field=BigIntegerField()),
        F("registered_by_id"),
    )


def _with_all_made(found: list[Exhibit]) -> list[Exhibit]:
    made, layer = list(found), found
    while layer and len(made) < MOST_MADE:
        layer = list(
            Exhibit.objects.select_related("registered_by")
            .filter(made_from_id__in=[one.id for one in layer])
            .order_by("registered_at", "id")[: MOST_MADE - len(made)]
        )
        made += layer
    return made
