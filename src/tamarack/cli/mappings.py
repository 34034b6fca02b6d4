"""`--map`: a YAML file, or the name of a mapping that comes with the platform."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tamarack.foundation.errors import BadInput
from tamarack.intelligence.intake.planning import parse_mapping
from tamarack.intelligence.intake.ready import ready_mapping, ready_mappings


class UnknownMapping(BadInput):
    """No such file, and no ready mapping of that name."""

    code = "unknown-mapping"


def chosen(mapping: str | None) -> dict[str, Any] | None:
    """The mapping that the option names, or None. Raises UnknownMapping, BadMapping."""
    if mapping is None:
        return None
    if Path(mapping).is_file():
        return parse_mapping(Path(mapping).read_text("utf-8"))
    try:
        return ready_mapping(mapping)
    except KeyError:
        raise UnknownMapping(place="--map", mapping=mapping, ready=", ".join(ready_mappings())) from None
