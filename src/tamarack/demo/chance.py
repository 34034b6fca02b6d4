"""Seeded chance: each thing that is drawn has its own stream, so that one draw more changes no other."""

from __future__ import annotations

from random import Random


def stream(seed: int, *names: str) -> Random:
    """The generator that `names` always get under `seed`.

    Python keeps `Random(str)` (SHA-512 of the text) and the methods used here the same from
    version to version; nothing secret is drawn from it.
    """
    return Random("/".join((str(seed), *names)))  # noqa: S311 - invented people, not keys
