"""The addresses of an installation that has a provider configured."""

from __future__ import annotations

from tamarack.web import urls

urlpatterns = [*urls.urlpatterns, *urls.provider_patterns]
handler404, handler500 = urls.handler404, urls.handler500
