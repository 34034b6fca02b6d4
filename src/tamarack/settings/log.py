"""The log of events: what it is called, where the sealer keeps its key, where checkpoints go."""

import os
from pathlib import Path

from tamarack.settings.database import TAMARACK_HOME

LOG_NAME = os.environ.get("TAMARACK_LOG_NAME", "tamarack")
LOG_FOLDER = Path(os.environ.get("TAMARACK_LOG") or TAMARACK_HOME / "log")
#: Seconds that events wait at most for their leaf.
SEAL_EVERY = float(os.environ.get("TAMARACK_SEAL_EVERY", "5"))

#: Where checkpoints leave to: a folder (best on another machine), an authority's address, people's addresses.
CHECKPOINT_FOLDER = Path(os.environ.get("TAMARACK_CHECKPOINTS") or TAMARACK_HOME / "checkpoints")
TIMESTAMP_URL = os.environ.get("TAMARACK_TIMESTAMP_URL", "")
TIMESTAMP_ROOTS = os.environ.get("TAMARACK_TIMESTAMP_ROOTS", "")
CHECKPOINT_MAIL = [one for one in os.environ.get("TAMARACK_CHECKPOINT_MAIL", "").split(",") if one]
#: Seconds between two checkpoints that leave.
SHIP_EVERY = float(os.environ.get("TAMARACK_SHIP_EVERY", "900"))
