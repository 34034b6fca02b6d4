"""Sights handed to the database by hand, as somebody would who can put text into a query."""

from __future__ import annotations

import psycopg
from django.conf import settings

from tamarack.trust.accounts.models import Officer
from tamarack.trust.accounts.queries import viewer_of
from tamarack.trust.markings.interning import numbered
from tamarack.trust.markings.marking import Purpose
from tamarack.trust.markings.sight import bitmap, seal


def bits_of(officer: Officer, purpose: Purpose = Purpose.INTELLIGENCE) -> bytes:
    """The bitmap of that person over the markings of the store that Django is pointed at."""
    return bitmap(viewer_of(officer), purpose, numbered().items())


def began(connection: psycopg.Connection) -> int:
    """When the connection's transaction began, as the seal counts it."""
    found = connection.execute("SELECT (extract(epoch FROM now()) * 1000000)::bigint").fetchone()
    assert found is not None
    return int(found[0])


def sealed(connection: psycopg.Connection, bits: bytes, officer: int = 0) -> str:
    """The bitmap, and whose it is, with the installation's true seal for this transaction."""
    return "\\x" + seal(settings.SEAL_KEY, officer, bits, began(connection)).hex()


def see(connection: psycopg.Connection, setting: str, *, local: bool = True) -> None:
    """Tell the database what may be seen."""
    connection.execute("SELECT set_config('tamarack.visible', %s, %s)", [setting, local])


def markings_seen(bits: bytes) -> set[int]:
    """The numbers whose bit is set."""
    return {number for number in range(len(bits) * 8) if bits[number // 8] >> number % 8 & 1}
