"""The intelligence wing."""

from django.apps import AppConfig


class IntelligenceConfig(AppConfig):
    """What is said: sources, intake, claims, search."""

    name = "tamarack.intelligence"
    label = "intelligence"
    verbose_name = "Intelligence"

    def ready(self) -> None:
        """Say how the wing's records are disposed of."""
        from tamarack.intelligence.retaining.reports import register_reports  # models can be read only now

        register_reports()
