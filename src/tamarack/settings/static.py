"""Style sheets and scripts: served from this host, named by their content."""

from tamarack.settings.database import TAMARACK_HOME

STATIC_URL = "/static/"
STATIC_ROOT = TAMARACK_HOME / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
