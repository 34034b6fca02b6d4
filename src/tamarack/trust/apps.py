"""The trust wing."""

from django.apps import AppConfig


class TrustConfig(AppConfig):
    """People, markings, the record of what was done, originals."""

    name = "tamarack.trust"
    label = "trust"
    verbose_name = "Trust"
