"""The crawl goes over every address, whatever other tests have put in their place."""

from __future__ import annotations

from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def addresses(django_test_environment: None) -> Iterator[None]:
    from django.test import override_settings

    with override_settings(ROOT_URLCONF="tests.properties.everything"):
        yield
