"""`tamarack audit`: what it answers, to people and to programs, and with which exit code."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tamarack.cli import main
from tamarack.foundation.identifiers import show
from tamarack.trust.audit.actions import record
from tamarack.trust.audit.log_files import first_key, last_checkpoint
from tests.ground.people import looking, person
from tests.ground.pointing import administered


@pytest.fixture
def store(own_store: str, tmp_path: Path, settings: Any) -> Iterator[str]:
    settings.CUSTODY_FOLDER = tmp_path / "custody"
    settings.LOG_FOLDER, settings.CHECKPOINT_FOLDER = tmp_path / "log", tmp_path / "outside"
    person("auditor")
    yield own_store


def ask(*words: str) -> tuple[int, Any]:
    done = CliRunner().invoke(main, ["audit", *words])
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.exit_code, json.loads(done.stdout) if "--json" in words else done.stdout


def test_a_checkpoint_is_signed_shown_and_sent(store: str, tmp_path: Path) -> None:
    code, found = ask("checkpoint", "--ship", "--json")
    assert (code, found["ok"], found["problems"]) == (0, True, [])
    assert found["checkpoint"] == last_checkpoint()
    assert found["events"] == found["sealed"] > 0
    assert found["key"] == first_key().text
    assert len(list((tmp_path / "outside").rglob("*.checkpoint"))) == 1


def test_a_sound_log_verifies_and_an_altered_one_is_told_with_its_place(store: str, tmp_path: Path) -> None:
    ask("checkpoint")
    code, found = ask("verify", "--json")
    assert (code, found["ok"], found["problems"]) == (0, True, [])
    outside = tmp_path / "kept.txt"
    outside.write_text(last_checkpoint())
    code, found = ask("verify", "--against", str(outside), "--key", first_key().text, "--json")
    assert (code, found["outside"]) == (0, 2)
    with administered(store) as admin:
        (event,) = admin.execute("SELECT event FROM trust_leaf WHERE number = 3").fetchone() or (0,)
        admin.execute("UPDATE trust_event SET actor = 7 WHERE id = %s", [event])
    code, found = ask("verify", "--json")
    assert (code, found["ok"]) == (1, False)
    assert found["problems"][0]["place"] == f"event {show(event)}, leaf 3"
    code, said = ask("verify", "--language", "fr")
    assert code == 1
    assert "Le journal" in said


def test_a_key_or_a_file_that_is_none_is_bad_input(store: str, tmp_path: Path) -> None:
    ask("checkpoint")
    assert ask("verify", "--key", "nonsense")[0] == 2
    assert ask("verify", "--against", str(tmp_path / "absent"))[0] == 2
    broken = tmp_path / "broken.txt"
    broken.write_bytes(b"\xff\x00")
    code, found = ask("verify", "--against", str(broken), "--json")
    assert (code, [one["code"] for one in found["problems"]]) == (1, ["outside-unreadable"])


def test_an_event_is_proved_to_a_file(store: str, tmp_path: Path) -> None:
    with looking(person("protected-b")) as look:
        event = record("report.read", actor=look)
    asked = ("prove", show(event), "--as", "auditor", "--purpose", "oversight: file 12")
    assert ask(*asked)[0] == 1  # not sealed yet
    ask("checkpoint")
    code, found = ask(*asked, "--out", str(tmp_path / "proof"), "--json")
    assert (code, found["event"]) == (0, show(event))
    assert (tmp_path / "proof").read_text() == found["proof"]
    assert ask("prove", show(event), "--as", "protected-b", "--purpose", "oversight: x")[0] == 1
    assert ask("prove", "no identifier", "--as", "auditor", "--purpose", "oversight: x")[0] == 2


def test_the_log_is_handed_over_and_still_verifies(store: str) -> None:
    ask("checkpoint")
    key = ask("key")[1].strip()
    assert ask("next-key")[0] == 0
    person("secret")
    ask("checkpoint")
    assert ask("key")[1].strip() == key  # the first, from which the others follow
    assert ask("verify", "--key", key)[0] == 0
