"""Guessing is slowed down, for all processes alike: attempts are counted in the database.

An attempt is counted before it is looked at, and forgotten once it succeeds: many at once gain nothing.
What is refused for its haste is not counted: whoever waits gets their turn.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from allauth.core.internal.ratelimit import get_ip
from django.db import connection, transaction
from django.http import HttpRequest

from tamarack.trust.sign_in.delays import ADDRESS, FACTOR, KNOWN_BROWSER, LOGIN, LONGEST_WINDOW, Pace, left
from tamarack.trust.sign_in.errors import TooManyAttempts
from tamarack.trust.sign_in.keys import digest
from tamarack.trust.sign_in.known_browser import known_browser

_OLD = 500  # rows of former days that one attempt clears away


@dataclass(frozen=True, slots=True)
class Subject:
    """Something that attempts are counted by; success clears the count unless it is `kept`."""

    digest: bytes
    pace: Pace
    kept: bool = False


def of_password(request: HttpRequest, login: str) -> list[Subject]:
    """By what attempts at a password are counted: a known browser by itself; others by login and address."""
    if mark := known_browser(request, login):
        return [Subject(digest("known-browser", mark), KNOWN_BROWSER)]
    return [Subject(digest("login", login.casefold()), LOGIN), *of_address(request)]


def of_factor(request: HttpRequest, officer: int) -> list[Subject]:
    """By what attempts at a code or a passkey are counted: the person whose password was given."""
    return [Subject(digest("factor", str(officer)), FACTOR)]


def of_address(request: HttpRequest) -> list[Subject]:
    """By what attempts that name nobody are counted. A success does not clear it: who tries has one login."""
    return [Subject(digest("address", get_ip(request)), ADDRESS, kept=True)]


def begin(subjects: Sequence[Subject]) -> None:
    """Count an attempt. Raises TooManyAttempts where it comes too soon, and counts nothing."""
    with transaction.atomic(), connection.cursor() as cursor:
        for lock in sorted(int.from_bytes(one.digest[:8], signed=True) for one in subjects):
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [lock])
        wait = max(_left(one) for one in subjects)
        if wait > 0:
            raise TooManyAttempts(seconds=math.ceil(wait))
        for one in subjects:
            cursor.execute(
                "INSERT INTO trust_attempt (subject, at) VALUES (%s, clock_timestamp())", [one.digest]
            )
        cursor.execute(
            "DELETE FROM trust_attempt WHERE id IN (SELECT id FROM trust_attempt"
            " WHERE at < clock_timestamp() - make_interval(secs => %s) ORDER BY at LIMIT %s)",
            [LONGEST_WINDOW, _OLD],
        )


def succeeded(subjects: Sequence[Subject]) -> None:
    """Forget the attempts of those subjects that a success clears, and this one."""
    with connection.cursor() as cursor:
        for one in subjects:
            newest = "AND id = (SELECT max(id) FROM trust_attempt WHERE subject = %s)" if one.kept else ""
            values = [one.digest, one.digest] if one.kept else [one.digest]
            cursor.execute(f"DELETE FROM trust_attempt WHERE subject = %s {newest}", values)  # noqa: S608  (ours)


def _left(one: Subject) -> float:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*), coalesce(extract(epoch FROM clock_timestamp() - max(at)), 0)::float"
            " FROM trust_attempt"
            " WHERE subject = %s AND at > clock_timestamp() - make_interval(secs => %s)",
            [one.digest, one.pace.window],
        )
        failures, since_last = cursor.fetchone()
    return left(one.pace, failures, since_last)
