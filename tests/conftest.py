"""The ground of every test that needs a store: a server, and a database that is this run's own.

Settings open the store when they are first read, so the environment is settled before that. Pure tests
(`-p no:django`) never come here.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))  # `tests.ground` is importable however pytest was started

from tests.ground.fixtures import *  # noqa: E402, F403  (a conftest is its names)
from tests.ground.place import settle  # noqa: E402


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Settle where this run's store is; with xdist the first process starts the server for all."""
    if not config.pluginmanager.hasplugin("django"):
        return
    several = bool(getattr(config.option, "numprocesses", None)) and not hasattr(config, "workerinput")
    settle(serve=several)
    if several:
        return
    from django.conf import settings

    os.environ["DJANGO_SETTINGS_MODULE"] = "tamarack.settings"
    assert settings.DATABASES  # reads them now, so that pytest-django sets Django up
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)  # WhiteNoise warns where there is none
