"""How often one person may call: so many times in a minute, fewer for what writes."""

from __future__ import annotations

import time

from django.core.cache import cache
from django.http import HttpRequest
from ninja.throttling import BaseThrottle

READING = 1_200  # calls in a minute: a program that pages through a list, or somebody who types
WRITING = 240
_WINDOW = 60  # seconds


class Pace(BaseThrottle):
    """Counts a person's calls in each minute of the clock. Threads share it: nothing is kept on it."""

    def __init__(self, name: str, most: int) -> None:
        self.name, self.most = name, most

    def allow_request(self, request: HttpRequest) -> bool:
        """Whether this call is still within the person's minute."""
        key = f"pace:{self.name}:{request.user.pk}:{int(time.time()) // _WINDOW}"
        cache.add(key, 0, timeout=2 * _WINDOW)
        try:
            return bool(cache.incr(key) <= self.most)
        except ValueError:  # the cache dropped it meanwhile
            return True

    def wait(self) -> float:
        """Seconds until the next minute begins."""
        return _WINDOW - time.time() % _WINDOW


READ_PACE, WRITE_PACE = Pace("read", READING), Pace("write", WRITING)
