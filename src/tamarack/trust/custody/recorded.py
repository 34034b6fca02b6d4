"""What the log says of exhibits, and whether the rows still say the same. Pure.

An act's event names its rows and commits to their words. So who alters a row afterwards, or swaps two
exhibits, must alter events too, and those are held by the log's checkpoints. Rows and events come from
whoever calls, as plain values: no sight is needed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Any, NamedTuple

#: Verbs whose events tell of a row, and which of the objects that they name is that row.
TELLING = {"exhibit.add": 0, "exhibit.derive": 0, "exhibit.hand-over": 1, "exhibit.answer": 1}


class Told(NamedTuple):
    """An act as its event tells it, or as its row says that it must have been told."""

    verb: str
    actor: int | None
    objects: tuple[int, ...]
    details: Mapping[str, Any]
    words: Mapping[str, str]

    @property
    def row(self) -> tuple[str, int]:
        """Which row it is about."""
        return self.verb, self.objects[TELLING[self.verb]]


class Unlike(StrEnum):
    """How rows and events can differ."""

    ALTERED = "altered"
    UNRECORDED = "unrecorded"
    GONE = "gone"


def words_of(digest: str, sha512: str, size: int) -> dict[str, str]:
    """The words of `exhibit.add` and `exhibit.derive`."""
    return {"sha256": digest, "sha512": sha512, "size": str(size)}


def of_exhibit(
    identifier: int, by: int, made_from: int | None, authority: str, digests: tuple[str, str, int]
) -> Told:
    """What the event of this exhibit's registration must say."""
    if made_from is None:
        return Told("exhibit.add", by, (identifier,), {"authority": authority}, words_of(*digests))
    return Told("exhibit.derive", by, (identifier, made_from), {}, words_of(*digests))


def of_handover(identifier: int, exhibit: int, people: tuple[int, int], place: str, reason: str) -> Told:
    """What the event of this handover must say; `people` are the giver and the recipient."""
    giver, recipient = people
    words = {"place": place, "reason": reason}
    return Told("exhibit.hand-over", giver, (exhibit, identifier, recipient), {}, words)


def of_answer(handover: int, exhibit: int, by: int, kind: str, reason: str) -> Told:
    """What the event of this answer must say."""
    words = {"reason": reason} if reason else {}
    return Told("exhibit.answer", by, (exhibit, handover), {"answer": kind}, words)


def unlike(rows: Iterable[Told], events: Iterable[Told]) -> Iterator[tuple[Unlike, Told]]:
    """Every row that no event tells of as it stands, and every event whose row is gone.

    Rows are held in memory, for they are few beside events; events are read once, in any order, and those of
    other verbs are passed over.
    """
    expected = {row.row: row for row in rows}
    for event in events:
        if event.verb not in TELLING:
            continue
        row = expected.pop(event.row, None)
        if row is None:
            yield Unlike.GONE, event
        elif row != event._replace(words=_own(event.words)):
            yield Unlike.ALTERED, row
    for row in expected.values():
        yield Unlike.UNRECORDED, row


def _own(words: Mapping[str, str]) -> dict[str, str]:
    """What was said of the exhibit: an event also keeps for what its session was opened."""
    return {name: text for name, text in words.items() if name != "purpose"}
