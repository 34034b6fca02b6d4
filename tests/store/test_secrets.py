"""Secrets: made once, added to where a newer version needs more, the same for all who start at once."""

from __future__ import annotations

import json
import stat
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields
from pathlib import Path

from tamarack.store.secrets import Secrets, load


def test_they_are_made_once(tmp_path: Path) -> None:
    first = load(tmp_path)
    assert load(tmp_path) == first
    assert {len(getattr(first, one.name)) for one in fields(Secrets)} == {64}
    assert stat.S_IMODE((tmp_path / "secrets.json").stat().st_mode) == 0o600


def test_a_home_that_lacks_one_gets_it_and_keeps_the_others(tmp_path: Path) -> None:
    first = load(tmp_path)
    path = tmp_path / "secrets.json"
    kept = json.loads(path.read_text())
    del kept["entry"]
    kept["of-another-version"] = "kept"
    path.write_text(json.dumps(kept))
    second = load(tmp_path)
    assert second.entry != first.entry
    assert second.session == first.session
    assert load(tmp_path) == second
    assert json.loads(path.read_text())["of-another-version"] == "kept"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_who_starts_at_once_agrees(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(lambda _: load(tmp_path), range(32)))) == 1
    assert sorted(one.name for one in tmp_path.iterdir()) == ["secrets.json", "secrets.lock"]
