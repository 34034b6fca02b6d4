"""What the log commits to of an exhibit, so that a row altered later differs from its event. Pure."""

from __future__ import annotations


def words_of(digest: str, sha512: str, size: int) -> dict[str, str]:
    """The words of `exhibit.add` and `exhibit.derive`: who swaps two exhibits' digests can't swap these."""
    return {"sha256": digest, "sha512": sha512, "size": str(size)}
