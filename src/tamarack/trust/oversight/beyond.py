"""What only a broken glass shows: told apart when it is named in the record, and its owner told of it."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection

from tamarack.trust.markings.interning import marking_of
from tamarack.trust.markings.viewer import may_see, ordinary
from tamarack.trust.markings.viewing import Look
from tamarack.trust.oversight.errors import GlassReadsOnly
from tamarack.trust.oversight.verbs import reads


def beyond_ordinary(look: Look, verb: str, markings: Iterable[int | None]) -> list[int]:
    """The numbers of these markings that this person sees by a broken glass alone.

    Raises GlassReadsOnly where the verb does more than read.
    """
    if not look.viewer.lifts:
        return []
    usual = ordinary(look.viewer)
    found = sorted(
        number
        for number in {one for one in markings if one is not None}
        if not may_see(usual, marking_of(number), look.purpose)
    )
    if found and not reads(verb):
        raise GlassReadsOnly(verb=verb)
    return found


def tell_owners(event: int, markings: list[int]) -> None:
    """Tell whoever recorded what this event opened, and their supervisors, in the event's own transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tamarack_tell(%s, %s::int[])", [event, markings])
