"""All that is found in a text, in the order in which it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from tamarack.intelligence.findings import (
    coordinates,
    crypto,
    dates,
    document_number,
    email_address,
    iban,
    imei,
    money,
    mrz,
    telephone,
    url,
    vehicle,
)
from tamarack.intelligence.findings.finding import Finding
from tamarack.intelligence.findings.kinds import KINDS
from tamarack.intelligence.findings.view import View

Finder = Callable[[str], Iterator[Finding]]

FINDERS: tuple[Finder, ...] = (
    mrz.find, url.find, email_address.find, crypto.find, iban.find, vehicle.find, coordinates.find, imei.find,
    money.find, document_number.find, telephone.find, dates.find,
)  # fmt: skip


def find(text: str) -> list[Finding]:
    """The findings of `text`, sorted and not overlapping; of two that overlap the kind's rank decides.

    For every finding `text[start:end] == finding.text`. Any text will do: it never raises, and takes
    time in proportion to the text's length.
    """
    view = View(text)
    candidates = [found for finder in FINDERS for found in finder(view.plain)]
    return [view.locate(found) for found in _apart(candidates, len(view.plain))]


def _apart(candidates: Iterable[Finding], length: int) -> list[Finding]:
    """Those that stay when each takes its stretch of text, the best first."""
    taken = bytearray(length)
    kept = []
    for found in sorted(
        candidates, key=lambda found: (KINDS[found.kind].rank, found.start - found.end, found.start)
    ):
        if taken.find(1, found.start, found.end) < 0:
            taken[found.start : found.end] = b"\1" * (found.end - found.start)
            kept.append(found)
    return sorted(kept, key=lambda found: found.start)
