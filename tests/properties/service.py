"""The addresses of the REST service, as `addresses.py` has those of the pages."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from tamarack.foundation.identifiers import show
from tests.properties import addresses
from tests.properties.asking import Ask
from tests.properties.twins import Known

SERVICE: dict[str, addresses.Maker] = {}
__all__ = ["SERVICE", "Ask", "Iterator", "Known", "reverse", "show"]
