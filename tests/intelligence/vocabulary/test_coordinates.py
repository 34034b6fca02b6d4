"""Coordinates."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tamarack.intelligence.vocabulary.coordinates import normal_coordinates


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("45.5017, -73.5673", "45.50170,-73.56730"),
        ("45.5017 -73.5673", "45.50170,-73.56730"),
        ("45,5017; -73,5673", "45.50170,-73.56730"),
        ("geo:45.5017,-73.5673", "45.50170,-73.56730"),
        ("45.5017N 73.5673W", "45.50170,-73.56730"),
        ("73.5673 O, 45.5017 N", "45.50170,-73.56730"),
        ("45°30'06\"N 73°34'02\"W", "45.50167,-73.56722"),
        ("45° 30′ 06″ N, 73° 34′ 02″ O", "45.50167,-73.56722"),
        ("N 45 30.1' W 73 34'", "45.50167,-73.56667"),
        ("0,-0.000001", "0.00000,0.00000"),
        ("95, 10", ""),
        ("45, 190", ""),
        ("45°60'N 73°W", ""),
        ("45N 46N", ""),
        ("45.5", ""),
        ("somewhere", ""),
        ("", ""),
    ],
)
def test_coordinates(raw: str, expected: str) -> None:
    assert normal_coordinates(raw) == expected


@given(st.floats(min_value=-90, max_value=90), st.floats(min_value=-180, max_value=180))
def test_decimal_degrees_keep_a_metre(latitude: float, longitude: float) -> None:
    read = normal_coordinates(f"{latitude:.7f}, {longitude:.7f}")
    north, east = (float(part) for part in read.split(","))
    assert abs(north - latitude) <= 0.00001
    assert abs(east - longitude) <= 0.00001
