"""The shell of the pages."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Navigation, components, pages that join rooms."""

    name = "tamarack.web"
    label = "web"
    verbose_name = "Web"
