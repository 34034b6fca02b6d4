"""English and French, equal."""

from pathlib import Path

USE_I18N = True
USE_TZ = True
TIME_ZONE = "America/Toronto"
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("fr", "Français")]
LOCALE_PATHS = [Path(__file__).resolve().parents[1] / "web" / "locale"]
LANGUAGE_COOKIE_NAME = "language"
