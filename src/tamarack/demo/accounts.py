"""The people who sign in to the demo, as `people.yaml` tells the loader."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from tamarack.demo.casting.people import extras

_FIELDS = (
    "agency", "unit", "role", "protected", "classified", "citizenship", "compartments", "language",
)  # fmt: skip


def accounts(seed: int) -> list[dict[str, Any]]:
    """Each account with its drawn name, in the file's order."""
    rows: Mapping[str, list[Any]] = yaml.safe_load(
        Path(__file__).with_name("accounts.yaml").read_text("utf-8")
    )
    names = extras(seed, "account")
    return [
        {"login": login, "name": name.full} | dict(zip(_FIELDS, facts, strict=True))
        for (login, facts), name in zip(rows.items(), names, strict=True)
    ]
