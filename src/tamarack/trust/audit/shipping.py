"""Checkpoints leave this machine: written to a folder, time-stamped by an authority, mailed.

Only a copy outside shows that a log was written anew or an old one put back: the folder belongs on another
machine (docs/deployment.md).
"""

from __future__ import annotations

import os
import urllib.request
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from cryptography.x509 import Certificate
from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import timezone

from tamarack.trust.audit.errors import BadTimestamp
from tamarack.trust.audit.models import CheckpointRow, Shipment
from tamarack.trust.audit.outside import ENDING
from tamarack.trust.audit.sealer import KEEPER
from tamarack.trust.audit.timestamp import check, read_roots, request_for

_PATIENCE = 20  # seconds for an authority's answer
_LONGEST_REPLY = 1 << 20


def ship_latest() -> list[str]:
    """Send the latest checkpoint wherever it has not been yet. Returns the ways that failed, in words."""
    latest = CheckpointRow.objects.using(KEEPER).order_by("-size").first()
    if latest is None:
        return []
    gone = set(Shipment.objects.using(KEEPER).filter(checkpoint=latest).values_list("way", flat=True))
    failed = []
    for way, ship in _ways():
        if way not in gone:
            try:
                ship(latest)
            except (OSError, BadTimestamp) as error:
                failed.append(f"{way}: {error}")
    return failed


def due(now: datetime) -> bool:
    """Whether so much time has gone by since a checkpoint last left that the next one should."""
    last = Shipment.objects.using(KEEPER).order_by("-at").values_list("at", flat=True).first()
    return last is None or (now - last).total_seconds() >= settings.SHIP_EVERY


def _ways() -> Iterator[tuple[str, Callable[[CheckpointRow], None]]]:
    yield "folder", _to_folder
    if settings.TIMESTAMP_URL:
        yield "timestamp", _to_authority
    if settings.CHECKPOINT_MAIL:
        yield "mail", _to_people


def _to_folder(row: CheckpointRow) -> None:
    folder = Path(settings.CHECKPOINT_FOLDER)
    folder.mkdir(parents=True, exist_ok=True)
    place = folder / f"{row.size:012}{ENDING}"
    draft = folder / f".{place.name}.{os.getpid()}"
    draft.write_text(row.note, encoding="utf-8")
    draft.replace(place)
    _shipped(row, "folder", str(folder))


def _to_authority(row: CheckpointRow) -> None:
    """The request is posted, the reply checked before it is kept (RFC 3161 § 3.4). Raises BadTimestamp."""
    note = row.note.encode()
    asked = urllib.request.Request(  # noqa: S310  (the deployment's own setting, http or https)
        settings.TIMESTAMP_URL,
        data=request_for(note),
        headers={"Content-Type": "application/timestamp-query"},
    )
    if asked.type not in ("http", "https"):
        raise BadTimestamp(place="address", problem="not http")
    with urllib.request.urlopen(asked, timeout=_PATIENCE) as answer:  # noqa: S310
        reply = answer.read(_LONGEST_REPLY)
    check(reply, note, trusted_authorities())
    _shipped(row, "timestamp", settings.TIMESTAMP_URL, reply)


def trusted_authorities() -> tuple[Certificate, ...]:
    """The roots under which a time stamp is believed. Raises BadTimestamp, OSError."""
    return read_roots(Path(settings.TIMESTAMP_ROOTS).read_bytes())


def _to_people(row: CheckpointRow) -> None:
    """One message with the note in it and beside it, so that it can be printed and filed."""
    message = EmailMessage(
        subject=f"Checkpoint {row.size}", body=row.note, to=settings.CHECKPOINT_MAIL
    )
    message.attach(f"{row.size:012}{ENDING}", row.note, "text/plain")
    message.send()
    _shipped(row, "mail", ", ".join(settings.CHECKPOINT_MAIL))


def _shipped(row: CheckpointRow, way: str, to: str, receipt: bytes | None = None) -> None:
    Shipment.objects.using(KEEPER).create(
        checkpoint=row, way=way, to=to, at=timezone.now(), receipt=receipt
    )
