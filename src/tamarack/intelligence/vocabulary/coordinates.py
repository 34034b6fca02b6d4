"""Latitude and longitude, in decimals or in degrees, minutes and seconds."""

from __future__ import annotations

import re

_NUMBER = r"[0-9]{1,3}(?:[.,][0-9]+)?"
_ANGLE = (
    rf"(?P<degrees_>{_NUMBER})\s*(?:[°º]|DEG)?"
    rf"(?:\s*(?P<minutes_>{_NUMBER})\s*['’′])?"
    rf"(?:\s*(?P<seconds_>{_NUMBER})\s*(?:''|’’|[\"”″]))?"
)
_PART = r"\s*[;,/]?\s*"


def _pattern(one: str, two: str) -> re.Pattern[str]:
    return re.compile(one.replace("_>", "1>") + _PART + two.replace("_>", "2>"))


_BEFORE = rf"(?P<letter_>[NSEWO])\s*{_ANGLE}"
_AFTER = rf"{_ANGLE}\s*(?P<letter_>[NSEWO])"
_LETTERED = (_pattern(_BEFORE, _BEFORE), _pattern(_AFTER, _AFTER))
_PLAIN = re.compile(rf"([+-]?{_NUMBER})(?:\s*;\s*|,\s*|\s+)([+-]?{_NUMBER})")
_DECIMALS = 5  # a metre
_AXES = {"N": "latitude", "S": "latitude", "E": "longitude", "W": "longitude", "O": "longitude"}


def normal_coordinates(value: str) -> str:
    """Decimal "latitude,longitude" to five places (a metre), WGS 84; "" when it is none, or unclear.

    Latitude comes first unless letters say otherwise. O is the French west (ouest).
    """
    text = value.strip().upper().removeprefix("GEO:")
    plain = _PLAIN.fullmatch(text)
    if plain:
        return _written(_decimal(plain[1]), _decimal(plain[2]))
    for pattern in _LETTERED:
        if found := pattern.fullmatch(text):
            return _lettered(found)
    return ""


def _lettered(found: re.Match[str]) -> str:
    angles = {_AXES[found[f"letter{at}"]]: _angle(found, at) for at in "12"}
    return _written(angles["latitude"], angles["longitude"]) if len(angles) == 2 else ""


def _angle(found: re.Match[str], at: str) -> float:
    """Signed decimal degrees; not a number when there are sixty minutes or more."""
    minutes, seconds = (_decimal(found[f"{unit}{at}"] or "0") for unit in ("minutes", "seconds"))
    if minutes >= 60 or seconds >= 60:
        return float("nan")
    size = _decimal(found[f"degrees{at}"]) + minutes / 60 + seconds / 3600
    return size if found[f"letter{at}"] in "NE" else -size


def _decimal(written: str) -> float:
    return float(written.replace(",", "."))


def _written(latitude: float, longitude: float) -> str:
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        return ""
    # Adding zero turns the minus zero that rounding leaves into plain zero.
    rounded = (round(axis, _DECIMALS) + 0.0 for axis in (latitude, longitude))
    return ",".join(f"{axis:.{_DECIMALS}f}" for axis in rounded)
