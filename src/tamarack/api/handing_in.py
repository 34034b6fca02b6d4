"""Handing in through the API: what was given, made ready to be read now or by the queue."""

from __future__ import annotations

import io
from typing import Any, BinaryIO, cast

from django.core.files.uploadedfile import UploadedFile

from tamarack.api.errors import BadRequest
from tamarack.api.shapes.handing_in import NewIntake
from tamarack.foundation.errors import BadInput
from tamarack.intelligence.grading.grade import parse_grade
from tamarack.intelligence.intake import actions
from tamarack.intelligence.intake.draft import Original
from tamarack.intelligence.intake.errors import MappingNeeded, Unreadable
from tamarack.intelligence.intake.jobs import TASK
from tamarack.intelligence.intake.models import Intake
from tamarack.intelligence.intake.planning import parse_mapping, plan
from tamarack.intelligence.intake.readers import read_original
from tamarack.intelligence.intake.ready import ready_mapping, ready_mappings
from tamarack.intelligence.sources.queries import remembered_mapping, source_by_id
from tamarack.jobs.actions import enqueue
from tamarack.jobs.models import Job
from tamarack.trust.custody import originals
from tamarack.trust.markings.portion import parse
from tamarack.trust.markings.viewing import Look

AT_ONCE = 200_000  # bytes of a text that are read while the caller waits


def handed_in(look: Look, said: NewIntake, file: UploadedFile | None) -> Intake:
    """Keep what was given, with its source, grade and marking. Nothing of it is read yet."""
    if (file is None) == (not said.text.strip()):
        raise BadRequest(place="body.text", fields=[{"place": "body.text", "code": "text-or-file"}])
    stream, name = _given(said, file)
    return actions.hand_in(
        actor=look,
        stream=stream,
        name=name,
        source=source_by_id(look, said.source),
        grade=parse_grade(said.grade),
        marking=parse(said.marking),
        title=said.title.strip() or ("" if file else _first_line(said.text)),
        mapping=_mapping(said.mapping),
    )


def begun(look: Look, intake: Intake, said: NewIntake) -> Job | None:
    """Read a text now (None), or start the work that reads a file. Raises MappingNeeded with a suggestion."""
    if 0 < len(said.text.encode()) <= AT_ONCE:
        actions.take_in(actor=look, intake=intake)
        return None
    needed = _mapping_needed(intake)
    if needed is not None:
        intake.mapping = remembered_mapping(look, intake.source_id, "\x1f".join(needed.header))
        if intake.mapping is None:
            raise needed
        intake.save(update_fields=["mapping"])
    officer = look.viewer.officer
    return enqueue(
        TASK,
        owner=officer,
        subject=intake.id,
        intake=intake.id,
        officer=officer,
        purpose=look.purpose.value,
        reason=look.reason,
    )


def _given(said: NewIntake, file: UploadedFile | None) -> tuple[BinaryIO, str]:
    if file is None:
        return io.BytesIO(said.text.replace("\r\n", "\n").encode()), "text.txt"
    name = (file.name or "").replace("\x00", "\ufffd")[-200:]
    return cast(BinaryIO, file.file), name or "file"


def _mapping(written: str) -> dict[str, Any] | None:
    """A ready mapping by its name, or one written out. Raises BadMapping, BadInput."""
    if not written.strip():
        return None
    if written in ready_mappings():
        return ready_mapping(written)
    if written.isidentifier():
        raise BadInput(place="body.mapping", ready=sorted(ready_mappings()))
    found = parse_mapping(written)
    plan(found)
    return found


def _mapping_needed(intake: Intake) -> MappingNeeded | None:
    """The table's header and a first mapping, if the original is a table that has none."""
    if intake.mapping is not None:
        return None
    try:
        next(iter(read_original(Original(originals.opened(intake.original_id), intake.name), None)), None)
    except MappingNeeded as needed:
        return needed
    except Unreadable:
        return None  # the work tells it, and the original is kept
    return None


def _first_line(text: str) -> str:
    return next((line.strip() for line in text.splitlines() if line.strip()), "")[:120]
