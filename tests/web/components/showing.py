"""A small server of the style guide: pages in both languages, decisions that are kept, the product's CSP."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import ClassVar
from urllib.parse import parse_qs

import invented
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from tamarack.trust.accounts.access import Access
from tamarack.trust.accounts.roles import Role

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


def drawn(language: str, decided: frozenset[str] = frozenset()) -> str:
    """The style guide as a page."""
    with translation.override(language):
        request = RequestFactory().get(f"/{language}", {"sort": "title"})
        request._held = Access(role=Role.ANALYST)  # type: ignore[attr-defined]  # as the door would find it
        return render_to_string("styleguide.html", invented.context(language, decided=decided), request)


class Showing(BaseHTTPRequestHandler):
    """Answers /en, /fr and /static/…; a POST to a finding accepts it and leads back to /en."""

    decided: ClassVar[set[str]] = set()
    posted: ClassVar[list[tuple[str, dict[str, list[str]]]]] = []

    def do_GET(self) -> None:
        if self.path.startswith("/static/"):
            self._file(self.path.removeprefix("/static/"))
        elif self.path == "/poll":
            self._answer(b'<section class="job" id="polled" data-announce="over" data-ended="yes"></section>')
        else:
            self._answer(drawn(self.path[1:3], frozenset(self.decided)).encode())

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        type(self).posted.append((self.path, parse_qs(body)))
        if self.path.startswith("/findings/"):
            type(self).decided.add(self.path.rpartition("/")[2])
        self.send_response(302)
        self.send_header("Location", "/en")
        self.end_headers()

    def _file(self, name: str) -> None:
        found = finders.find(name)
        if not found:
            self.send_error(404)
            return
        self._answer(Path(found).read_bytes(), KINDS[Path(found).suffix])

    def _answer(self, body: bytes, kind: str = "text/html; charset=utf-8") -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Security-Policy", POLICY)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *parts: object) -> None:
        """Nothing: the tests' own output is enough."""
