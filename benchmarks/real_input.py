"""Takes in the real reference data of ../shared through `tamarack intake`, as a user would.

    .venv/bin/python -m benchmarks.real_input

Uses a home folder of its own (TAMARACK_HOME, else a temporary one); writes what came of it to
benchmarks/results/real_input.json and docs/real-input.md.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT.parent / "shared" / "data"
TAMARACK = str(ROOT / ".venv" / "bin" / "tamarack")
OFFICER = "analyst-montreal"

CALLS = ("caviar", "cielnet", "montagna_calls", "natarajan_cocaine", "natarajan_heroin", "siren", "togo")
MEETINGS = (
    "montagna_meetings",
    "cocaine_acero",
    "cocaine_jake",
    "cocaine_mambo",
    "italian_gangs",
    "london_gang",
)
TIES = ("mexico_trafficking", "hijackers_associates", "pira_period1")
RELATIONS = ("kosmas_ht5_1", "kosmas_ht5_2", "kosmas_ht5_3", "noordin79")
ATTENDANCES = ("ndrangheta_summits",)
PAYMENTS = ("madoff_flows_weighted",)


def plan(folder: Path) -> list[tuple[str, Path, str, list[str]]]:
    """What is taken in: a name, a path, a source, and the mapping if the file is a table."""
    networks = DATA / "networks"
    payments = folder / "madoff_flows_weighted.csv"
    lines = (networks / "madoff_flows.csv").read_text().splitlines()
    payments.write_text("\n".join([lines[0] + ",weight", *(line + ",1" for line in lines[1:])]) + "\n")
    listed = [
        ("UK sanctions list (5 tables)", DATA / "identities" / "uk_list", "UK Sanctions List", []),
        (
            "historical_50k",
            DATA / "identities" / "historical_50k.parquet",
            "Historical people",
            ["--map", "people_historical"],
        ),
        ("madoff_flows", payments, "madoff_flows", ["--map", "payments_by_code"]),
    ]
    for mapping, names in (
        ("calls_by_code", CALLS),
        ("meetings_by_code", MEETINGS),
        ("ties_by_code", TIES),
        ("relations_by_code", RELATIONS),
        ("attendances_by_code", ATTENDANCES),
    ):
        listed += [(name, networks / f"{name}.csv", name, ["--map", mapping]) for name in names]
    return listed


def take_in(path: Path, source: str, extra: list[str]) -> dict[str, object]:
    """One intake, by the command."""
    command = [TAMARACK, "intake", str(path), "--source", source, "--grade", "admiralty:A2"]
    command += ["--marking", "UNCLASSIFIED", "--as", OFFICER, "--json", *extra]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    told: dict[str, object] = json.loads(done.stdout)
    return told


def main() -> None:
    """Take everything in, print and write the table."""
    if not DATA.is_dir():
        sys.exit("../shared/data is not here: nothing to take in.")
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("TAMARACK_HOME", str(Path(folder) / "home"))
        subprocess.run([TAMARACK, "demo", "--no-serve"], check=True, capture_output=True)
        rows = []
        for name, path, source, extra in plan(Path(folder)):
            told = take_in(path, source, extra)
            rejected = told["rejected"]
            row = {key: told[key] for key in ("reports", "entities", "claims", "seconds")}
            rows.append({"input": name, **row, "rejected": len(rejected)})  # type: ignore[arg-type]
            print(rows[-1], flush=True)
        again = take_in(*plan(Path(folder))[0][1:])
        print("the UK list once more:", {key: again[key] for key in ("reports", "unchanged", "claims")})
    results = ROOT / "benchmarks" / "results"
    results.mkdir(exist_ok=True)
    (results / "real_input.json").write_text(
        json.dumps({"machine": machine(), "rows": rows}, indent=1) + "\n"
    )
    (ROOT / "docs" / "real-input.md").write_text(page(rows))


def machine() -> str:
    """What it ran on."""
    return f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"


def page(rows: list[dict[str, object]]) -> str:
    """The table as a page of the documentation."""
    head = (
        "# Real input, taken in\n\n"
        "Written by `python -m benchmarks.real_input`: public reference data through\n"
        f"`tamarack intake`, as a user would, on {machine()},\n"
        "into the embedded PostgreSQL. `rejected` are single values or rows that were listed and left out\n"
        "(impossible dates, most of them); the rest of their row landed.\n\n"
        "| input | reports | entities | claims | rejected | seconds |\n|---|---:|---:|---:|---:|---:|\n"
    )
    body = "".join(
        f"| {row['input']} | {row['reports']:,} | {row['entities']:,} | {row['claims']:,} "
        f"| {row['rejected']:,} | {row['seconds']:.2f} |\n"
        for row in rows
    )
    return head + body


if __name__ == "__main__":
    main()
