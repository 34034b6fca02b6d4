"""The intelligence wing."""

from django.apps import AppConfig


class IntelligenceConfig(AppConfig):
    """What is said: sources, intake, claims, search."""

    name = "tamarack.intelligence"
    label = "intelligence"
    verbose_name = "Intelligence"
