from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tamarack.foundation.merkle import (
    EMPTY_ROOT,
    CompactRange,
    MalformedProof,
    Subtree,
    hashes_held,
    leaf_hash,
    node_hash,
)
from tests.foundation import merkle_by_the_book as book

# The eight leaves of the tests of Certificate Transparency, and the roots that every implementation knows.
LEAVES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
ROOTS = {
    0: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    3: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    4: "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    5: "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    6: "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    7: "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
}


def leaves(size: int) -> list[bytes]:
    return [leaf_hash(b"%d" % at) for at in range(size)]


@pytest.mark.parametrize(("size", "root"), ROOTS.items())
def test_the_roots_that_everyone_knows(size: int, root: str) -> None:
    hashed = [leaf_hash(bytes.fromhex(leaf)) for leaf in LEAVES[:size]]
    tree = CompactRange()
    tree.extend(hashed)
    assert tree.root().hex() == root == book.root(hashed).hex()


def test_leaves_and_nodes_are_hashed_apart() -> None:
    left, right = sha256(b"l").digest(), sha256(b"r").digest()
    assert leaf_hash(b"x") == sha256(b"\x00x").digest()
    assert node_hash(left, right) == sha256(b"\x01" + left + right).digest()
    assert leaf_hash(left + right) != node_hash(left, right)


@given(st.integers(0, 700), st.integers(0, 700))
def test_a_tree_taken_up_again_goes_on_as_if_never_left(first: int, more: int) -> None:
    every = leaves(first + more)
    tree = CompactRange()
    tree.extend(every[:first])
    assert len(tree.hashes) == hashes_held(first)
    again = CompactRange(tree.size, tree.hashes)
    again.extend(every[first:])
    assert (again.size, again.root()) == (first + more, book.root(every))


@pytest.mark.parametrize("step", [1, 7, 255, 256, 257, 5000])
def test_completed_subtrees_are_told_once_however_leaves_come(step: int) -> None:
    every = leaves(2000)
    tree, told = CompactRange(), []
    for at in range(0, len(every), step):
        told += tree.extend(every[at : at + step])
    assert told == [Subtree(1, n, book.root(every[256 * n : 256 * n + 256])) for n in range(7)]


def test_subtrees_of_65536_leaves_are_told_too() -> None:
    every = leaves(65_536 + 300)
    told = CompactRange().extend(every)
    assert [(one.level, one.number) for one in told][-3:] == [(1, 255), (2, 0), (1, 256)]
    tree = CompactRange()
    tree.extend(every[:65_536])
    assert told[-2].root == tree.root() == tree.hashes[0]


def test_an_append_is_an_extension_by_one() -> None:
    tree = CompactRange()
    assert [tree.append(leaf) for leaf in leaves(255)] == [[]] * 255
    assert [one[:2] for one in tree.append(leaf_hash(b"255"))] == [(1, 0)]
    assert tree.root() == book.root(leaves(256))


@pytest.mark.parametrize(
    ("size", "hashes"),
    [
        (1, []), (0, [EMPTY_ROOT]), (3, [EMPTY_ROOT]), (-1, []), (1 << 63, []), (True, [EMPTY_ROOT]),
        ("1", [EMPTY_ROOT]), (1.0, [EMPTY_ROOT]), (1, [b"short"]), (1, ["x" * 32]), (1, None),
        (1, b"x" * 32), (10**5000, []),
    ],
    ids=lambda value: type(value).__name__,
)  # fmt: skip
def test_a_range_that_is_none_is_refused(size: object, hashes: object) -> None:
    with pytest.raises(MalformedProof):
        CompactRange(size, hashes)  # type: ignore[arg-type]


def test_a_bad_leaf_leaves_the_tree_as_it_was() -> None:
    tree = CompactRange()
    tree.extend(leaves(3))
    before = (tree.size, tree.hashes)
    for bad in (b"", b"x" * 31, "x" * 32, None, bytearray(32)):
        with pytest.raises(MalformedProof):
            tree.extend([leaf_hash(b"good"), bad])  # type: ignore[list-item]
    assert (tree.size, tree.hashes) == before
