"""The home folder: everything that one installation keeps outside PostgreSQL."""

from __future__ import annotations

import os
from pathlib import Path

import tamarack


def home() -> Path:
    """`TAMARACK_HOME`; else `.tamarack` in the checkout this runs from; else the user's data folder."""
    if named := os.environ.get("TAMARACK_HOME"):
        return Path(named).expanduser().resolve()
    checkout = Path(tamarack.__file__).resolve().parents[2]
    if (checkout / "pyproject.toml").is_file():
        return checkout / ".tamarack"
    return Path.home() / ".local" / "share" / "tamarack"


def made(folder: Path) -> Path:
    """The folder, made if it was not there, readable by its owner only."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o711)
    return folder
