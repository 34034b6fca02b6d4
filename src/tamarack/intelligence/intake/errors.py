"""Errors of intake: a whole file, or a whole mapping, that can't be used.

BadInput
├── Unreadable            the file as a whole is refused; the original is kept
│   ├── EmptyFile         no bytes
│   ├── UnknownFormat     none of the formats we read
│   ├── Damaged           says it is a format and does not hold together
│   │   └── Truncated     ends before it should
│   ├── Encrypted         needs a password that we do not have
│   ├── ActiveContent     carries macros
│   ├── OverLimit         past a limit of `limits.py`: a bomb, or too big for us
│   ├── MappingNeeded     a table came without a mapping; `suggestion` is a start
│   └── MissingColumns    the mapping names columns that the table lacks
└── BadMapping            a table's mapping does not hold; `place` is the path inside it

One bad row, member or value is no error: it is a `Rejection`, and the rest is read.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tamarack.foundation.errors import BadInput


class Unreadable(BadInput):
    """The file as a whole can't be read."""

    code = "unreadable"


class EmptyFile(Unreadable):
    """The file holds nothing."""

    code = "empty-file"


class UnknownFormat(Unreadable):
    """None of the formats we read; `found` says what it looks like, if we know."""

    code = "unknown-format"


class Damaged(Unreadable):
    """The file says that it is of a format, and breaks its rules."""

    code = "damaged"


class Truncated(Damaged):
    """The file ends before its own structure says it should."""

    code = "truncated"


class Encrypted(Unreadable):
    """The file is locked with a password."""

    code = "encrypted"


class ActiveContent(Unreadable):
    """The file carries macros; nothing of it is opened."""

    code = "active-content"


class OverLimit(Unreadable):
    """The file goes past a limit: `limit` is the most we take, in the unit of the limit's name."""

    code = "over-limit"


class BadMapping(BadInput):
    """The mapping of a table does not hold; `place` is a path such as "entities.caller.schema"."""

    code = "bad-mapping"


class MappingNeeded(Unreadable):
    """A table came without a mapping. Carries its header, and a mapping to start from."""

    code = "mapping-needed"

    def __init__(self, *, place: str, header: Sequence[str], suggestion: dict[str, Any]) -> None:
        self.header = list(header)
        self.suggestion = suggestion
        super().__init__(place=place, columns=len(self.header))


class MissingColumns(Unreadable):
    """The mapping names columns that this table does not have."""

    code = "missing-columns"
