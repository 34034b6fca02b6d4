"""Files inside files: a member or an attachment read as a file, its faults told under its name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from tamarack.foundation.errors import BadInput
from tamarack.intelligence.claims.statement import Statement
from tamarack.intelligence.intake.draft import Draft, Original, Rejection
from tamarack.intelligence.intake.limits import Limits
from tamarack.intelligence.intake.readers.reasons import refused, rejection, within


@dataclass(slots=True)
class _Spent:
    bytes: int = 0
    files: int = 0


@dataclass(frozen=True, slots=True)
class Nesting:
    """In how many files a file is enclosed, and what all of them together have cost so far."""

    depth: int = 0
    spent: _Spent = field(default_factory=_Spent)

    def deeper(self) -> Nesting:
        """The nesting of what this file encloses, on the same account."""
        return Nesting(self.depth + 1, self.spent)

    def afford(self, size: int, limits: Limits) -> bool:
        """Put one enclosed file of `size` bytes on the account; False when that is too much in all."""
        self.spent.bytes += size
        self.spent.files += 1
        return self.spent.bytes <= limits.package_bytes and self.spent.files <= limits.package_members


class ReadEnclosed(Protocol):
    """How any file is read (see `reading.read_original`)."""

    def __call__(
        self,
        original: Original,
        mapping: Mapping[str, Any] | None = None,
        declared: str | None = None,
        *,
        limits: Limits,
        nesting: Nesting,
    ) -> Iterator[Draft | Rejection]:
        """The drafts and rejections of `original`, enclosed as `nesting` says."""


class _Within:
    """The statements of an enclosed file, its rejections told under its name."""

    def __init__(self, name: str, said: Iterable[Statement | Rejection]) -> None:
        self._name = name
        self._said = said

    def __iter__(self) -> Iterator[Statement | Rejection]:
        for one in self._said:
            yield within(self._name, one) if isinstance(one, Rejection) else one


def enclosed(
    original: Original,
    mapping: Mapping[str, Any] | None,
    limits: Limits,
    nesting: Nesting,
    read: ReadEnclosed,
    declared: str | None = None,
) -> Iterator[Draft | Rejection]:
    """What an enclosed file holds. A refusal is a rejection that names it: its neighbours are still read."""
    name = original.name
    if nesting.depth >= limits.depth:
        yield rejection("nested-too-deep", name, limit=limits.depth)
        return
    try:
        for one in read(original, mapping, declared, limits=limits, nesting=nesting.deeper()):
            if isinstance(one, Rejection):
                yield within(name, one)
            else:
                one.statements = _Within(name, one.statements) if one.statements else ()
                yield one
    except BadInput as error:
        place = f"{name} › {error.place}" if error.place and error.place != name else name
        yield refused("not-read", error, place, because=error.code)
