"""What tests of the API ask for by name. Nothing of Django is imported before the settings are read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.api.scene import Calling, Scene
    from tests.ground.mixture import Mixture


@pytest.fixture(autouse=True)
def _unhurried(request: pytest.FixtureRequest) -> Iterator[None]:
    if not request.config.pluginmanager.hasplugin("django"):
        yield  # a pure test, run without Django
        return
    from django.core.cache import cache

    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def calling() -> Calling:
    """A program of an officer's, signed in, its session opened for a purpose ("" for none)."""
    from tests.api.scene import calling as signed_in

    return signed_in


@pytest.fixture
def scene(db: None) -> Scene:
    """The scene, in a transaction of the test's own."""
    from tests.api.scene import played

    return played()


@pytest.fixture
def mixture(mixed: Mixture, django_db_blocker: Any) -> Iterator[Mixture]:
    """The rich mixture, to look at."""
    from tests.ground.pointing import pointed_at

    with django_db_blocker.unblock(), pointed_at(mixed.database):
        yield mixed
