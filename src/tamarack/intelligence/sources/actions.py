"""Adding to the register of sources, and remembering how their tables are read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction

from tamarack.intelligence.sources.errors import BadName
from tamarack.intelligence.sources.models import RememberedMapping, Source
from tamarack.trust.audit.actions import record
from tamarack.trust.markings.marking import Marking
from tamarack.trust.markings.viewing import Look
from tamarack.trust.markings.writing import writable

LONGEST_NAME = 300  # characters


def add_source(
    *,
    actor: Look,
    name: str,
    kind: str = "other",
    agency: str | None = None,
    marking: Marking,
    note: str = "",
) -> Source:
    """The source of that name at that marking, added if it is not there yet."""
    if not 0 < len(name) <= LONGEST_NAME:
        raise BadName(place="source", most=LONGEST_NAME)
    number = writable(actor, marking)
    known = Source.objects.filter(name=name, marking_id=number).first()
    if known is not None:
        return known
    try:
        with transaction.atomic():
            source = Source.objects.create(
                name=name,
                kind=kind,
                agency_id=agency,
                note=note,
                marking_id=number,
                added_by_id=actor.viewer.officer,
            )
    except IntegrityError:  # somebody else was faster
        return Source.objects.get(name=name, marking_id=number)
    record("source.add", actor=actor, objects=[(source.id, number)])
    return source


def remember_mapping(*, actor: Look, source: Source, header: str, mapping: Mapping[str, Any]) -> None:
    """Read this source's tables of this header so from now on."""
    RememberedMapping.objects.create(
        source=source,
        header=header,
        mapping=dict(mapping),
        marking_id=source.marking_id,
        saved_by_id=actor.viewer.officer,
    )
    record("source.remember-mapping", actor=actor, objects=[(source.id, source.marking_id)])
