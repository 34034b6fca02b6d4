"""Components are drawn from invented records, without a store, at addresses of their own."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import override_settings
from django.urls import path

HERE = Path(__file__).parent
sys.path.append(str(HERE))  # for the modules beside this one: tests are no package


def _page(request: HttpRequest, **parts: str) -> HttpResponse:
    return HttpResponse()


ADDRESSES = tuple(
    path(route, _page, name=name)
    for route, name in [
        ("", "today"),
        ("reports", "reports"),
        ("reports/<str:identifier>", "report"),
        ("search", "search"),
        ("entities/<str:identifier>", "entity"),
        ("language", "set_language"),
        ("sign-out", "account_logout"),
    ]
)


@pytest.fixture(autouse=True, scope="session")
def addresses() -> Iterator[None]:
    """The pages that the components lead to."""
    with override_settings(ROOT_URLCONF=ADDRESSES):
        yield


@pytest.fixture(scope="session")
def styleguide() -> Iterator[str]:
    """The address of a server that shows the style guide, as strictly as the product does."""
    from showing import Showing

    server = ThreadingHTTPServer(("127.0.0.1", 0), Showing)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
