"""On what the figures were taken."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import psycopg


def machine(url: str) -> dict[str, str | int | float]:
    """Processor, cores, memory (GiB), PostgreSQL's version, the load while measuring, and the hour."""
    with psycopg.connect(url) as connection:
        version = str(connection.execute("SHOW server_version").fetchone()[0])  # type: ignore[index]
    return {
        "processor": _fact("/proc/cpuinfo", "model name"),
        "cores": os.cpu_count() or 0,
        "memory_gib": round(int(_fact("/proc/meminfo", "MemTotal").split()[0]) / 2**20, 1),
        "postgresql": version,
        "load": round(os.getloadavg()[0], 2),
        "at": datetime.now(UTC).isoformat(timespec="minutes"),
    }


def _fact(file: str, name: str) -> str:
    for line in Path(file).read_text("utf-8").splitlines():
        if line.startswith(name):
            return line.partition(":")[2].strip()
    return "0"
