"""Nothing that Tamarack stands on may bind it: no GPL, no AGPL, nothing unknown."""

from __future__ import annotations

import re

import pytest

from tools.third_party import ROOT, Part, document, parts, scripts

FREE = {
    "0BSD", "Apache-2.0", "BSD", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT", "MIT-0", "MIT-CMU",
    "MPL-2.0", "PSF-2.0", "Unlicense", "Zlib",
}  # fmt: skip

# Used as a library, unchanged, through its public interface, and replaceable: what LGPL-3.0 § 4 asks for.
BY_NAME = {"psycopg": "LGPL-3.0-only", "psycopg-binary": "LGPL-3.0-only", "psycopg-pool": "LGPL-3.0-only"}


def unfree(part: Part) -> bool:
    named = set(re.split(r" (?:AND|OR) |[()]", part.licence)) - {""}
    return not named <= FREE and BY_NAME.get(part.name) != part.licence


@pytest.mark.parametrize("lock", ["runtime", "develop"])
def test_every_package_is_free_to_build_on(lock: str) -> None:
    found = parts(ROOT / "requirements" / f"{lock}.txt")
    assert len(found) > 40
    assert [part for part in found if unfree(part)] == []


def test_every_script_package_is_free_to_build_on() -> None:
    assert [part for part in scripts() if unfree(part)] == []


@pytest.mark.parametrize(
    "licence", ["GPL-3.0-only", "AGPL-3.0-or-later", "LGPL-3.0-only", "MIT AND GPL-2.0-only", "UNKNOWN"]
)
def test_what_binds_is_refused(licence: str) -> None:
    assert unfree(Part("anything", "1.0", licence))


def test_third_party_is_written_anew_when_the_locks_change() -> None:
    assert (ROOT / "THIRD_PARTY.md").read_text(encoding="utf-8") == document(), "run `make third-party`"
