"""Makes bad proofs out of good ones: every way in which one part of a proof can be another than it should."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple


class Case(NamedTuple):
    """The arguments of a check, by name, and what was done to them."""

    told: str
    arguments: dict[str, Any]


OTHER_HASH = bytes(range(32))
NO_HASHES: list[Any] = [b"", b"x" * 31, b"x" * 33, "x" * 32, None, 7, [], bytearray(32), True]
NO_NUMBERS: list[Any] = [-1, None, "1", 1.0, True, 1 << 63, 10**5000, [], b"\x01"]
NO_LISTS: list[Any] = [None, 7, b"x" * 32, "text", [None], [7], ["x" * 32], [[]], {1: 2}]


def spoiled(good: dict[str, Any], hashes: tuple[str, ...], numbers: tuple[str, ...]) -> Iterator[Case]:
    """Each case differs from `good` in one place."""
    for name in hashes:
        yield from (Case(f"{name} is {one!r}", good | {name: one}) for one in NO_HASHES)
        yield Case(f"{name} is another hash", good | {name: OTHER_HASH})
        yield from (
            Case(f"{name}, bit {bit}", good | {name: flipped(good[name], bit)}) for bit in (0, 131, 255)
        )
        yield Case(f"{name} is cut", good | {name: good[name][:-1]})
    for name in numbers:
        yield from (Case(f"{name} is {type(one)}", good | {name: one}) for one in NO_NUMBERS)
    yield from (Case(f"proof is {one!r}", good | {"proof": one}) for one in NO_LISTS)
    yield from (Case(told, good | {"proof": proof}) for told, proof in spoiled_paths(good["proof"]))


def spoiled_paths(path: list[bytes]) -> Iterator[tuple[str, list[Any]]]:
    """Each path differs from `path`."""
    yield "one more at the end", [*path, OTHER_HASH]
    yield "one more at the start", [OTHER_HASH, *path]
    for at, one in enumerate(path):
        before, after = path[:at], path[at + 1 :]
        yield f"hash {at} dropped", before + after
        yield f"hash {at} twice", [*before, one, one, *after]
        yield f"hash {at} another", [*before, OTHER_HASH, *after]
        yield f"hash {at} cut", [*before, one[:-1], *after]
        yield f"hash {at} is text", [*before, one.hex(), *after]
        for bit in (0, 77, 255):
            yield f"hash {at}, bit {bit}", [*before, flipped(one, bit), *after]
        if after and after[0] != one:
            yield f"hashes {at} and {at + 1} swapped", [*before, after[0], one, *after[1:]]


def flipped(value: bytes, bit: int) -> bytes:
    """`value` with one bit turned over."""
    return bytes(byte ^ (1 << bit % 8 if at == bit // 8 else 0) for at, byte in enumerate(value))
