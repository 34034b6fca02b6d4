"""Every verb that is recorded has words in both languages, and no words stand there for nothing."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import tamarack
from tamarack.trust.audit.words import SAID, VERBS

ROOT = Path(tamarack.__file__).parent
CALLS = {"record", "record_outside", "_remark"}


def _calls() -> Iterator[ast.Call]:
    for path in sorted(ROOT.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                if name in CALLS and node.args:
                    yield node


def _texts(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _texts(node.body)
        yield from _texts(node.orelse)


def test_every_verb_has_words() -> None:
    verbs = {verb for call in _calls() for argument in call.args[:2] for verb in _texts(argument)}
    assert verbs - VERBS.keys() == set()
    assert VERBS.keys() - verbs == set()


def test_what_was_said_has_a_name() -> None:
    said = {
        key.value
        for call in _calls()
        for one in call.keywords
        if one.arg == "words"
        for table in ast.walk(one.value)
        if isinstance(table, ast.Dict)
        for key in table.keys
        if isinstance(key, ast.Constant)
    }
    assert said - SAID.keys() == set()
