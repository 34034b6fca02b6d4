"""Where the fields of a machine-readable zone stand (ICAO 9303 parts 4 to 7), as data.

Positions are (line, first, after last), counted from 0, so that a field is `lines[line][first:after]`.
"""

from __future__ import annotations

from dataclasses import dataclass

Span = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Layout:
    """One format. `composite` is what the last check digit, at `composite_at`, covers (visas have none)."""

    name: str
    lines: int
    width: int
    names: tuple[Span, ...]
    number: Span
    birth: Span
    sex: Span
    expiry: Span | None
    nationality: Span | None
    optional: tuple[Span, ...]
    composite: tuple[Span, ...] = ()
    composite_at: Span | None = None
    optional_check: Span | None = None
    #: Where a number longer than its field goes on, with its check digit after it (9303-5 § 4.2.4).
    overflow: Span | None = None


TD1 = Layout(
    "TD1", 3, 30, ((2, 0, 30),), (0, 5, 14), (1, 0, 6), (1, 7, 8), (1, 8, 14), (1, 15, 18), ((0, 15, 30),
    (1, 18, 29)),
    ((0, 5, 30), (1, 0, 7), (1, 8, 15), (1, 18, 29)), (1, 29, 30), overflow=(0, 15, 30),
)  # fmt: skip
TD2 = Layout(
    "TD2", 2, 36, ((0, 5, 36),), (1, 0, 9), (1, 13, 19), (1, 20, 21), (1, 21, 27), (1, 10, 13),
    ((1, 28, 35),),
    ((1, 0, 10), (1, 13, 20), (1, 21, 35)), (1, 35, 36), overflow=(1, 28, 35),
)  # fmt: skip
TD3 = Layout(
    "TD3", 2, 44, ((0, 5, 44),), (1, 0, 9), (1, 13, 19), (1, 20, 21), (1, 21, 27), (1, 10, 13),
    ((1, 28, 42),),
    ((1, 0, 10), (1, 13, 20), (1, 21, 43)), (1, 43, 44), optional_check=(1, 42, 43),
)  # fmt: skip
MRV_A = Layout(
    "MRV-A", 2, 44, ((0, 5, 44),), (1, 0, 9), (1, 13, 19), (1, 20, 21), (1, 21, 27), (1, 10, 13),
    ((1, 28, 44),),
)  # fmt: skip
MRV_B = Layout(
    "MRV-B", 2, 36, ((0, 5, 36),), (1, 0, 9), (1, 13, 19), (1, 20, 21), (1, 21, 27), (1, 10, 13),
    ((1, 28, 36),),
)  # fmt: skip
#: The French identity card of 1988 to 2021: given names on the second line, no expiry, a number of 12.
FRENCH_CARD = Layout(
    "FR-ID", 2, 36, ((0, 5, 30), (1, 13, 27)), (1, 0, 12), (1, 27, 33), (1, 34, 35),
    None, None, ((0, 30, 36),),
    ((0, 0, 36), (1, 0, 35)), (1, 35, 36),
)  # fmt: skip


def layout_of(lines: list[str]) -> Layout | None:
    """The format of lines of one width, by their number, width and first letters; None when there is none."""
    shape = (len(lines), len(lines[0]))
    if any(len(line) != shape[1] for line in lines):
        return None
    if shape == (3, 30):
        return TD1
    visa = lines[0].startswith("V")
    if shape == (2, 44):
        return MRV_A if visa else TD3
    if shape == (2, 36):
        return (
            FRENCH_CARD
            if lines[0].startswith("IDFRA") and not lines[1][10:13].isalpha()
            else MRV_B
            if visa
            else TD2
        )
    return None
