"""The style sheets: small, alone in the world, and readable in every pair of colours that is used."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3] / "src/tamarack/web"
SHEETS = sorted((ROOT / "static/web").glob("*.css"))
TOKENS = dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{3,6});", (ROOT / "static/web/tokens.css").read_text()))

#: Text on its ground: 4.5 to 1 (WCAG 2.1, 1.4.3).
TEXT = [
    *((ink, ground) for ink in ("ink", "ink-soft", "larch", "red") for ground in ("paper", "ground", "tint")),
    ("larch-deep", "ground"),
    ("ink-soft", "gold-tint"),
    ("larch", "gold-tint"),
    ("gold-ink", "gold-tint"),
    ("green-ink", "green-tint"),
    ("red", "red-tint"),
    ("blue-ink", "blue-tint"),
    ("forest-ink", "forest"),
    ("ink", "gold"),
    ("paper", "larch"),
    ("paper", "red-deep"),
    *(
        (f"{level}-ink", level)
        for level in (
            "unclassified",
            "protected-a",
            "protected-b",
            "protected-c",
            "confidential",
            "secret",
            "top-secret",
        )
    ),
]
#: Edges of things to press and write in, and the ring of focus: 3 to 1 (1.4.11).
EDGES = [
    ("line-firm", "paper"),
    ("line-firm", "ground"),
    ("ink", "paper"),
    ("gold", "forest"),
    ("gold-deep", "gold-tint"),
    ("larch", "ground"),
]


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    light, dark = sorted((luminance(TOKENS[first]), luminance(TOKENS[second])), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_text_can_be_read(ink: str, ground: str) -> None:
    assert contrast(ink, ground) >= 4.5


@pytest.mark.parametrize(("edge", "ground"), EDGES)
def test_edges_can_be_seen(edge: str, ground: str) -> None:
    assert contrast(edge, ground) >= 3


def test_together_they_weigh_less_than_38_kilobytes() -> None:
    assert len(SHEETS) == 11
    assert sum(sheet.stat().st_size for sheet in SHEETS) <= 38_000


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_no_sheet_fetches_anything(sheet: Path) -> None:
    text = sheet.read_text()
    assert re.findall(r"url\(|@import|@font-face|https?:", text) == []


def test_colours_are_said_in_the_tokens() -> None:
    loose = {
        sheet.name: set(re.findall(r"#[0-9a-f]{3,6}\b", sheet.read_text()))
        for sheet in SHEETS
        if sheet.name not in ("tokens.css", "print.css")
    }
    assert {name: colours for name, colours in loose.items() if colours} == {}


@pytest.mark.parametrize("template", sorted((ROOT / "templates").rglob("*.html")), ids=lambda path: path.name)
def test_no_template_breaks_the_content_security_policy(template: Path) -> None:
    text = template.read_text()
    assert re.findall(r"\sstyle=|<style|\son[a-z]+=|javascript:|<script(?![^>]*src=)|https?://", text) == []
