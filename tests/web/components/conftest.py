"""Components are drawn without a store: under the project's settings, or under a few of our own."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path

import django
import pytest
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import override_settings
from django.urls import path

HERE = Path(__file__).parent
sys.path.append(str(HERE))  # for the modules beside this one: tests are no package

if not settings.configured and "DJANGO_SETTINGS_MODULE" not in os.environ:
    settings.configure(
        INSTALLED_APPS=[
            "tamarack.web",
            "django.forms",
            "django.contrib.contenttypes",
            "django.contrib.messages",
            "django.contrib.staticfiles",
            "django_htmx",
        ],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "APP_DIRS": True,
                "OPTIONS": {
                    "context_processors": [
                        "django.template.context_processors.request",
                        "django.template.context_processors.i18n",
                    ]
                },
            }
        ],
        FORM_RENDERER="django.forms.renderers.TemplatesSetting",
        STATIC_URL="/static/",
        STATIC_ROOT="/nonexistent",
        LANGUAGES=[("en", "English"), ("fr", "Français")],
        TIME_ZONE="America/Toronto",
        SECRET_KEY="for tests only",
    )
    django.setup()


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
