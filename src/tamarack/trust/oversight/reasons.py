"""A reason of its own for a high-risk read: asked for before the record is shown, and kept with the event.

A query calls `own_reason` when it has found what the viewer may see, and never before: what is hidden is not
asked about, as what is not there.
"""

from __future__ import annotations

from django.contrib.sessions.backends.base import SessionBase
from django.utils import timezone

from tamarack.foundation.identifiers import show
from tamarack.trust.markings.marking import Marking, Purpose
from tamarack.trust.markings.viewing import Look
from tamarack.trust.oversight.errors import CaseNeeded, ReasonNeeded, ShortReason
from tamarack.trust.oversight.policy import Policy, policy_on

_SESSION = "reasons"  # of a session: what is opened to (why, until when in seconds since 1970)
LOG = "log"  # what the reason for reading the log is kept under


def policy_now() -> Policy:
    """The policy in force today."""
    return policy_on(timezone.localdate())


def demand_case(purpose: Purpose, reason: str) -> None:
    """Raises CaseNeeded where a session for this purpose names its case, request or duty and this doesn't."""
    if purpose in policy_now().named_case and not reason.strip():
        raise CaseNeeded(purpose=purpose.value)


def own_reason(viewer: Look, record: int, marking: Marking, by: int | None = None) -> dict[str, str]:
    """The words under which this record is opened; none where policy asks for none. Raises ReasonNeeded.

    `by` is who handed it in: oneself is not asked.
    """
    if by == viewer.viewer.officer or not policy_now().own_reason.asks(marking):
        return {}
    return _given(viewer, show(record))


def reason_for_log(viewer: Look) -> dict[str, str]:
    """The words under which the log is read; for oversight that is said already. Raises ReasonNeeded."""
    asks = policy_now().own_reason.log and viewer.purpose is not Purpose.OVERSIGHT
    return _given(viewer, LOG) if asks else {}


def give_reason(session: SessionBase, of: str, reason: str) -> None:
    """Keep in this session why that record is opened. Raises ShortReason."""
    rules, said = policy_now().own_reason, reason.strip()
    if len(said) < rules.shortest:
        raise ShortReason(place="reason", shortest=rules.shortest)
    until = (timezone.now() + rules.lasts).timestamp()
    session[_SESSION] = _standing(session) | {of: (said, until)}


def kept_reasons(session: SessionBase) -> dict[str, str]:
    """Why single records are opened, as far as it still counts."""
    return {of: reason for of, (reason, _) in _standing(session).items()}


def _standing(session: SessionBase) -> dict[str, tuple[str, float]]:
    now, kept = timezone.now().timestamp(), session.get(_SESSION, {})
    return {of: (reason, until) for of, (reason, until) in kept.items() if until > now}


def _given(viewer: Look, of: str) -> dict[str, str]:
    said = viewer.reasons.get(of) or viewer.reasons.get("")
    if said:
        return {"reason": said}
    if viewer.channel in policy_now().own_reason.channels:
        raise ReasonNeeded(of=of)
    return {}
