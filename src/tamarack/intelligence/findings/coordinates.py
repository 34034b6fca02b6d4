"""Places on the map: decimal degrees, and degrees, minutes and seconds, in English and French writing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tamarack.intelligence.findings.finding import Finding

_SIGNED = r"[-+]?[0-9]{1,3}[.,][0-9]{4,12}"
_DECIMAL = re.compile(
    rf"(?<![\w.,+-])(?P<lat>{_SIGNED})\s?°?\s?(?P<ns>[NSns])?\s?[,;/ ]\s{{0,2}}"
    rf"(?P<lon>{_SIGNED})\s?°?\s?(?P<ew>[EWOewo])?(?![\w°]|[.,][0-9])"
)
_FIGURES = r"[0-9]{{1,2}}(?:[.,][0-9]{{1,6}})?"
_ANGLE = (
    r"(?P<{0}d>[0-9]{{1,3}})\s?°\s?"
    rf"(?:(?P<{{0}}m>{_FIGURES})\s?'\s?)?"
    rf"(?:(?P<{{0}}s>{_FIGURES})\s?(?:\"|'')\s?)?"
)
_SEXAGESIMAL = re.compile(
    r"(?<![\w.])"
    + _ANGLE.format("a")
    + r"(?P<ns>[NS])\s{0,2}[,;/]?\s{0,2}"
    + _ANGLE.format("o")
    + r"(?P<ew>[EWO])(?!\w)"
)


def find(text: str) -> Iterator[Finding]:
    """Pairs of latitude and longitude; `normal` is signed decimal degrees of at most 6 places, "lat,lon"."""
    for found in _DECIMAL.finditer(text):
        if ("," in found["lat"]) != ("," in found["lon"]) or bool(found["ns"]) != bool(found["ew"]):
            continue
        north, east = (float(found[part].replace(",", ".")) for part in ("lat", "lon"))
        yield from _finding(found, _signed(north, found["ns"]), _signed(east, found["ew"]))
    for found in _SEXAGESIMAL.finditer(text):
        yield from _finding(
            found, _signed(_degrees(found, "a"), found["ns"]), _signed(_degrees(found, "o"), found["ew"])
        )


def _signed(degrees: float, side: str | None) -> float:
    """South and west are negative; O is French *ouest*."""
    return -degrees if (side or "").upper() in ("S", "W", "O") else degrees


def _degrees(found: re.Match[str], axis: str) -> float:
    degrees, minutes, seconds = (float((found[axis + part] or "0").replace(",", ".")) for part in "dms")
    return degrees + minutes / 60 + seconds / 3600 if minutes < 60 and seconds < 60 else 999.0


def _finding(found: re.Match[str], north: float, east: float) -> Iterator[Finding]:
    """Nothing when no such place is on the map."""
    if abs(north) > 90 or abs(east) > 180:
        return
    written = found[0].rstrip()
    latitude, longitude = (
        f"{round(degrees, 6) + 0.0:.6f}".rstrip("0").rstrip(".") for degrees in (north, east)
    )
    fields = {"latitude": latitude, "longitude": longitude}
    end = found.start() + len(written)
    yield Finding("coordinates", found.start(), end, written, f"{latitude},{longitude}", None, fields)
