"""Files given to the readers, and what comes of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tamarack.intelligence.claims.statement import Statement
from tamarack.intelligence.intake.draft import Draft, Original, Rejection
from tamarack.intelligence.intake.limits import LIMITS, Limits
from tamarack.intelligence.intake.readers import read_original


@dataclass
class Taken:
    """What a file held, its statements read out."""

    drafts: list[Draft] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    rejections: list[Rejection] = field(default_factory=list)

    @property
    def codes(self) -> list[tuple[str, str]]:
        return [(told.place, told.code) for told in self.rejections]

    @property
    def said(self) -> list[tuple[str, str, str]]:
        return [(one.entity, one.property, one.value) for one in self.statements]

    def add(self, one: Draft | Rejection) -> None:
        if isinstance(one, Rejection):
            self.rejections.append(one)
            return
        self.drafts.append(one)
        self._say(one.statements)
        for part in one.parts:
            self.add(part)

    def _say(self, statements: Iterable[Statement | Rejection]) -> None:
        for said in statements:
            (self.rejections if isinstance(said, Rejection) else self.statements).append(said)


Give = Callable[..., Original]
Take = Callable[..., Taken]


@pytest.fixture
def give(tmp_path: Path) -> Give:
    """Bytes or text as a file that came under a name."""

    def given(content: bytes | str, name: str) -> Original:
        path = tmp_path / "original"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return Original(path, name)

    return given


@pytest.fixture
def take(give: Give) -> Take:
    """All that the reader of that content makes of it."""

    def taken(
        content: bytes | str,
        name: str,
        mapping: dict[str, Any] | None = None,
        declared: str | None = None,
        limits: Limits = LIMITS,
    ) -> Taken:
        result = Taken()
        for one in read_original(give(content, name), mapping, declared, limits=limits):
            result.add(one)
        return result

    return taken
