"""The addresses as they are served, with the API among them."""

from django.urls import include, path

from tamarack.web import urls

urlpatterns = [path("api/", include("tamarack.api.urls")), *urls.urlpatterns]
handler404 = urls.handler404
