"""Handing in, and taking in."""

from __future__ import annotations

import time
from collections.abc import Mapping
from datetime import datetime
from typing import Any, BinaryIO

from django.conf import settings
from django.db import connection
from django.utils import timezone

from tamarack.intelligence.claims.grades import intern_grade
from tamarack.intelligence.grading.grade import Grade
from tamarack.intelligence.intake.draft import Original, Rejection
from tamarack.intelligence.intake.errors import Unreadable
from tamarack.intelligence.intake.filing import Filing, Tally
from tamarack.intelligence.intake.models import Intake, Reject
from tamarack.intelligence.intake.planning import plan
from tamarack.intelligence.intake.progress import Progress, Silence
from tamarack.intelligence.intake.readers import read_original
from tamarack.intelligence.sources.models import Source
from tamarack.trust.audit.actions import record
from tamarack.trust.custody import originals
from tamarack.trust.markings.marking import Marking
from tamarack.trust.markings.viewing import Look, require
from tamarack.trust.markings.writing import writable

LONGEST_NAME = 300  # characters of a file's name or a title
LISTED = 10_000  # rejects kept row by row; beyond it only their number
NAMED = 1_000  # reports, and things, that the event of a taking-in names; of a larger one it names the first


def hand_in(
    *,
    actor: Look,
    stream: BinaryIO,
    name: str,
    source: Source,
    grade: Grade,
    marking: Marking,
    title: str = "",
    said_on: str = "",
    language: str = "",
    received_at: datetime | None = None,
    mapping: Mapping[str, Any] | None = None,
) -> Intake:
    """Keep the original and note what it is; it is not read yet. Raises MarkingAboveSight, BadMapping."""
    number = writable(actor, marking)
    if mapping is not None:
        plan(mapping)
    intake = Intake.objects.create(
        original_id=originals.keep(stream).digest,
        name=_cleaned(name),
        source=source,
        grade=intern_grade(grade),
        marking_id=number,
        purpose=actor.purpose.value,
        title=_cleaned(title),
        said_on=said_on,
        language=language,
        received_at=received_at or timezone.now(),
        mapping=None if mapping is None else dict(mapping),
        filed_by_id=actor.viewer.officer,
    )
    record(
        "intake.hand-in",
        actor=actor,
        objects=[(intake.id, number), (source.id, source.marking_id)],
        words={"sha256": intake.original_id},
    )
    return intake


def take_in(*, actor: Look, intake: Intake, progress: Progress | None = None) -> Intake:
    """Read the original into reports and claims, all in the caller's transaction: all of it, or nothing.

    A file that can't be read at all ends as REFUSED with the reason among the rejects; bad rows are listed
    and the good ones land.
    """
    require(actor)
    began, teller = time.monotonic(), progress or Silence()
    _alone_with(intake)
    intake = Intake.objects.select_for_update().get(id=intake.id)
    if intake.state != Intake.State.WAITING:
        return intake  # read before: by another tab, or by a worker that died after it was done
    filing = Filing(intake, key=settings.IDENTITY_KEY, officer=actor.viewer.officer, progress=teller)
    original = Original(path=originals.opened(intake.original_id), name=intake.name)
    teller.step("reading")
    refused: Rejection | None = None
    try:
        for read in read_original(original, intake.mapping):
            if isinstance(read, Rejection):
                filing.tally.rejected.append(read)
            else:
                filing.file(read)
    except Unreadable as error:
        refused = Rejection(error.place or intake.name, error.code, str(error))
    tally = filing.finish()
    if refused is not None:
        tally.rejected.append(refused)
    _close(intake, tally, refused is not None, len(filing.ground.entities), time.monotonic() - began)
    record(
        "intake.take-in",
        actor=actor,
        objects=[(one, intake.marking_id) for one in (intake.id, *filing.made(NAMED))],
        details={"reports": tally.reports, "claims": tally.claims, "rejected": len(tally.rejected)},
    )
    return intake


def _cleaned(name: str) -> str:
    """A name as the store can keep it: without NULs, and without bytes that were no characters."""
    return name.replace("\x00", "\ufffd").encode("utf-8", "replace").decode()[:LONGEST_NAME]


def _alone_with(intake: Intake) -> None:
    """Wait until nobody else takes in from this source at this marking: two would file a report twice.

    Only who may see the marking waits, and only for those who see it too.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [intake.source_id ^ (intake.marking_id << 40)])


def _close(intake: Intake, tally: Tally, refused: bool, entities: int, seconds: float) -> None:
    Reject.objects.bulk_create(
        Reject(
            intake=intake,
            position=position,
            place=one.place,
            code=one.code,
            why=one.why,
            marking_id=intake.marking_id,
        )
        for position, one in enumerate(tally.rejected[:LISTED])
    )
    intake.state = Intake.State.REFUSED if refused and not tally.reports else Intake.State.DONE
    intake.reports, intake.unchanged, intake.claims = tally.reports, tally.unchanged, tally.claims
    intake.entities, intake.rejected, intake.seconds = entities, len(tally.rejected), seconds
    intake.save(update_fields=["state", "reports", "unchanged", "claims", "entities", "rejected", "seconds"])
