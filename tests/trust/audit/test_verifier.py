"""The single-file verifier, run as a court would run it: alone, in a Python that sees nothing of ours."""

from __future__ import annotations

import ast
import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import tamarack.trust.audit.checkpoint
from tamarack.foundation.canonical import canonical
from tamarack.foundation.merkle import CompactRange, leaf_hash
from tamarack.trust.audit.checkpoint import Checkpoint, sign_checkpoint
from tamarack.trust.audit.errors import BadEvidence
from tamarack.trust.audit.proof_file import ProofFile, verify_proof
from tests.trust.audit import small_log as log

VERIFIER = Path(tamarack.trust.audit.checkpoint.__file__).parent / "verifier" / "tamarack_verify.py"
KEY = log.KEY.verifier.text


def run(*given: str | Path, encoding: str = "utf-8") -> subprocess.CompletedProcess[str]:
    """The verifier's answer. `-I` hides our packages, the environment and the current folder."""
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C", "PYTHONIOENCODING": encoding}
    answer = subprocess.run(
        [sys.executable, "-I", VERIFIER, *given],
        capture_output=True,
        encoding="utf-8",
        env=environment,
        timeout=60,
    )
    assert "Traceback" not in answer.stdout + answer.stderr
    return answer


def kept(folder: Path, text: str, name: str = "event.tlog-proof") -> Path:
    """A file that holds `text`."""
    (folder / name).write_bytes(text.encode("utf-8", "surrogatepass"))
    return folder / name


def module() -> ModuleType:
    """The verifier as a module, for what would take too many processes."""
    spec = importlib.util.spec_from_file_location("tamarack_verify_alone", VERIFIER)
    assert spec is not None
    assert spec.loader is not None
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


def test_it_stands_on_the_standard_library_and_cryptography_alone() -> None:
    tree = ast.parse(VERIFIER.read_text(encoding="utf-8"), feature_version=(3, 9))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in names} - sys.stdlib_module_names == {"cryptography"}


def test_it_says_in_english_what_is_proven(tmp_path: Path) -> None:
    answer = run(kept(tmp_path, log.proof().text), "--key", KEY)
    assert answer.returncode == 0
    assert answer.stdout.split("\n") == [
        "PROVEN",
        "The event below is event number 200 (the first is 0) of the log “tamarack.test/log”.",
        "  When: 2026-11-25T18:20:00.000000Z",
        "  Who (account): 7zz0000000001",
        "  What: report.opened",
        "  For what purpose: case",
        "  By what way: web",
        '  Details: {"details": {"count": 200}, "version": 1}',
        '  Records named: ["0a1b2c3d4e5200"]',
        '  Words: {"reason": "Vérification d’identité\\u202e\\n"}',
        "The log holds only a keyed commitment to the records and words above; "
        "this file opens it, and it fits.",
        "The log held 300 events when this was signed.",
        "It was signed at 2026-11-25T18:30:00Z by the log’s own clock.",
        f"Signed with the key {KEY}",
        "",
    ]
    assert answer.stderr == ""


def test_it_says_in_french_what_is_proven(tmp_path: Path) -> None:
    key = kept(tmp_path, KEY + "\n", "key.txt")
    answer = run(kept(tmp_path, log.proof(opened=False).text), "--key", key, "--language", "fr")
    assert answer.returncode == 0
    lines = answer.stdout.split("\n")
    assert lines[0] == "PROUVÉ"
    assert lines[1] == (
        "L’événement ci-dessous est l’événement numéro 200 (le premier est 0) du journal "
        "«\u00a0tamarack.test/log\u00a0»."
    )
    assert lines[3] == "  Qui (compte)\u00a0: 7zz0000000001"
    assert "n’ouvre pas" in answer.stdout
    assert "0a1b2c3d4e5200" not in answer.stdout


def test_it_speaks_in_whatever_the_terminal_takes(tmp_path: Path) -> None:
    assert run(kept(tmp_path, log.proof().text), "--key", KEY, encoding="ascii").returncode == 0


def test_an_event_that_states_little_is_told_as_it_is(tmp_path: Path) -> None:
    event = canonical({"verb": "log.sealed\u001b[2J", "actor": None})
    tree = CompactRange()
    tree.append(leaf_hash(event))
    note = sign_checkpoint(Checkpoint(log.ORIGIN, 1, tree.root()), log.KEY)
    answer = run(kept(tmp_path, ProofFile(0, event, (), note).text), "--key", KEY)
    assert answer.returncode == 0
    assert "  Who (account): not stated\n  What: log.sealed\\x1b[2J\n" in answer.stdout
    assert "\x1b" not in answer.stdout


