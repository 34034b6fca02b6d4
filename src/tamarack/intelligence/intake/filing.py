"""Filing drafts as reports: which are new, their rows, their claims, in one transaction with all the rest."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256

from django.utils import timezone

from tamarack.foundation.identifiers import new_id
from tamarack.intelligence.claims.models import Report
from tamarack.intelligence.claims.rows import ClaimRow, Ground, rows
from tamarack.intelligence.claims.statement import Statement
from tamarack.intelligence.claims.storing import read_ahead, store_claims, store_names
from tamarack.intelligence.intake.draft import Draft, Rejection
from tamarack.intelligence.intake.models import Intake
from tamarack.intelligence.intake.progress import Progress

SMALL = 2_000  # rows up to which a draft is held in memory and told apart by all that it says
TOGETHER = 500  # small drafts filed at a time
TOLD_EVERY = 5_000  # claims after which the row that was reached is told
_NUMBER = re.compile(r"\d+")  # of a place: "row 22", "line 7"


@dataclass(slots=True)
class Tally:
    """What came of a taking-in."""

    reports: int = 0
    unchanged: int = 0
    claims: int = 0
    rejected: list[Rejection] = field(default_factory=list)


@dataclass(slots=True)
class _Held:
    draft: Draft
    statements: list[Statement]
    content: str
    enclosed_in: int | None
    id: int = field(default_factory=new_id)


class Filing:
    """Files the drafts of one intake. `finish` says what came of it."""

    def __init__(self, intake: Intake, *, key: bytes, officer: int, progress: Progress) -> None:
        self.intake, self.progress = intake, progress
        self.ground = Ground(
            key=key,
            source=intake.source_id,
            report=0,
            grade=intake.grade_id,
            marking=intake.marking_id,
            officer=officer,
            at=timezone.now(),
        )
        self.tally = Tally()
        self._held: list[_Held] = []
        self._seen_keys: set[tuple[str, str]] = set()
        self._filed: set[int] = set()

    def file(self, draft: Draft, enclosed_in: int | None = None) -> None:
        """Take one draft, and what it encloses."""
        if draft.rows > SMALL:
            self._flush()
            filed = self._file_long(draft, enclosed_in)
        else:
            filed = self._hold(draft, enclosed_in)
        for part in draft.parts:
            self.file(part, filed)
        if len(self._held) >= TOGETHER and enclosed_in is None:
            self._flush()

    def finish(self) -> Tally:
        """File what is still held; the parts of names become searchable."""
        self._flush()
        self.progress.step("names")
        store_names(self.ground.names)
        return self.tally

    def made(self, most: int) -> list[int]:
        """The reports that were filed, then the things that they speak of: at most so many of each."""
        return [*sorted(self._filed)[:most], *sorted(set(self.ground.entities.values()))[:most]]

    def _hold(self, draft: Draft, enclosed_in: int | None) -> int:
        statements = list(self._good(draft.statements))
        held = _Held(draft, statements, content_of(draft, statements), enclosed_in)
        self._held.append(held)
        return held.id

    def _file_long(self, draft: Draft, enclosed_in: int | None) -> int | None:
        mapping = json.dumps(self.intake.mapping, sort_keys=True)
        content = sha256(f"{self.intake.original_id}\x1f{mapping}".encode()).hexdigest()
        held = _Held(draft, [], content, enclosed_in)
        if not self._new([held]):
            self.tally.unchanged += 1
            return None
        self._filed.add(held.id)
        Report.objects.bulk_create([self._report(held)])
        self.tally.reports += 1
        self.progress.step("claims", draft.rows)
        made = rows(self._good(draft.statements), self._ground(held))
        self.tally.claims += store_claims(self._told(read_ahead(made)))
        return held.id

    def _flush(self) -> None:
        held, self._held = self._held, []
        fresh = self._new(held)
        self.tally.unchanged += len(held) - len(fresh)
        self._filed |= {one.id for one in fresh}
        Report.objects.bulk_create([self._report(one) for one in fresh])
        self.tally.reports += len(fresh)
        self.tally.claims += store_claims(
            self._told(row for one in fresh for row in rows(one.statements, self._ground(one)))
        )

    def _new(self, held: list[_Held]) -> list[_Held]:
        """Those that were not filed before, or were withdrawn since, as far as the officer may see."""
        filed = set(
            Report.objects.filter(
                source_id=self.intake.source_id,
                marking_id=self.intake.marking_id,
                key__in={one.draft.key for one in held},
                withdrawal=None,
            ).values_list("key", "content")
        )
        fresh = []
        for one in held:
            told_apart = (one.draft.key, one.content)
            if told_apart not in filed and told_apart not in self._seen_keys:
                self._seen_keys.add(told_apart)
                fresh.append(one)
        return fresh

    def _report(self, held: _Held) -> Report:
        draft = held.draft
        return Report(
            id=held.id,
            intake_id=self.intake.id,
            source_id=self.intake.source_id,
            grade_id=self.intake.grade_id,
            marking_id=self.intake.marking_id,
            # an envelope that was held already stands under another identifier
            enclosed_in_id=held.enclosed_in if held.enclosed_in in self._filed else None,
            key=draft.key,
            content=held.content,
            title=self.intake.title if self.intake.title and held.enclosed_in is None else draft.title,
            text=draft.text.replace("\x00", "\ufffd"),
            language=(draft.language or self.intake.language)[:2],
            said_on=draft.said_on or self.intake.said_on,
            received_at=self.intake.received_at,
            filed_by_id=self.ground.officer,
        )

    def _ground(self, held: _Held) -> Ground:
        shared = self.ground
        return Ground(
            shared.key, shared.source, held.id, shared.grade, shared.marking, shared.officer, shared.at,
            shared.entities, shared.names,
        )  # fmt: skip

    def _good(self, statements: Iterable[Statement | Rejection]) -> Iterator[Statement]:
        for said in statements:
            if isinstance(said, Rejection):
                self.tally.rejected.append(said)
            else:
                yield said

    def _told(self, made: Iterable[ClaimRow]) -> Iterator[ClaimRow]:
        for count, row in enumerate(made, 1):
            yield row
            if count % TOLD_EVERY == 0 and (reached := _NUMBER.search(row.place)):
                self.progress.advance(int(reached.group()))


def content_of(draft: Draft, statements: list[Statement]) -> str:
    """What a small draft says, as one digest: the same content twice is the same report."""
    digest = sha256()
    for part in (draft.title, draft.text, draft.said_on):
        digest.update(part.encode("utf-8", "surrogatepass") + b"\x1f")
    for said in statements:
        digest.update(repr(said).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
