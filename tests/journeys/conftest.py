"""The browser and the stage, once for all journeys of a run."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.journeys.browsing import Trouble
    from tests.journeys.stage import Stage

    Standing = Callable[[str | None, str], tuple[Page, Trouble]]

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
BUILT = ROOT / "src" / "tamarack" / "web" / "static" / "dist" / "shell.js"


def _missing() -> str:
    """What a journey needs and this machine lacks, in words; nothing where all is there."""
    if shutil.which("chromium") is None:
        return "chromium is missing: apt-get install --no-install-recommends chromium"
    if not BUILT.exists():
        return "the scripts are not built: make setup"
    try:
        import playwright.sync_api  # noqa: F401
    except ImportError:
        return "playwright is missing: it is part of the extra `develop`"
    return ""


@pytest.fixture(scope="package")
def stage(
    store_name: str, django_db_blocker: object, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Stage]:
    """A server on a database of its own with the scene in it."""
    if why := _missing():
        pytest.skip(why)
    from tests.ground.pointing import copy_of, pointed_at
    from tests.journeys.scene import set_scene
    from tests.journeys.stage import served

    log = tmp_path_factory.mktemp("server") / "log"
    with django_db_blocker.unblock(), copy_of(store_name, f"{store_name}_journeys") as name:  # type: ignore[attr-defined]
        with pointed_at(name):
            scene = set_scene(name)
        with served(scene, log) as running:
            yield running


@pytest.fixture(scope="package")
def browser(stage: Stage, chromium: Browser) -> Browser:
    """The browser, once there is something for it to visit."""
    return chromium


@pytest.fixture(scope="package")
def standing(browser: Browser, stage: Stage) -> Iterator[Standing]:
    """One page for each reader and language, kept for all visits; its troubles begin anew with each."""
    from tests.journeys.browsing import browsing

    with ExitStack() as open_pages:
        kept: dict[tuple[str | None, str], tuple[Page, Trouble]] = {}

        def of(who: str | None, language: str) -> tuple[Page, Trouble]:
            if (who, language) not in kept:
                kept[who, language] = open_pages.enter_context(browsing(browser, stage, who, language))
            page, trouble = kept[who, language]
            trouble.clear()
            page.unroute_all()
            return page, trouble

        yield of


@pytest.fixture(scope="package")
def axe() -> str:
    """axe-core's source."""
    if not AXE.exists():
        pytest.skip("axe-core is missing: make setup")
    return AXE.read_text(encoding="utf-8")
