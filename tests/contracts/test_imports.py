"""Imports run downward, tables stay in their wing, and what is pure stays pure (DESIGN § 3)."""

from __future__ import annotations

import configparser
import fnmatch
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
WINGS = ROOT / "src" / "tamarack"


@pytest.fixture(scope="module")
def contracts() -> configparser.ConfigParser:
    parsed = configparser.ConfigParser()
    parsed.read(ROOT / ".importlinter", encoding="utf-8")
    return parsed


def words(contracts: configparser.ConfigParser, contract: str, option: str) -> list[str]:
    return contracts[f"importlinter:{contract}"][option].split()


def test_every_contract_is_kept() -> None:
    command = Path(sys.executable).with_name("lint-imports")
    found = subprocess.run(
        [command, "--no-cache", "--no-logo"],
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "200", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
    )
    assert found.returncode == 0, found.stdout[found.stdout.find("Broken contracts") :] + found.stderr


def test_every_wing_has_its_layer(contracts: configparser.ConfigParser) -> None:
    named = [word for word in words(contracts, "layers", "layers") if word != "|"]
    standing = {f"tamarack.{path.name}" for path in WINGS.iterdir() if (path / "__init__.py").is_file()}
    assert {word for word in named if not word.startswith("(")} == standing


def test_pure_modules_are_checked_strictly(contracts: configparser.ConfigParser) -> None:
    with (ROOT / "pyproject.toml").open("rb") as file:
        overrides = tomllib.load(file)["tool"]["mypy"]["overrides"]
    strict = [pattern for group in overrides if group.get("strict") for pattern in group["module"]]
    lax = [module for module in words(contracts, "pure", "source_modules") if not covered(module, strict)]
    assert lax == []


def covered(module: str, patterns: list[str]) -> bool:
    return any(
        module == pattern.removesuffix(".*") if pattern.endswith(".*") and module == pattern[:-2] else matches(module, pattern)
        for pattern in patterns
    )


def matches(module: str, pattern: str) -> bool:
    return fnmatch.fnmatchcase(module, pattern)
