"""The worked scenario as files: three units, two smuggling groups and a trafficking one, all invented.

`write_scenario` is a pure function of its seed: the same seed gives the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tamarack.demo.accounts import accounts
from tamarack.demo.casting.world import build_world
from tamarack.demo.ground_truth import ground_truth
from tamarack.demo.manifest import manifest
from tamarack.demo.reports.catalogue import load_templates
from tamarack.demo.reports.making import make


@dataclass(frozen=True, slots=True)
class Scenario:
    """What was written: where, and the three documents beside the reports."""

    folder: Path
    seed: int
    manifest: Mapping[str, Any]
    truth: Mapping[str, Any]
    people: list[dict[str, Any]]


def write_scenario(folder: Path, seed: int = 2026) -> Scenario:
    """Write the scenario of `seed` under `folder`, which is made if need be, and say what it holds."""
    world = build_world(seed)
    made = [make(template, world) for template in load_templates()]
    scenario = Scenario(folder, seed, manifest(seed, made), ground_truth(world, made), accounts(seed))
    reports = folder / "reports"
    reports.mkdir(parents=True, exist_ok=True)
    for report in made:
        (reports / report.name).write_bytes(report.data)
    _write(folder / "manifest.yaml", _yaml(scenario.manifest))
    _write(folder / "people.yaml", _yaml({"people": scenario.people}))
    _write(folder / "ground_truth.json", json.dumps(scenario.truth, ensure_ascii=False, indent=1) + "\n")
    return scenario


def _yaml(content: Mapping[str, Any]) -> str:
    class Plain(yaml.SafeDumper):
        """No anchors: the same list twice is written twice."""

        def ignore_aliases(self, data: Any) -> bool:
            return True

    written: str = yaml.dump(dict(content), Dumper=Plain, allow_unicode=True, sort_keys=False, width=110)
    return written


def _write(path: Path, text: str) -> None:
    path.write_bytes(text.encode())
