"""Django's settings: one file per concern, gathered here. Nothing else reads the environment."""

from tamarack.settings.accounts import *  # noqa: F403  (a settings module is its names)
from tamarack.settings.apps import *  # noqa: F403
from tamarack.settings.database import *  # noqa: F403
from tamarack.settings.jobs import *  # noqa: F403
from tamarack.settings.language import *  # noqa: F403
from tamarack.settings.log import *  # noqa: F403
from tamarack.settings.security import *  # noqa: F403
from tamarack.settings.static import *  # noqa: F403
