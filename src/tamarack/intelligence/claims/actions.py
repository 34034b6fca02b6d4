"""Adding claims to a report, and taking back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from tamarack.foundation.identifiers import new_id
from tamarack.intelligence.claims.deriving import KNOWN, known_among, marking_for
from tamarack.intelligence.claims.errors import (
    AlreadyWithdrawn,
    NoReason,
    NoSuchReport,
    NothingToTakeBack,
    NotYours,
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
    here. What is said of one thing carries the report's marking, joined with what makes the known things
    known that it names. Statements with `start` must cite words that stand there. Raises NoSuchReport,
    AlreadyWithdrawn, WordsNotThere, NoCommonMarking.
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
            elif key is not None and key.startswith(KNOWN):
                ground.entities[key] = int(key.removeprefix(KNOWN))
    count, touched = 0, dict[int, int]()
    for marking, group in _by_marking(actor, said_in, statements).items():
        count += store_claims(rows(group, replace(ground, marking=marking)))
        touched |= dict.fromkeys((ground.entity(said.entity) for said in group), marking)
    store_names(ground.names)
    record(
        "claim.record",
        actor=actor,
        objects=[(report, said_in.marking_id), *sorted(touched.items())],
        details={"claims": count},
    )
    return dict(ground.entities)


def _by_marking(actor: Look, report: Report, statements: Sequence[Statement]) -> dict[int, list[Statement]]:
    """The statements by the marking that they must carry; what is said of one thing stays together."""
    about: dict[str, list[Statement]] = {}
    for said in statements:
        about.setdefault(said.entity, []).append(said)
    groups: dict[int, list[Statement]] = {}
    for group in about.values():
        groups.setdefault(marking_for(actor, report, known_among(group)), []).extend(group)
    return groups


def withdraw(*, actor: Look, report: int, reason: str) -> dict[str, int]:
    """Withdraw a report and what it encloses: their claims are gone from every page from now on.

    Returns what that touches. Raises NoSuchReport, AlreadyWithdrawn, NoReason.
    """
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
    together = [report, *_enclosed(report)]
    Withdrawal.objects.bulk_create(
        [
            Withdrawal(
                report_id=enclosed,
                reason=reason.strip(),
                withdrawn_by_id=actor.viewer.officer,
                marking_id=taken.marking_id,
            )
            for enclosed in together[1:]
        ],
        ignore_conflicts=True,
    )
    claims = Claim.objects.filter(report__in=together).count()
    record(
        "report.withdraw",
        actor=actor,
        objects=[(one, taken.marking_id) for one in together],
        details={"claims": claims},
        words={"reason": reason.strip()},
    )
    return {"claims": claims, "judgements": 0, "disclosures": 0, "recipients": 0}


def retract(*, actor: Look, claim: int, reason: str, of_others: bool = False) -> None:
    """Take back a claim recorded by mistake: one's own, or with `of_others` (who may withdraw) anybody's.

    Raises NothingToTakeBack, NoReason, NotYours.
    """
    if not reason.strip():
        raise NoReason(place="reason")
    require(actor)
    taken = Claim.objects.filter(id=claim).first()
    if taken is None or Retraction.objects.filter(claim_id=claim).exists():
        raise NothingToTakeBack(claim=claim)
    if taken.made_by_id != actor.viewer.officer and not of_others:
        raise NotYours(claim=claim)
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
    record(
        "claim.retract",
        actor=actor,
        objects=[(one, taken.marking_id) for one in (taken.entity, taken.report_id, claim)],
        words={"reason": reason.strip()},
    )


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


def _enclosed(report: int) -> list[int]:
    """Everything that came enclosed in a report, however deep."""
    found: list[int] = []
    level = [report]
    while level:
        level = list(Report.objects.filter(enclosed_in__in=level).values_list("id", flat=True))
        found += level
    return found


def _standing(actor: Look, report: int) -> Report:
    require(actor)
    found = Report.objects.filter(id=report).first()
    if found is None:
        raise NoSuchReport(id=report)
    if Withdrawal.objects.filter(report_id=report).exists():
        raise AlreadyWithdrawn(report=report)
    return found
