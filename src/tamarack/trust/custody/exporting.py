"""What an export tells: an exhibit, what it came from and what came from it, as far as the viewer sees."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tamarack.trust.accounts.models import Officer
from tamarack.trust.audit.actions import record
from tamarack.trust.custody import queries
from tamarack.trust.custody.case_graph import Making, Origin, Piece, document
from tamarack.trust.custody.models import Exhibit
from tamarack.trust.markings.interning import marking_of
from tamarack.trust.markings.portion import render
from tamarack.trust.markings.viewing import Look


def case_document(viewer: Look, exhibit: Exhibit) -> dict[str, Any]:
    """The exhibit with its lineage as CASE/UCO JSON-LD."""
    rows = queries.lineage_of(viewer, exhibit)
    record("exhibit.export", actor=viewer, objects=[(row.id, row.marking_id) for row in rows])
    pieces = [_piece(viewer, row) for row in rows]
    return document(pieces, _people(pieces))


def _piece(viewer: Look, row: Exhibit) -> Piece:
    checks = reversed(queries.checks_of(viewer, row))
    return Piece(
        id=row.id,
        title=row.title,
        description=row.description,
        name=row.name,
        media_type=row.media_type,
        sha256=row.original_id,
        sha512=row.sha512,
        size=row.size,
        marking=render(marking_of(row.marking_id)),
        came=_came(row),
        registered_at=row.registered_at,
        registered_by=row.registered_by_id,
        handed=queries.chain_of(viewer, row).handed,
        checks=tuple((one.checked_at, one.checked_by_id, one.outcome) for one in checks),
    )


def _came(row: Exhibit) -> Origin | Making:
    if row.made_from_id is not None:
        return Making(row.made_from_id, row.tool, row.tool_version, row.done)
    at = row.obtained_at or row.registered_at
    return Origin(at, row.obtained_where, row.collected_by, row.authority_kind, row.authority)


def _people(pieces: Sequence[Piece]) -> dict[int, tuple[str, str]]:
    named = {piece.registered_by for piece in pieces}
    for piece in pieces:
        named |= {person for one in piece.handed for person in (one.giver, one.recipient)}
        named |= {by for _at, by, _outcome in piece.checks}
    found = Officer.objects.filter(id__in=named).values_list("id", "full_name", "agency_id")
    return {officer: (name, agency) for officer, name, agency in found}
