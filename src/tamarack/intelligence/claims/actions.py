"""Adding claims to a report, and taking back."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from tamarack.foundation.identifiers import new_id
from tamarack.intelligence.claims.errors import (
    AlreadyWithdrawn,
    NoReason,
    NoSuchReport,
    NothingToTakeBack,
    WordsNotThere,
)
from tamarack.intelligence.claims.models import Claim, Report, Retraction, Withdrawal
from tamarack.intelligence.claims.rows import Ground, rows
from tamarack.intelligence.claims.statement import Statement
from tamarack.intelligence.claims.storing import store_claims, store_names
from tamarack.trust.audit.actions import record
from tamarack.trust.markings.viewing import Look, require


def record_claims(*, actor: Look, report: int, statements: Sequence[Statement]) -> dict[str, int]:
    """Add what an officer reads in a report. Returns the identifier behind each key.

    A key that is written `id:<number>` is an entity already known; `new:<anything>` is a thing first met
    here. Statements with `start` must cite words that stand there. Raises NoSuchReport, AlreadyWithdrawn,
    WordsNotThere.
    """
    said_in = _standing(actor, report)
    for said in statements:
        if said.start is not None and not 0 <= said.start < (said.end or 0) <= len(said_in.text):
            raise WordsNotThere(place=f"{said.start}–{said.end}", report=report)
    ground = ground_of(said_in, actor)
    for said in statements:
        for key in (said.entity, said.target):
            if key is not None and key.startswith("new:"):
                ground.entities.setdefault(key, new_id())
            elif key is not None and key.startswith("id:"):
                ground.entities[key] = int(key[3:])
    count = store_claims(rows(statements, ground))
    store_names(ground.names)
    touched = sorted({ground.entity(said.entity) for said in statements})
    record("claim.record", actor=actor, objects=[report, *touched], details={"claims": count})
    return dict(ground.entities)


def withdraw(*, actor: Look, report: int, reason: str) -> dict[str, int]:
    """Withdraw a report: its claims are gone from every page from now on. Returns what that touches."""
    if not reason.strip():
        raise NoReason(place="reason")
    taken = _standing(actor, report)
    try:
        with transaction.atomic():
            Withdrawal.objects.create(
                report=taken,
                reason=reason.strip(),
                withdrawn_by_id=actor.viewer.officer,
                marking_id=taken.marking_id,
            )
    except IntegrityError:  # somebody else was faster
        raise AlreadyWithdrawn(report=report) from None
    claims = Claim.objects.filter(report=taken).count()
    record("report.withdraw", actor=actor, objects=[report], details={"claims": claims})
    return {"claims": claims, "judgements": 0, "disclosures": 0, "recipients": 0}


def retract(*, actor: Look, claim: int, reason: str) -> None:
    """Take back a claim recorded by mistake. Raises NothingToTakeBack, NoReason."""
    if not reason.strip():
        raise NoReason(place="reason")
    require(actor)
    taken = Claim.objects.filter(id=claim).first()
    if taken is None or Retraction.objects.filter(claim_id=claim).exists():
        raise NothingToTakeBack(claim=claim)
    try:
        with transaction.atomic():
            Retraction.objects.create(
                claim=taken,
                reason=reason.strip(),
                retracted_by_id=actor.viewer.officer,
                marking_id=taken.marking_id,
            )
    except IntegrityError:  # somebody else was faster
        raise NothingToTakeBack(claim=claim) from None
    record("claim.retract", actor=actor, objects=[taken.entity, taken.report_id, claim])


def ground_of(report: Report, actor: Look) -> Ground:
    """What the claims of this report share."""
    return Ground(
        key=settings.IDENTITY_KEY,
        source=report.source_id,
        report=report.id,
        grade=report.grade_id,
        marking=report.marking_id,
        officer=actor.viewer.officer,
        at=timezone.now(),
    )


def _standing(actor: Look, report: int) -> Report:
    require(actor)
    found = Report.objects.filter(id=report).first()
    if found is None:
        raise NoSuchReport(id=report)
    if Withdrawal.objects.filter(report_id=report).exists():
        raise AlreadyWithdrawn(report=report)
    return found