@pytest.mark.parametrize("text", [pytest.param(text, id=told) for told, text in log.unproven()])
def test_what_proves_nothing_is_refused_with_the_reason(tmp_path: Path, text: str) -> None:
    answer = run(kept(tmp_path, text), "--key", KEY)
    assert answer.returncode == 1, answer.stdout
    title, reason, end = answer.stdout.split("\n")
    assert (title, end) == ("NOT PROVEN", "")
    assert reason.endswith(".")


@pytest.mark.parametrize("text", [pytest.param(text, id=told) for told, text in log.unreadable()])
def test_what_is_no_proof_is_called_unreadable(tmp_path: Path, text: str) -> None:
    answer = run(kept(tmp_path, text), "--key", KEY)
    assert answer.returncode == 2, answer.stdout
    assert answer.stdout.startswith("UNREADABLE\n")
    assert "could not be carried out" not in answer.stdout


@pytest.mark.parametrize(
    "key",
    ["", "x", "a+b", "a+b+c", KEY[:-1], KEY.replace("tamarack", "tamarock"), "no/such/file", "x" * 5000, "é"],
)
def test_what_is_no_key_is_called_unreadable(tmp_path: Path, key: str) -> None:
    answer = run(kept(tmp_path, log.proof().text), "--key", key)
    assert (answer.returncode, answer.stdout.split("\n")[0]) == (2, "UNREADABLE")


def test_files_that_can_not_be_read_are_told(tmp_path: Path) -> None:
    (tmp_path / "bytes").write_bytes(b"\xff\xfe")
    for name in (tmp_path / "absent", tmp_path, tmp_path / "bytes"):
        answer = run(name, "--key", KEY, "--language", "fr")
        assert (answer.returncode, answer.stdout.split("\n")[0]) == (2, "ILLISIBLE")
    assert run(kept(tmp_path, log.proof().text), "--key", tmp_path / "bytes").returncode == 2
    assert run(kept(tmp_path, log.proof().text)).returncode == 2
    assert run("--help").returncode == 0


@pytest.mark.parametrize(
    ("other", "status", "said"),
    [
        (log.checkpoint(), 0, "tells the same log"),
        (log.checkpoint(root=bytes(32)), 1, "two histories were signed"),
        (log.checkpoint(250), 1, "of another size (250 events; this proof is for 300)"),
        (log.checkpoint(key=log.OTHER_KEY), 1, "not signed with the key"),
        (log.checkpoint(key=log.OTHER_LOG), 1, "not signed with the key"),
        (log.checkpoint().replace("\n300\n", "\n301\n"), 1, "not that of this checkpoint"),
        ("rubbish", 2, "not a checkpoint"),
    ],
)
def test_a_checkpoint_kept_elsewhere_is_compared(tmp_path: Path, other: str, status: int, said: str) -> None:
    proof, note = kept(tmp_path, log.proof().text), kept(tmp_path, other, "checkpoint.txt")
    answer = run(proof, "--key", KEY, "--checkpoint", note)
    assert answer.returncode == status
    assert said in answer.stdout


def test_keys_before_and_after_a_change_may_both_be_given(tmp_path: Path) -> None:
    proof = kept(tmp_path, log.proof(key=log.OTHER_KEY).text)
    answer = run(proof, "--key", KEY, "--key", log.OTHER_KEY.verifier.text)
    assert answer.returncode == 0
    assert f"Signed with the key {log.OTHER_KEY.verifier.text}" in answer.stdout


def test_without_the_library_it_says_so(tmp_path: Path) -> None:
    answer = subprocess.run(
        [sys.executable, "-I", "-S", VERIFIER, kept(tmp_path, log.proof().text), "--key", KEY],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )
    assert answer.returncode == 2
    assert "pip install cryptography" in answer.stdout


GOOD = log.proof().text
ALONE = module()


def alone(text: str) -> bool:
    """Whether the verifier accepts; any error but its own gets through."""
    try:
        ALONE.check(ALONE.read_proof(text), [ALONE.read_key(KEY)])
    except ALONE.Stopped:
        return False
    return True


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, len(GOOD) - 1), st.integers(0, 3), st.text(st.characters(codec="utf-8"), max_size=3))
def test_it_agrees_with_ours_on_every_change(place: int, dropped: int, put: str) -> None:
    changed = GOOD[:place] + put + GOOD[place + dropped :]
    try:
        verify_proof(changed, log.KEY.verifier)
        ours = True
    except BadEvidence:
        ours = False
    assert alone(changed) == ours == (changed == GOOD)


def test_everything_it_says_is_said_in_both_languages() -> None:
    for said, (english, french) in ALONE.WORDS.items():
        assert set(re.findall(r"{\w+}", english)) == set(re.findall(r"{\w+}", french)), said
        assert english != french, said
        assert "'" not in english + french, said
