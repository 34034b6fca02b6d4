"""Every address of the API. `web.urls` mounts it: `path("api/", include("tamarack.api.urls"))`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, path, re_path
from django.views.decorators.csrf import csrf_exempt

from tamarack.api.errors import NoSuchAddress, NotSignedIn, WrongMethod
from tamarack.api.problems import tell, told
from tamarack.api.service import service, unexpected
from tamarack.trust.sign_in.errors import SecondFactorNeeded
from tamarack.trust.sign_in.second_factor import lacks_second_factor

View = Callable[..., HttpResponse]


def in_json(serve: View) -> View:
    """Serve so that whatever is answered is JSON, is kept by nobody, and no fault shows its inside."""

    @wraps(serve)
    def answered(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
        try:
            response = serve(request, *args, **named)
        except Exception as error:
            response = unexpected(request, error)
        if response.status_code == 405:
            response = told(WrongMethod(allowed=sorted(response["Allow"].split(", "))))
        response["Cache-Control"] = "no-store"
        return response

    return csrf_exempt(answered)  # the door checks the token itself, after it knows who is there


def description(request: HttpRequest) -> HttpResponse:
    """The OpenAPI document, for whoever is signed in."""
    if not request.user.is_authenticated:
        return told(NotSignedIn())
    if lacks_second_factor(request):
        return tell(request, SecondFactorNeeded())
    if request.method != "GET":
        return told(WrongMethod(allowed=["GET"]))
    return JsonResponse(_document())


@cache
def _document() -> dict[str, object]:
    return service.get_openapi_schema(path_prefix="/api/")


def absent(request: HttpRequest) -> HttpResponse:
    """No such address."""
    return told(NoSuchAddress())


def _offered() -> Iterator[URLPattern]:
    """ninja's addresses, but for its root, which would tell where it thinks its documentation is."""
    for pattern in service.urls[0]:
        if isinstance(pattern, URLPattern) and pattern.name != "api-root":
            pattern.callback = in_json(pattern.callback)
            yield pattern


urlpatterns = [
    path("openapi.json", in_json(description), name="api-openapi"),
    *_offered(),
    re_path(r"^.*$", in_json(absent), name="api-absent"),
]
