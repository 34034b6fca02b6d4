"""frontend/: a lock file that names no host, few packages, licences that we may use."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

FRONTEND = Path(__file__).parents[3] / "frontend"
NODE = Path(__file__).parents[3] / ".venv" / "bin"
LICENCES = {"0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "ISC", "MIT", "MPL-2.0"}
SHIPPED = {"0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT"}


@pytest.fixture(scope="module")
def packages() -> dict[str, dict[str, object]]:
    locked = json.loads((FRONTEND / "package-lock.json").read_text())["packages"]
    return {name: facts for name, facts in locked.items() if name}


def test_the_lock_file_names_no_host(packages: dict[str, dict[str, object]]) -> None:
    assert [name for name, facts in packages.items() if "resolved" in facts] == []
    assert "http" not in (FRONTEND / "package-lock.json").read_text().replace(
        "https://opencollective.com", ""
    )


def test_every_package_is_locked_to_its_content(packages: dict[str, dict[str, object]]) -> None:
    assert [name for name, facts in packages.items() if "integrity" not in facts] == []


def test_packages_are_few(packages: dict[str, dict[str, object]]) -> None:
    assert len(packages) <= 40


def test_licences_are_ones_we_may_use(packages: dict[str, dict[str, object]]) -> None:
    assert {str(facts["license"]) for facts in packages.values()} <= LICENCES
    shipped = {str(facts["license"]) for facts in packages.values() if not facts.get("dev")}
    assert shipped <= SHIPPED


def test_versions_are_exact() -> None:
    declared = json.loads((FRONTEND / "package.json").read_text())
    wanted = {**declared.get("dependencies", {}), **declared["devDependencies"]}
    assert [name for name, version in wanted.items() if not version[0].isdigit()] == []


def _npm(*command: str) -> subprocess.CompletedProcess[str]:
    path = f"{NODE}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        [str(NODE / "npm"), *command],
        cwd=FRONTEND,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.mark.skipif(not (FRONTEND / "node_modules").exists(), reason="frontend/ is not installed")
@pytest.mark.parametrize("script", ["check", "test"])
def test_the_scripts_own_checks_pass(script: str) -> None:
    done = _npm("run", "--silent", script)
    assert done.returncode == 0, done.stdout + done.stderr
