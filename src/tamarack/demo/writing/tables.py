"""Tables as text: comma-separated files, and entities as FollowTheMoney JSON lines."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from io import StringIO
from typing import Any

from tamarack.demo.writing.office import Cell


def comma_separated(header: Sequence[str], rows: Sequence[Sequence[Cell]]) -> bytes:
    """A CSV file in UTF-8 with CRLF, as RFC 4180 has it."""
    made = StringIO()
    writer = csv.writer(made, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(rows)
    return made.getvalue().encode()


def json_lines(entities: Sequence[Mapping[str, Any]]) -> bytes:
    """One entity to a line: `id`, `schema`, `properties`."""
    return "".join(json.dumps(entity, ensure_ascii=False) + "\n" for entity in entities).encode()
