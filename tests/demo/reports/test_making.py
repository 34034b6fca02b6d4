"""Every report can be made for any seed: names of any culture fit every file format."""

from __future__ import annotations

import pytest

from tamarack.demo.casting.world import build_world
from tamarack.demo.reports.catalogue import load_templates
from tamarack.demo.reports.making import make


@pytest.mark.parametrize("seed", [0, 3, 11, 42])
def test_every_report_of_a_seed(seed: int) -> None:
    world = build_world(seed)
    for template in load_templates():
        made = make(template, world)
        assert made.data
        assert "{" not in made.text
        assert template.form != "pdf" or made.text.count("\n") < 52
        for one in made.citations:
            words = made.text[one.start : one.end]
            assert words == words.strip()
            assert words
