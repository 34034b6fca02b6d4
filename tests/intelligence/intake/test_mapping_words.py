"""Every reason for which a mapping is refused has its words, and no words are left over."""

from __future__ import annotations

import ast
import inspect
from types import ModuleType

from tamarack.intelligence.intake import mapping, planning
from tamarack.intelligence.intake.mapping_words import MAPPING_WORDS


def reasons(module: ModuleType) -> set[str]:
    """What a module gives as reasons: the second fact of `refuse`, the `why` of an error."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(inspect.getsource(module))):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        given = [keyword.value for keyword in node.keywords if keyword.arg == "why"]
        given += node.args[1:2] if node.func.id == "refuse" else []
        found |= {one.value for one in given if isinstance(one, ast.Constant) and isinstance(one.value, str)}
    return found


def test_every_reason_has_its_words() -> None:
    assert reasons(mapping) | reasons(planning) == MAPPING_WORDS.keys()
