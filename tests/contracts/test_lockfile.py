"""The locks pin what pyproject.toml asks for and what that asks for, by hash, and name no host."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import distribution

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tools.third_party import ROOT, locked

LOCKS = {"runtime": (), "develop": ("develop",)}


def wanted(extras: tuple[str, ...]) -> list[Requirement]:
    with (ROOT / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)["project"]
    lines = [
        *project["dependencies"],
        *(line for name in extras for line in project["optional-dependencies"][name]),
    ]
    return [Requirement(line) for line in lines]


def pinned(lock: str) -> list[Requirement]:
    return locked(ROOT / "requirements" / f"{lock}.txt")


def asked_in_turn(first: list[Requirement]) -> Iterator[Requirement]:
    """These requirements, and those of the installed packages that meet them, each once per extra."""
    todo, seen = list(first), set()
    while todo:
        one = todo.pop()
        yield one
        for extra in {"", *one.extras}:
            if (canonicalize_name(one.name), extra) in seen:
                continue
            seen.add((canonicalize_name(one.name), extra))
            asked = map(Requirement, distribution(one.name).requires or [])
            todo += [more for more in asked if more.marker is None or more.marker.evaluate({"extra": extra})]


@pytest.mark.parametrize("lock", LOCKS)
def test_what_is_asked_for_is_pinned_and_nothing_else(lock: str) -> None:
    pins = {canonicalize_name(one.name): one for one in pinned(lock)}
    asked = list(asked_in_turn(wanted(LOCKS[lock])))
    amiss = []
    for one in asked:
        pin = pins.get(canonicalize_name(one.name))
        version = str(pin.specifier).removeprefix("==") if pin else ""
        if not version or not one.specifier.contains(version, prereleases=True):
            amiss.append(f"{one} is asked for, {version or 'nothing'} is pinned")
    assert amiss == [], "run `make lock`"
    assert set(pins) == {canonicalize_name(one.name) for one in asked}, "run `make lock`"


@pytest.mark.parametrize("lock", LOCKS)
def test_what_is_pinned_is_installed(lock: str) -> None:
    pins = pinned(lock)
    amiss = [one for one in pins if not one.specifier.contains(distribution(one.name).version)]
    assert amiss == [], "run `make setup`"


def test_both_locks_pin_the_same_versions() -> None:
    runtime, develop = ({one.name: one.specifier for one in pinned(lock)} for lock in LOCKS)
    assert runtime.items() <= develop.items()


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_is_exact_and_carries_hashes(lock: str) -> None:
    text = (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
    pins = re.split(r"^(?=[a-zA-Z0-9])", text, flags=re.MULTILINE)[1:]
    assert len(pins) > 40
    for pin in pins:
        assert re.match(r"[a-z0-9._-]+==\S+ (; [^\n]+ )?\\\n", pin), pin[:80]
        assert re.search(r"^    --hash=sha256:[0-9a-f]{64}", pin, flags=re.MULTILINE), pin[:80]


@pytest.mark.parametrize(
    "lock", ["requirements/runtime.txt", "requirements/develop.txt", "frontend/package-lock.json"]
)
def test_no_lock_names_a_host(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    bare = re.sub(r'"url": "https?://[^"]*"', "", text)  # whom to thank: npm's `funding`, which nothing asks
    assert re.findall(r"\w+://\S+|--(?:extra-)?index-url.*|--find-links.*|--trusted-host.*", bare) == []
    assert '"resolved"' not in text
