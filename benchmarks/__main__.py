"""`python -m benchmarks [bulk|sight|withdraw|trail …]`: each program in a process and a database of its own.

The databases stand beside the platform's, under the home folder `benchmarks` of TAMARACK_HOME (or on the
server of DATABASE_URL); the five million claims of `sight` are kept there for the next time.
"""

from __future__ import annotations

import os
import subprocess
import sys

from tamarack.store import server
from tamarack.store.home import home, made

#: The programs, and the database that each uses.
PROGRAMS = {"bulk": "bulk", "sight": "crowd", "withdraw": "crowd", "trail": "trail"}


def main(only: list[str]) -> int:
    """Run the programs named, or all. 0 when every bar is kept, 1 when one isn't, 2 for a name unknown."""
    unknown = [name for name in only if name not in PROGRAMS]
    if unknown:
        print(f"no such program: {', '.join(unknown)}; there are {', '.join(PROGRAMS)}", file=sys.stderr)
        return 2
    folder = made(home() / "benchmarks")
    os.environ["TAMARACK_HOME"] = str(folder)
    os.environ["TAMARACK_SECOND_FACTOR"] = "asked"  # pages are measured as somebody who is in
    server.administered(folder)  # kept up between the programs
    short = 0
    for name in only or PROGRAMS:
        print(f"\n== {name}", flush=True)
        around = os.environ | {"TAMARACK_DATABASE": f"tamarack_bench_{PROGRAMS[name]}"}
        short |= subprocess.run(
            [sys.executable, "-m", f"benchmarks.{name}"], env=around, check=False
        ).returncode
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main([name for name in sys.argv[1:] if name]))
