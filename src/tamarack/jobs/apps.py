"""Long work, done after the request that asked for it."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """The queue and its progress."""

    name = "tamarack.jobs"
    label = "jobs"
    verbose_name = "Jobs"
