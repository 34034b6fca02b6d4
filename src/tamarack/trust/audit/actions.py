"""The one function that records an event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from django.db import DEFAULT_DB_ALIAS, connections
from django.utils import timezone
from psycopg.types.json import Jsonb

from tamarack.foundation.canonical import canonical
from tamarack.foundation.commitment import new_key
from tamarack.foundation.errors import TamarackError
from tamarack.foundation.identifiers import new_id
from tamarack.trust.markings.interning import number_of
from tamarack.trust.markings.marking import Marking
from tamarack.trust.markings.viewer import own_height
from tamarack.trust.markings.viewing import Look, require
from tamarack.trust.oversight.beyond import beyond_ordinary, tell_owners

#: Something that an event names: its identifier, and the number of the marking under which it is known.
#: None for what is unmarked, such as an account.
Named = tuple[int, int | None]

_MOST_WORDS = 2_000  # characters of one text
_NOTE = "SELECT tamarack_note(%s, %s, %s, %s, %s, %s, %s::bigint[], %s::int[], %s, %s, %s, %s)"


class _Note(NamedTuple):
    """The arguments of the database's function, in its order."""

    event: int
    at: datetime
    actor: int | None
    channel: str
    purpose: str
    verb: str
    objects: list[int]
    markings: list[int | None]
    details: Any  # as JSON
    words: Any
    words_marking: int | None
    key: bytes


def record(
    verb: str,
    *,
    actor: Look,
    objects: Iterable[Named] = (),
    details: Mapping[str, Any] | None = None,
    words: Mapping[str, str] | None = None,
) -> int:
    """Record that `actor` did `verb` to `objects`, in the transaction that does it. Returns the event.

    `details` hold codes and counts. `words` hold what somebody typed: personal content has its place there
    and nowhere else. They carry the height of who typed them: they may tell of anything that person sees.
    What only a broken glass shows is flagged, and its owner told. Raises GlassReadsOnly.
    """
    look, named = require(actor), list(objects)
    said = dict(words or {}) | ({"purpose": look.reason} if look.reason else {})
    beyond = beyond_ordinary(look, verb, (marking for _, marking in named))
    event = _note(
        look.viewer.officer or None,
        look.channel,
        look.purpose.value,
        verb,
        named,
        dict(details or {}) | ({"glass": True} if beyond else {}),
        said,
        number_of(own_height(look.viewer)) if said else None,
    )
    if beyond:
        tell_owners(event, beyond)
    return event


def record_refusal(
    error: TamarackError, *, actor: int | None, channel: str, address: str, height: Marking | None
) -> None:
    """Record that somebody was refused something, or asked for what is not there for them."""
    record_outside(
        "refused",
        actor=actor,
        channel=channel,
        details={"code": error.code},
        words={"address": address},
        height=height,
    )


def record_outside(
    verb: str,
    *,
    actor: int | None,
    channel: str = "web",
    objects: Iterable[Named] = (),
    details: Mapping[str, Any] | None = None,
    words: Mapping[str, str] | None = None,
    height: Marking | None = None,
    using: str = DEFAULT_DB_ALIAS,
) -> int:
    """Record what touches no marked row: a sign-in, a refusal, a purpose. Returns the event.

    `height` is that of who typed the words, where they are signed in;
    `using` is the connection in whose transaction it is done, where that is the keeper's.
    """
    mark = number_of(height) if words and height is not None else None
    return _note(actor, channel, "", verb, objects, details, words or {}, mark, using)


def _note(
    actor: int | None,
    channel: str,
    purpose: str,
    verb: str,
    objects: Iterable[Named],
    details: Mapping[str, Any] | None,
    words: Mapping[str, str],
    words_marking: int | None,
    using: str = DEFAULT_DB_ALIAS,
) -> int:
    named = list(objects)
    canonical(dict(details or {}))  # what could not be sealed is refused now and not by the sealer
    note = _Note(
        event=new_id(),
        at=timezone.now(),
        actor=actor,
        channel=channel,
        purpose=purpose,
        verb=verb,
        objects=[identifier for identifier, _ in named],
        markings=[marking for _, marking in named],
        details=Jsonb(dict(details or {})),
        words=Jsonb({name: _kept(text) for name, text in words.items()}),
        words_marking=words_marking,
        key=new_key(),
    )
    with connections[using].cursor() as cursor:
        cursor.execute(_NOTE, tuple(note))
    return note.event


def _kept(text: str) -> str:
    """A text as the store can hold it and as it can be written canonically."""
    return text.replace("\x00", "\ufffd").encode("utf-8", "replace").decode()[:_MOST_WORDS]
