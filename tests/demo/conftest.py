"""One scenario for all the demo's tests: it is the same each time."""

from __future__ import annotations

from pathlib import Path

import pytest

from tamarack.demo.scenario import Scenario, write_scenario


@pytest.fixture(scope="session")
def scenario(tmp_path_factory: pytest.TempPathFactory) -> Scenario:
    return write_scenario(Path(tmp_path_factory.mktemp("scenario")))
