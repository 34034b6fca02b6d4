"""The threat model is what the tests hold: its table is theirs, its files are there, its words are said."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from tamarack.trust.audit.problems import WORDS

ROOT = Path(__file__).resolve().parents[2]
TAMPERING = ROOT / "tests" / "trust" / "audit" / "test_tampering.py"
MODEL = (ROOT / "docs" / "threat-model.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| (?P<done>[^|]+) \| (?P<found>[^|]+) \| `(?P<test>test_\w+)` \|$", re.MULTILINE)


def quoted(text: str) -> list[str]:
    """What stands between backquotes."""
    return re.findall(r"`([^`\n]+)`", text)


def told() -> dict[str, set[str]]:
    """The table: each test, and the codes by which it is said to find something."""
    return {row["test"]: set(quoted(row["found"])) for row in ROW.finditer(MODEL)}


def tried() -> dict[str, set[str]]:
    """The tests of tampering, and the codes of findings that each of them names."""
    tree = ast.parse(TAMPERING.read_text(encoding="utf-8"))
    return {
        node.name: {one.value for one in ast.walk(node) if isinstance(one, ast.Constant)} & WORDS.keys()
        for node in tree.body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    }


def test_the_table_is_what_the_tests_try_and_by_what_they_find_it() -> None:
    assert told() == tried()


def test_each_test_stands_in_one_row() -> None:
    rows = [row["test"] for row in ROW.finditer(MODEL)]
    assert sorted(rows) == sorted(set(rows))
    assert len(rows) >= 16


def test_every_finding_of_the_table_has_words() -> None:
    assert {code for codes in told().values() for code in codes} <= WORDS.keys()


def test_every_file_that_is_named_is_there() -> None:
    named = [one for one in quoted(MODEL) if re.fullmatch(r"[\w./-]+\.(py|md)", one)]
    assert [one for one in named if not (ROOT / one).is_file()] == []
    assert len(named) > 20


def test_every_variable_that_is_named_is_a_setting() -> None:
    settings = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("settings/*.py"))
    named = {one for one in quoted(MODEL) if one.startswith("TAMARACK_")}
    assert {one for one in named if f'"{one}"' not in settings} == set()
    assert named
