"""The one function that records an event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from tamarack.foundation import identifiers
from tamarack.foundation.errors import TamarackError
from tamarack.trust.audit.models import Event
from tamarack.trust.markings.viewing import Look, require


def record(
    verb: str, *, actor: Look, objects: Iterable[int] = (), details: Mapping[str, Any] | None = None
) -> None:
    """Record that `actor` did `verb` to `objects`, in the transaction that does it.

    `details` name things by identifier and count; personal content has no place in them.
    """
    look = require(actor)
    Event.objects.bulk_create(
        [
            Event(
                actor=look.viewer.officer,
                channel=look.channel,
                purpose=look.purpose.value,
                reason=look.reason,
                verb=verb,
                objects_seen=[identifiers.show(identifier) for identifier in objects],
                details=dict(details or {}),
            )
        ]
    )


def record_refusal(error: TamarackError, *, actor: int | None, channel: str, address: str) -> None:
    """Record that somebody was refused something, or asked for what is not there for them."""
    record_outside(
        "refused", actor=actor, channel=channel, details={"code": error.code, "address": address[:300]}
    )


def record_outside(verb: str, *, actor: int | None, channel: str, details: Mapping[str, Any]) -> None:
    """Record what touches no marked row: a sign-in, a refusal, a change to an account."""
    Event.objects.bulk_create(
        [Event(actor=actor, channel=channel, purpose="", verb=verb, details=dict(details))]
    )
