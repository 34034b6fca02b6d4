"""Proofs that leave the platform: of one event, and that one checkpoint's log begins another's."""

from __future__ import annotations

from django.db import connection

from tamarack.foundation.merkle_proofs import inclusion_proof
from tamarack.trust.audit.actions import record
from tamarack.trust.audit.errors import NotSealed
from tamarack.trust.audit.leaves import commitment_of, event_bytes, event_row, named
from tamarack.trust.audit.models import CheckpointRow
from tamarack.trust.audit.proof_file import Opening, ProofFile
from tamarack.trust.audit.tiles import stored_tiles
from tamarack.trust.markings.viewing import Look, require


def prove(viewer: Look, event: int, *, size: int | None = None) -> str:
    """The file that proves one event under the newest checkpoint, or the one of that size.

    It opens what the event names only where all of that is this reader's to see. Raises NotSealed.
    """
    require(viewer)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM tamarack_event(%s)", [event])
        found = cursor.fetchone()
        checkpoint = _checkpoint(size)
        if found is None or checkpoint is None or found[12] >= checkpoint.size:
            raise NotSealed(id=event)
        row, leaf, kept = event_row(found[:12]), found[12], bytes(found[13])
        path = inclusion_proof(leaf, checkpoint.size, stored_tiles(cursor))
    told = named(row)
    opening = None if row.key is None else Opening(bytes(row.key), told.objects, told.words)
    proof = ProofFile(leaf, event_bytes(row, commitment_of(row, kept)), tuple(path), checkpoint.note, opening)
    record("log.prove", actor=viewer, details={"leaf": leaf, "size": checkpoint.size})
    return proof.text


def _checkpoint(size: int | None) -> CheckpointRow | None:
    found = CheckpointRow.objects.order_by("-size")
    return found.first() if size is None else found.filter(size=size).first()
