"""Every address of the platform under one root, the service included whether or not it is mounted yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.urls import URLPattern, URLResolver, include, path

from tamarack.web import urls as web


def every_name(patterns: Sequence[URLPattern | URLResolver], spaces: tuple[str, ...] = ()) -> Iterator[str]:
    """The names of all addresses, found by walking the resolver; of one that has none, its pattern."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = (*spaces, pattern.namespace) if pattern.namespace else spaces
            yield from every_name(pattern.url_patterns, inner)
        else:
            yield ":".join((*spaces, pattern.name or str(pattern.pattern)))


urlpatterns: list[URLPattern | URLResolver] = [*web.urlpatterns]
if "api-me" not in set(every_name(urlpatterns)):
    urlpatterns.append(path("api/", include("tamarack.api.urls")))
handler404 = web.handler404
