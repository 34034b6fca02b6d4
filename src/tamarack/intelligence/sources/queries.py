"""Reading the register of sources."""

from __future__ import annotations

from typing import Any

from tamarack.intelligence.sources.errors import NoSuchSource
from tamarack.intelligence.sources.models import RememberedMapping, Source
from tamarack.trust.audit.actions import record
from tamarack.trust.markings.interning import marking_of
from tamarack.trust.markings.viewing import Look, require
from tamarack.trust.oversight.reasons import own_reason


def sources(viewer: Look) -> list[Source]:
    """Every source this viewer may see, by name."""
    found = list(Source.objects.select_related("agency").order_by("name", "id"))
    record("source.list", actor=require(viewer), objects=[(one.id, one.marking_id) for one in found])
    return found


def source_by_id(viewer: Look, identifier: int) -> Source:
    """One source. Raises NoSuchSource."""
    found = Source.objects.select_related("agency").filter(id=identifier).first()
    if found is None:
        raise NoSuchSource(id=identifier)
    why = own_reason(require(viewer), found.id, marking_of(found.marking_id))
    record("source.read", actor=viewer, objects=[(found.id, found.marking_id)], words=why)
    return found


def remembered_mapping(viewer: Look, source: int, header: str) -> dict[str, Any] | None:
    """How this source's tables with this header were last read."""
    require(viewer)
    found = RememberedMapping.objects.filter(source_id=source, header=header).order_by("-saved_at").first()
    return None if found is None else found.mapping


def sources_by_id(viewer: Look, identifiers: set[int]) -> dict[int, Source]:
    """Those of these sources that this viewer may see; a report's source may be hidden from its reader."""
    require(viewer)
    return {source.id: source for source in Source.objects.filter(id__in=identifiers)}
