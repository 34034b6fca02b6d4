"""A text cut at its findings, so that a page can underline each where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar


class Placed(Protocol):
    """Something that stands in a text: code points [start, end)."""

    @property
    def start(self) -> int:
        """The first code point."""

    @property
    def end(self) -> int:
        """The code point after the last."""


Found = TypeVar("Found", bound=Placed)


@dataclass(frozen=True, slots=True)
class Segment(Generic[Found]):
    """A stretch of the text, and the finding that it is, if it is one."""

    text: str
    start: int
    end: int
    finding: Found | None = None


def segments_of(text: str, findings: Iterable[Found]) -> Iterator[Segment[Found]]:
    """The whole of `text`, in order, cut at its findings.

    Of findings that overlap the one that begins first stands, then the longer; those without a
    place in the text, or beyond its end, are left out (they are still in the list beside).
    """
    reached = 0
    for finding in sorted(findings, key=lambda found: (found.start, -found.end)):
        if not reached <= finding.start < finding.end <= len(text):
            continue
        if reached < finding.start:
            yield Segment(text[reached : finding.start], reached, finding.start)
        yield Segment(text[finding.start : finding.end], finding.start, finding.end, finding)
        reached = finding.end
    if reached < len(text):
        yield Segment(text[reached:], reached, len(text))
