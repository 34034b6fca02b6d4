"""Imports run downward, tables stay in their wing, and what is pure stays pure (DESIGN § 3)."""

from __future__ import annotations

import configparser
import os
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WINGS = ROOT / "src" / "tamarack"


def test_every_contract_is_kept() -> None:
    found = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache", "--no-logo"],
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "200", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
    )
    broken = found.stdout[found.stdout.find("Broken contracts") :]
    assert found.returncode == 0, broken + found.stderr


def test_every_wing_has_its_layer_and_no_other_has_one() -> None:
    contracts = configparser.ConfigParser()
    contracts.read(ROOT / ".importlinter", encoding="utf-8")
    layers = [word for word in contracts["importlinter:layers"]["layers"].split() if word != "|"]
    standing = {f"tamarack.{path.name}" for path in WINGS.iterdir() if (path / "__init__.py").is_file()}
    assert {layer for layer in layers if not layer.startswith("(")} == standing
    assert {layer.strip("()") for layer in layers if layer.startswith("(")}.isdisjoint(standing)


def test_types_are_checked_strictly_everywhere() -> None:
    with (ROOT / "pyproject.toml").open("rb") as file:
        mypy = tomllib.load(file)["tool"]["mypy"]
    assert mypy["strict"] is True
    assert "src/tamarack" in mypy["files"]
    assert mypy["exclude"] == ["/migrations/"]
    assert mypy.get("overrides", []) == []
