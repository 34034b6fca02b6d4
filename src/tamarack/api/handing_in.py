"""Handing in through the API: what was given is kept, and read now or by the queue."""

from __future__ import annotations

import io
from typing import Any, BinaryIO, cast

from ninja.files import UploadedFile

from tamarack.api.errors import BadRequest
from tamarack.api.shapes.handing_in import NewIntake
from tamarack.intelligence.grading.grade import parse_grade
from tamarack.intelligence.intake import actions
from tamarack.intelligence.intake.beginning import AT_ONCE, begin, title_of
from tamarack.intelligence.intake.errors import BadMapping
from tamarack.intelligence.intake.planning import parse_mapping, plan
from tamarack.intelligence.intake.ready import ready_mapping, ready_mappings
from tamarack.intelligence.sources.queries import source_by_id
from tamarack.jobs.documents import job_document
from tamarack.trust.markings.portion import parse
from tamarack.trust.markings.viewing import Look


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
        title=said.title.strip() or ("" if file else title_of(said.text)),
        mapping=_mapping(said.mapping),
    )
    if file is None and len(said.text.encode()) <= AT_ONCE:
        actions.take_in(actor=look, intake=intake)
        return intake.id, None
    return intake.id, job_document(begin(look, intake, intake.mapping))


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
