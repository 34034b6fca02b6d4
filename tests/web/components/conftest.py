"""Components are drawn without a store: under the project's settings, or under a few of our own."""

from __future__ import annotations

import os
from pathlib import Path

import django
from django.conf import settings

HERE = Path(__file__).parent

if not settings.configured and "DJANGO_SETTINGS_MODULE" not in os.environ:
    settings.configure(
        INSTALLED_APPS=[
            "tamarack.web",
            "django.forms",
            "django.contrib.contenttypes",
            "django.contrib.messages",
            "django.contrib.staticfiles",
            "django_htmx",
        ],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "APP_DIRS": True,
                "OPTIONS": {
                    "context_processors": [
                        "django.template.context_processors.request",
                        "django.template.context_processors.i18n",
                    ]
                },
            }
        ],
        FORM_RENDERER="django.forms.renderers.TemplatesSetting",
        ROOT_URLCONF="places",
        STATIC_URL="/static/",
        STATIC_ROOT="/nonexistent",
        LANGUAGES=[("en", "English"), ("fr", "Français")],
        LOCALE_PATHS=[HERE.parents[2] / "src" / "tamarack" / "web" / "locale"],
        TIME_ZONE="America/Toronto",
        SECRET_KEY="for tests only",
    )
    django.setup()
