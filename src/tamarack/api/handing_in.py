"""Handing in through the API: what was given is kept, and read now or by the queue."""

from __future__ import annotations

import io
from typing import Any, BinaryIO, cast

from ninja.files import UploadedFile

from tamarack.api.errors import BadRequest
from tamarack.api.shapes.handing_in import NewIntake
from tamarack.intelligence.grading.grade import parse_grade
from tamarack.intelligence.intake import actions
from tamarack.intelligence.intake.draft import Original
from tamarack.intelligence.intake.errors import BadMapping, MappingNeeded, Unreadable
from tamarack.intelligence.intake.jobs import TASK
from tamarack.intelligence.intake.planning import parse_mapping, plan
from tamarack.intelligence.intake.readers import read_original
from tamarack.intelligence.intake.ready import ready_mapping, ready_mappings
from tamarack.intelligence.sources.queries import remembered_mapping, source_by_id
from tamarack.jobs.actions import enqueue
from tamarack.jobs.documents import job_document
from tamarack.trust.custody import originals
from tamarack.trust.markings.portion import parse
from tamarack.trust.markings.viewing import Look

AT_ONCE = 200_000  # bytes of a text that are read while the caller waits


def handed_in(look: Look, said: NewIntake, file: UploadedFile | None) -> tuple[int, dict[str, Any] | None]:
    """The identifier of the intake, and its job's document; None where a text was read at once.

    Raises MappingNeeded, with a mapping to start from, for a table that nobody has mapped; then nothing
    is handed in.
    """
    if (file is None) == (not said.text.strip()):
        raise BadRequest(place="body.text", fields=[{"place": "body.text", "code": "text-or-file"}])
    stream, name = _given(said, file)
    intake = actions.hand_in(
        actor=look,
        stream=stream,
        name=name,
        source=source_by_id(look, said.source),
        grade=parse_grade(said.grade),
        marking=parse(said.marking),
        title=said.title.strip() or ("" if file else _first_line(said.text)),
        mapping=_mapping(said.mapping),
    )
    if file is None and len(said.text.encode()) <= AT_ONCE:
        actions.take_in(actor=look, intake=intake)
        return intake.id, None
    if intake.mapping is None:
        intake.mapping = _usual_mapping(look, said.source, intake.original_id, intake.name)
        intake.save(update_fields=["mapping"])
    return intake.id, _begun(look, intake.id)


def _begun(look: Look, intake: int) -> dict[str, Any]:
    """The job that reads it, once this transaction is over."""
    officer = look.viewer.officer
    job = enqueue(
        TASK,
        owner=officer,
        subject=intake,
        intake=intake,
        officer=officer,
        purpose=look.purpose.value,
        reason=look.reason,
    )
    return job_document(job)


def _given(said: NewIntake, file: UploadedFile | None) -> tuple[BinaryIO, str]:
    if file is None:
        return io.BytesIO(said.text.replace("\r\n", "\n").encode()), "text.txt"
    name = (file.name or "").replace("\x00", "\ufffd")[-200:]
    return cast(BinaryIO, file.file), name or "file"


def _mapping(written: str) -> dict[str, Any] | None:
    """A ready mapping by its name, or one written out. Raises BadMapping."""
    if not written.strip():
        return None
    if written in ready_mappings():
        return ready_mapping(written)
    if written.isidentifier():
        raise BadMapping(place="body.mapping", why="no-such-mapping", ready=sorted(ready_mappings()))
    found = parse_mapping(written)
    plan(found)
    return found


def _usual_mapping(look: Look, source: int, original: str, name: str) -> dict[str, Any] | None:
    """How this source's tables with these columns are read; None where it is no table."""
    try:
        next(iter(read_original(Original(originals.opened(original), name), None)), None)
    except MappingNeeded as needed:
        usual = remembered_mapping(look, source, "\x1f".join(needed.header))
        if usual is None:
            raise
        return usual
    except Unreadable:
        return None  # the work tells why, and the original is kept
    return None


def _first_line(text: str) -> str:
    return next((line.strip() for line in text.splitlines() if line.strip()), "")[:120]
