"""Reading the room's own YAML."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

# The C loader reads the vocabulary ten times as fast; the other is there where libyaml is not.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(path: Path) -> dict[str, dict[str, Any]]:
    """What the file declares, by name."""
    read: dict[str, dict[str, Any]] = yaml.load(path.read_text("utf-8"), Loader=_LOADER)  # noqa: S506
    return read
