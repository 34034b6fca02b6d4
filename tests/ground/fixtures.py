"""What tests of a store ask for by name."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator

import pytest

__all__ = ["chromium", "django_db_setup", "in_english", "mixed", "own_store", "store_name"]


_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def chromium() -> Iterator[object]:
    """Debian's Chromium, one for the whole run: Playwright's loop can be opened once in a process.

    The loop runs beside the tests and never inside a query, which Django can't know.
    """
    from playwright.sync_api import sync_playwright

    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=shutil.which("chromium"), args=_FLAGS)
        yield running
        running.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(autouse=True)
def in_english(request: pytest.FixtureRequest) -> None:
    """Each test begins in English: a page asked for in French leaves its language behind."""
    if request.config.pluginmanager.hasplugin("django"):
        from django.utils import translation

        translation.activate("en")


@pytest.fixture(scope="session")
def store_name(django_test_environment: None, django_db_blocker: object) -> Iterator[str]:
    """The migrated, empty database of this process. Tests under `django_db` use it inside a transaction."""
    from django.conf import settings
    from django.db import connections

    from tamarack.store import roles
    from tests.ground.place import start
    from tests.ground.pointing import opened

    name = f"tamarack_test_{os.getpid()}"
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        start()
        opened(name)
    yield name
    connections.close_all()
    roles.drop(settings.STORE.admin_url, name)


@pytest.fixture(scope="session")
def django_db_setup(store_name: str) -> str:
    """pytest-django's own making of databases is not used: ours has roles, policies and a seal."""
    return store_name


@pytest.fixture
def own_store(store_name: str, django_db_blocker: object) -> Iterator[str]:
    """A database of this test's own, in which transactions really commit."""
    from tests.ground.pointing import copy_of, pointed_at

    with django_db_blocker.unblock(), copy_of(store_name, f"{store_name}_own") as name, pointed_at(name):  # type: ignore[attr-defined]
        yield name


@pytest.fixture(scope="session")
def mixed(store_name: str, django_db_blocker: object) -> Iterator[object]:
    """A database with a rich mixture in it: see `mixture.py`. Tests look and change nothing."""
    from tests.ground.mixture import Mixture, mix
    from tests.ground.pointing import copy_of, pointed_at

    with django_db_blocker.unblock(), copy_of(store_name, f"{store_name}_mixed") as name:  # type: ignore[attr-defined]
        with pointed_at(name):
            made: Mixture = mix(name)
        yield made


Opened = Callable[[], None]
