"""A request, its answer as bytes, and how answers compare: but for the token of forms, byte for byte."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from types import SimpleNamespace
from unittest.mock import patch

from django.core.cache import cache
from django.http import HttpResponseBase
from django.test import Client, override_settings
from django.utils import cache as caching
from django.utils import timezone

from tamarack.trust.audit import actions as recording
from tests.properties.twins import Known, Twins

_TOKEN = re.compile(
    rb'(csrfmiddlewaretoken" value="|"X-CSRFToken"\s*:\s*"|X-CSRFToken&quot;:\s*&quot;)[A-Za-z0-9]{32,64}'
)
_IGNORED = {"set-cookie", "date"}
_IDENTIFIER = re.compile(r"[0-7][0-9a-hjkmnp-tv-z]{12}")


@dataclass(frozen=True, slots=True)
class Ask:
    """One request. `shape` for an act that makes something: status and address count, identifiers don't."""

    address: str
    method: str = "GET"
    data: Mapping[str, object] = field(default_factory=dict)
    language: str = "en"
    as_json: bool = False
    headers: Mapping[str, str] = field(default_factory=dict)
    shape: bool = False

    def __str__(self) -> str:
        return f"{self.method} {self.address} {dict(self.data)} [{self.language}]"


MOMENT = timezone.now()  # of the clock, for every answer of this run
Answer = tuple[int, tuple[tuple[str, str], ...], bytes]


def answer(client: Client, ask: Ask) -> Answer:
    """Status, headers and body of one request."""
    client.cookies["language"] = ask.language
    named = {"headers": {"accept-language": ask.language, **ask.headers}}
    if ask.method == "GET":
        response = client.get(ask.address, ask.data or None, **named)
    elif ask.as_json:
        response = client.generic(
            ask.method, ask.address, _json(ask.data), content_type="application/json", **named
        )
    else:
        response = client.generic(
            ask.method,
            ask.address,
            _form(ask.data),
            content_type="application/x-www-form-urlencoded",
            **named,
        )
    return _plain(response, ask)


def answers(twins: Twins, name: str, asks: Iterable[Ask]) -> list[Answer]:
    """The answers of one of the twins, in order, all at the same moment of the clock."""
    cache.clear()
    with (
        twins.at(name),
        override_settings(ROOT_URLCONF="tests.properties.everything"),
        _stopped(MOMENT),
        _numbered(twins, name),
    ):
        client = _client(twins.known)
        return [answer(client, ask) for ask in asks]


def differences(twins: Twins, asks: list[Ask]) -> Iterator[str]:
    """What tells the twins apart, in words."""
    whole, less = answers(twins, twins.whole, asks), answers(twins, twins.less, asks)
    for ask, one, other in zip(asks, whole, less, strict=True):
        if one != other:
            yield f"{ask}\n{_first_difference(one, other)}"
        elif one[0] >= 500:  # faults are alike, and would prove nothing
            yield f"{ask}\n  a fault in both"


def _client(known: Known) -> Client:
    client = Client(raise_request_exception=False)
    client.cookies["sessionid"] = known.session
    client.cookies["csrftoken"] = "c" * 32
    return client


@contextmanager
def _stopped(moment: datetime) -> Iterator[None]:
    clock = SimpleNamespace(time=moment.timestamp, time_ns=lambda: int(moment.timestamp() * 10**9))
    with patch.object(timezone, "now", lambda: moment), patch.object(caching, "time", clock):
        yield


@contextmanager
def _numbered(twins: Twins, name: str) -> Iterator[None]:
    """Events get the same identifiers in both twins, in turn: the log shows them to those who may read it."""
    numbers = twins.numbers.setdefault(name, count(1))
    with patch.object(recording, "new_id", lambda: 2**62 + next(numbers)):
        yield


def _plain(response: HttpResponseBase, ask: Ask) -> Answer:
    body = response.getvalue()  # type: ignore[attr-defined]
    response.close()
    headers = sorted(
        (name.lower(), value) for name, value in response.items() if name.lower() not in _IGNORED
    )
    if ask.shape:
        where = _IDENTIFIER.sub("…", response.headers.get("location", ""))
        return response.status_code, (("location", where),), b""
    return response.status_code, tuple(headers), _TOKEN.sub(rb"\1token", body)


def _first_difference(one: Answer, other: Answer) -> str:
    if one[0] != other[0]:
        return f"  status {one[0]} and {other[0]}"
    if one[1] != other[1]:
        return f"  headers {sorted(set(one[1]) ^ set(other[1]))}"
    at = next(
        (place for place, (left, right) in enumerate(zip(one[2], other[2], strict=False)) if left != right),
        min(len(one[2]), len(other[2])),
    )
    near = slice(max(0, at - 80), at + 80)
    return f"  bodies differ at {at}: {one[2][near]!r} and {other[2][near]!r}"


def _json(data: Mapping[str, object]) -> bytes:
    import orjson

    return orjson.dumps(dict(data))


def _form(data: Mapping[str, object]) -> bytes:
    from django.utils.http import urlencode

    return urlencode(dict(data), doseq=True).encode()
