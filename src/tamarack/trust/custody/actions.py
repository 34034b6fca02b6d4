"""Registering exhibits, handing them over, deriving from them, checking their bytes. Each adds rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

from django.db import IntegrityError, transaction
from django.utils import timezone

from tamarack.foundation.errors import NotFound
from tamarack.trust.audit.actions import record
from tamarack.trust.custody import originals, queries
from tamarack.trust.custody.chain import Answered, may_answer
from tamarack.trust.custody.errors import (
    AlreadyAnswered,
    BadExhibit,
    BelowItsOrigin,
    HandoverPending,
    NoSuchExhibit,
    NoSuchHandover,
    NotForThem,
    NotTheHolder,
    NotYourAnswer,
)
from tamarack.trust.custody.handling import Outcome
from tamarack.trust.custody.media import HEAD, media_type
from tamarack.trust.custody.models import Exhibit, ExhibitCheck, Handover, HandoverAnswer
from tamarack.trust.custody.recorded import words_of
from tamarack.trust.custody.rereading import Measured, measured
from tamarack.trust.markings.interning import marking_of
from tamarack.trust.markings.marking import Marking
from tamarack.trust.markings.viewing import Look, require
from tamarack.trust.markings.writing import writable

LONGEST = 300  # characters of a title, a name, a place
LONGEST_TEXT = 5_000
LONGEST_REASON = 2_000  # as much as an event keeps of one text


@dataclass(frozen=True, slots=True)
class Obtained:
    """When, where, by whom and under which authority a file was obtained."""

    at: datetime
    where: str
    collected_by: str
    authority_kind: str
    authority: str


@dataclass(frozen=True, slots=True)
class Made:
    """With which tool, in which version, and what was done."""

    tool: str
    version: str
    done: str


def add_exhibit(
    *,
    actor: Look,
    stream: BinaryIO,
    name: str,
    title: str,
    obtained: Obtained,
    marking: Marking,
    description: str = "",
) -> Exhibit:
    """Keep the file and register it; whoever registers it holds it. Raises BadExhibit, MarkingAboveSight."""
    row = _described(title, description, name)
    row.obtained_at = _past(obtained.at)
    row.obtained_where = _said(obtained.where, "obtained_where")
    row.collected_by = _said(obtained.collected_by, "collected_by")
    row.authority_kind = _authority(obtained.authority_kind)
    row.authority = _said(obtained.authority, "authority", LONGEST_TEXT)
    _keep(actor, row, stream, marking)
    record(
        "exhibit.add",
        actor=actor,
        objects=[(row.id, row.marking_id)],
        details={"authority": row.authority_kind},
        words=words_of(row.original_id, row.sha512, row.size),
    )
    return row


def derive(
    *,
    actor: Look,
    made_from: int,
    stream: BinaryIO,
    name: str,
    title: str,
    made: Made,
    marking: Marking,
    description: str = "",
) -> Exhibit:
    """Keep a file that was made from an exhibit, as an exhibit of its own.

    Raises NoSuchExhibit, BadExhibit, BelowItsOrigin, MarkingAboveSight.
    """
    origin = _exhibit(actor, made_from)
    if not marking.guards(marking_of(origin.marking_id)):
        raise BelowItsOrigin
    row = _described(title, description, name)
    row.made_from = origin
    row.tool = _said(made.tool, "tool")
    row.tool_version = _said(made.version, "version")
    row.done = _said(made.done, "done", LONGEST_TEXT)
    _keep(actor, row, stream, marking)
    record(
        "exhibit.derive",
        actor=actor,
        objects=[(row.id, row.marking_id), (origin.id, origin.marking_id)],
        words=words_of(row.original_id, row.sha512, row.size),
    )
    return row


def hand_over(*, actor: Look, exhibit: int, recipient: int, place: str, reason: str) -> Handover:
    """Give an exhibit that the actor holds to somebody who may see it; they must confirm it.

    Raises NoSuchExhibit, HandoverPending, NotTheHolder, NotForThem, BadExhibit.
    """
    row = _exhibit(actor, exhibit)
    custody = queries.chain_of(actor, row)
    if custody.pending is not None:
        raise HandoverPending(exhibit=row.id)
    if custody.holder != actor.viewer.officer:
        raise NotTheHolder(exhibit=row.id)
    if recipient not in {officer.id for officer in queries.recipients(actor, row)}:
        raise NotForThem(recipient=recipient)
    handover = Handover(
        exhibit=row,
        position=len(custody.handed),
        giver_id=actor.viewer.officer,
        recipient_id=recipient,
        place=_said(place, "place"),
        reason=_said(reason, "reason", LONGEST_REASON),
        marking_id=row.marking_id,
    )
    try:
        with transaction.atomic():
            handover.save(force_insert=True)
    except IntegrityError:  # the other of two that were made at once
        raise HandoverPending(exhibit=row.id) from None
    record(
        "exhibit.hand-over",
        actor=actor,
        objects=[(row.id, row.marking_id), (handover.id, handover.marking_id), (recipient, None)],
        words={"place": handover.place, "reason": handover.reason},
    )
    return handover


def answer(*, actor: Look, handover: int, kind: Answered, reason: str = "") -> HandoverAnswer:
    """Confirm or decline what was handed to the actor, or take back what they gave; not to confirm needs a
    reason. Raises NoSuchHandover, NotYourAnswer, AlreadyAnswered, BadExhibit."""
    look = require(actor)
    row = Handover.objects.filter(id=handover).first()
    if row is None:
        raise NoSuchHandover(id=handover)
    if not may_answer(queries.handed(row), kind, look.viewer.officer):
        raise NotYourAnswer(handover=handover)
    said = HandoverAnswer(
        handover=row,
        kind=kind.value,
        reason="" if kind is Answered.CONFIRMED else _said(reason, "reason", LONGEST_REASON),
        answered_by_id=look.viewer.officer,
        marking_id=row.marking_id,
    )
    try:
        with transaction.atomic():
            said.save(force_insert=True)
    except IntegrityError:
        raise AlreadyAnswered(handover=handover) from None
    record(
        "exhibit.answer",
        actor=actor,
        objects=[(row.exhibit_id, row.marking_id), (row.id, row.marking_id)],
        details={"answer": kind.value},
        words={"reason": said.reason} if said.reason else {},
    )
    return said


def check(*, actor: Look, exhibit: int) -> ExhibitCheck:
    """Read the stored bytes, compute both digests anew, and put on record what was found.

    Raises NoSuchExhibit.
    """
    row = _exhibit(actor, exhibit)
    made = ExhibitCheck.objects.create(
        exhibit=row,
        outcome=_outcome(row).value,
        checked_by_id=actor.viewer.officer,
        marking_id=row.marking_id,
    )
    record(
        "exhibit.check",
        actor=actor,
        objects=[(row.id, row.marking_id)],
        details={"outcome": made.outcome},
    )
    return made


def _exhibit(look: Look, identifier: int) -> Exhibit:
    require(look)
    found = Exhibit.objects.filter(id=identifier).first()
    if found is None:
        raise NoSuchExhibit(id=identifier)
    return found


def _outcome(row: Exhibit) -> Outcome:
    try:
        found = measured(originals.opened(row.original_id))
    except (NotFound, OSError):
        return Outcome.MISSING
    same = found == Measured(row.original_id, row.sha512, row.size)
    return Outcome.WHOLE if same else Outcome.DIFFERS


def _described(title: str, description: str, name: str) -> Exhibit:
    if len(description) > LONGEST_TEXT:
        raise BadExhibit(place="description", most=LONGEST_TEXT)
    return Exhibit(
        title=_said(title, "title"), description=description.strip(), name=_cleaned(name) or "file"
    )


def _keep(look: Look, row: Exhibit, stream: BinaryIO, marking: Marking) -> None:
    """Everything that can be refused has been, but for the marking, before a byte is written."""
    row.marking_id = writable(look, marking)
    row.registered_by_id = look.viewer.officer
    kept = originals.keep(stream)
    row.original_id, row.sha512, row.size = kept.digest, kept.sha512, kept.size
    with originals.opened(kept.digest).open("rb") as stored:
        row.media_type = media_type(stored.read(HEAD), row.name)
    row.save(force_insert=True)


def _said(text: str, place: str, most: int = LONGEST) -> str:
    said = text.strip()
    if not 0 < len(said) <= most or "\x00" in said:
        raise BadExhibit(place=place, most=most)
    return said


def _past(moment: datetime) -> datetime:
    if moment > timezone.now():
        raise BadExhibit(place="obtained_at")
    return moment


def _authority(kind: str) -> str:
    if kind not in Exhibit.Authority.values:
        raise BadExhibit(place="authority_kind")
    return kind


def _cleaned(name: str) -> str:
    """A file's name as the store can keep it: without NULs, and without bytes that were no characters."""
    return name.replace("\x00", "\ufffd").encode("utf-8", "replace").decode()[:LONGEST]
