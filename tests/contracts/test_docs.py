"""What the documents say is so: commands exist, links lead somewhere, decisions decide, rooms say why."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from tamarack.cli import main

ROOT = Path(__file__).resolve().parents[2]
WINGS = ROOT / "src" / "tamarack"
MANUAL = ROOT / "docs" / "manual"
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
ROOMS = sorted(WINGS.glob("*/README.md")) + sorted(WINGS.glob("*/*/README.md"))
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *ROOMS])

# Folders of a wing that are no rooms: what Django looks for by name.
FURNITURE = {"__pycache__", "locale", "management", "migrations", "static", "templates", "templatetags"}
DECIDES = re.compile(
    r"\b(are|belong|carry|comes?|go|goes|has|have|is|keep|keeps|leave|opens|share|stands|tests|writes)\b"
)


def shown(document: Path) -> str:
    return str(document.relative_to(ROOT))


def said_in_code(text: str) -> Iterator[str]:
    """The lines of code blocks, and what stands between backquotes."""
    blocks = re.findall(r"^```[a-z]*\n(.*?)^```", text, flags=re.MULTILINE | re.DOTALL)
    for block in blocks:
        yield from block.replace("\\\n", " ").splitlines()
    prose = re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)
    yield from re.findall(r"`([^`\n]+)`", prose)


def uses(document: Path, command: str) -> list[list[str]]:
    """Each use of a command in a document, as words; what stands before it (settings, a path) is left out."""
    found = []
    for line in said_in_code(document.read_text(encoding="utf-8")):
        match = re.match(rf"^\s*(?:\$ )?(?:[A-Z_]+=\S+ )*(?:\S*/)?{command}(?:\s+(.*))?$", line)
        if match:
            found.append(shlex.split((match[1] or "").split(" # ")[0].replace("…", " … "), comments=False))
    return found


@pytest.mark.parametrize("document", DOCUMENTS, ids=shown)
def test_every_command_that_is_named_exists(document: Path) -> None:
    for words in uses(document, "tamarack"):
        command: click.Command = main
        while isinstance(command, click.Group) and words and not words[0].startswith(("-", "…")):
            name = words.pop(0)
            step = command.get_command(click.Context(command), name)
            assert step is not None, f"tamarack {name}"
            command = step
        options = {word for one in command.params for word in (*one.opts, *one.secondary_opts)} | {
            "--help",
            "-h",
        }
        options |= {"--version"} if command is main else set()
        assert {word.split("=")[0] for word in words if word.startswith("-")} <= options, command.name


@pytest.mark.parametrize("document", DOCUMENTS, ids=shown)
def test_every_make_target_that_is_named_exists(document: Path) -> None:
    made = set(
        re.findall(r"^([a-z0-9-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE)
    )
    for words in uses(document, "make"):
        assert {word for word in words if "=" not in word and not word.startswith("#")} <= made


@pytest.mark.parametrize("document", DOCUMENTS, ids=shown)
def test_every_link_leads_somewhere(document: Path) -> None:
    text = re.sub(r"^```.*?^```|<!--.*?-->", "", document.read_text(encoding="utf-8"), flags=re.M | re.DOTALL)
    targets = [target for target in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in target]
    missing = [target for target in targets if not (document.parent / target.split("#")[0]).exists()]
    assert missing == []


@pytest.mark.parametrize("document", DECISIONS, ids=shown)
def test_the_title_of_a_decision_is_the_decision(document: Path) -> None:
    first = document.read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("# ")
    title = first.removeprefix("# ")
    assert DECIDES.search(title), "say what was decided, in a sentence with a verb"
    assert not title.endswith(("?", "."))
    slug = re.sub(r"[^a-z0-9]+", "-", title.lower())
    assert document.stem.partition("-")[2] == slug


def test_decisions_are_numbered_in_a_row_and_all_listed() -> None:
    numbers = [int(document.name[:4]) for document in DECISIONS]
    assert numbers == list(range(1, len(DECISIONS) + 1))
    listed = (ROOT / "docs" / "decisions" / "README.md").read_text(encoding="utf-8")
    assert re.findall(r"\]\(([^)]+)\)", listed) == [document.name for document in DECISIONS]


@pytest.mark.parametrize("document", DECISIONS, ids=shown)
def test_a_decision_says_why(document: Path) -> None:
    assert "**Because**" in document.read_text(encoding="utf-8")


def rooms() -> list[Path]:
    """The wings without rooms, and the rooms of those that have some."""
    found = []
    for wing in sorted(path for path in WINGS.iterdir() if (path / "__init__.py").is_file()):
        inside = [path for path in wing.iterdir() if path.is_dir() and path.name not in FURNITURE]
        found += sorted(inside) if wing.name in {"intelligence", "trust"} else [wing]
    return found


@pytest.mark.parametrize("room", rooms(), ids=shown)
def test_a_room_says_in_half_a_page_what_it_is_for(room: Path) -> None:
    text = (room / "README.md").read_text(encoding="utf-8")
    assert text.startswith("# ")
    assert re.findall(r"^(\d)\. ", text, flags=re.MULTILINE) == ["1", "2", "3"], "its three invariants"
    assert len(text.splitlines()) <= 36


def chapters(language: str) -> list[Path]:
    return sorted((MANUAL / language).glob("*.md"))


def headings(chapter: Path) -> list[str]:
    return re.findall(r"^#+(?= )", chapter.read_text(encoding="utf-8"), flags=re.MULTILINE)


def test_the_manual_has_the_same_chapters_in_both_languages() -> None:
    english, french = chapters("en"), chapters("fr")
    assert len(english) >= 7
    assert [chapter.name for chapter in english] == [chapter.name for chapter in french]
    for one, other in zip(english, french, strict=True):
        assert headings(one) == headings(other), one.name


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_manual_lists_its_chapters(language: str) -> None:
    contents = (MANUAL / language / "README.md").read_text(encoding="utf-8")
    listed = set(re.findall(r"\]\(([a-z-]+\.md)\)", contents))
    assert listed == {chapter.name for chapter in chapters(language)} - {"README.md"}


def test_every_variable_that_is_documented_is_read_and_the_other_way_round() -> None:
    """Of those with which the platform is run; what only tests and builders set is said where they are."""
    sources = [path for part in ("settings", "store", "cli") for path in WINGS.glob(f"{part}/*.py")]
    read = {
        name
        for path in sources
        for name in re.findall(r"\"(TAMARACK_[A-Z_]+|DATABASE_URL)\"", path.read_text(encoding="utf-8"))
    }
    documented = (ROOT / "docs" / "deployment.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(TAMARACK_[A-Z_]*[A-Z]|DATABASE_URL)\b", documented))
    assert named - read == set()
    assert read - named == set()
