"""Every look and every act leaves an event: found by reading the source of every room's actions and queries.

A public function calls `record(...)` itself, or something that does, or is listed here with why not.
"""

from __future__ import annotations

import ast
from pathlib import Path

import tamarack

ROOT = Path(tamarack.__file__).parent
#: Functions that leave no event of their own, each with why.
SILENT = {
    "intelligence.claims.queries.claims_of_report": "part of reading a report; report_by_id records it",
    "intelligence.claims.queries.enclosures": "part of reading a report; report_by_id records it",
    "intelligence.claims.queries.grades_of": "unmarked: codes of schemes",
    "intelligence.claims.queries.labels_of": "names beside what another query found and recorded",
    "intelligence.claims.queries.reports_of_intake": "part of reading an intake; intake_by_id records it",
    "intelligence.claims.queries.stating_among": "marks beside reports that another query recorded",
    "intelligence.claims.queries.titles_of": "names beside what another query found and recorded",
    "intelligence.claims.queries.withdrawn_among": "marks beside reports that another query recorded",
    "intelligence.claims.actions.ground_of": "makes nothing: what the claims of a report share",
    "intelligence.intake.queries.rejects": "part of reading an intake; intake_by_id records it",
    "intelligence.sources.queries.remembered_mapping": "how a table is read, in a taking-in that is recorded",
    "intelligence.sources.queries.sources_by_id": "names beside reports that another query recorded",
    "jobs.actions.enqueue": "notes work that the act it belongs to records",
    "jobs.actions.cancel": "one's own work; names nothing marked",
    "jobs.actions.working": "the work inside records what it does",
    "jobs.queries.estimate": "computes",
    "jobs.queries.job_by_id": "one's own work; names nothing marked",
    "jobs.queries.jobs_of": "one's own work; names nothing marked",
    "trust.accounts.actions.load_units": "the programme's own units, from its own file",
    "trust.accounts.queries.access_of": "accounts are not marked",
    "trust.accounts.queries.held_by": "accounts are not marked",
    "trust.accounts.queries.people_by_id": "accounts are not marked",
    "trust.accounts.queries.people_by_name": "accounts are not marked",
    "trust.audit.queries.checkpoints": "how long the log was; nothing of what it holds",
    "trust.accounts.queries.agency_codes": "accounts and agencies are not marked",
    "trust.accounts.queries.agency_names": "accounts and agencies are not marked",
    "trust.accounts.queries.everyone": "accounts are not marked",
    "trust.accounts.queries.officer_by_login": "accounts are not marked",
    "trust.accounts.queries.names_of": "accounts are not marked",
    "trust.accounts.queries.unit_names": "accounts and units are not marked",
    "trust.accounts.queries.unit_of": "accounts are not marked",
    "trust.accounts.queries.viewer_by_id": "accounts are not marked",
    "trust.accounts.queries.viewer_of": "accounts are not marked",
    "trust.accounts.queries.who_may_see": "accounts are not marked",
    "trust.custody.queries.chain_of": "part of reading an exhibit; exhibit_by_id records it",
    "trust.custody.queries.checks_of": "part of reading an exhibit; exhibit_by_id records it",
    "trust.custody.queries.family_of": "part of reading an exhibit; exhibit_by_id records it",
    "trust.custody.queries.handed": "computes",
    "trust.custody.queries.handovers_of": "part of reading an exhibit; exhibit_by_id records it",
    "trust.custody.queries.lineage_of": "part of an export; case_document records it",
    "trust.custody.queries.names_of": "accounts are not marked",
    "trust.custody.queries.offered_to": "beside the list of exhibits, which is recorded",
    "trust.custody.queries.recipients": "accounts are not marked",
    "trust.custody.queries.titles_of": "names beside what another query found and recorded",
    "trust.custody.queries.waiting_among": "marks beside exhibits that another query recorded",
    "trust.oversight.actions.demand_watch": "only asks whether one may",
    "trust.accounts.granting.checked": "computes",
    "trust.accounts.granting.founding": "accounts are not marked",
    "trust.accounts.overview.grants_of": "part of reading a person's access; person_by_login records it",
    "trust.accounts.overview.waiting_for_an_answer": "beside everyone's access, which is recorded",
    "trust.retention.disposing.confirmed_disposals": "the keeper's own: numbers of what two people confirmed",
    "trust.retention.disposing.erase_bytes": "carries out what dispose recorded",
    "trust.retention.disposing.list_digest": "computes",
    "trust.retention.disposing.waiting_bytes": "the keeper's own: digests of what dispose recorded",
    "trust.audit.actions.record": "is the record",
    "trust.retention.queries.is_lifted": "computes",
    "trust.retention.queries.labels_of": "names beside the list of a disposal that disposal_by_id recorded",
    "trust.retention.queries.rows_of": "where records stand, for an act that is recorded",
    "trust.audit.actions.record_outside": "is the record",
    "trust.sign_in.queries.factor_of": "one's own second factors",
    "trust.sign_in.queries.factors_of": "one's own second factors",
    "trust.sign_in.queries.must_stay": "one's own second factors",
    "trust.sign_in.queries.sessions_of": "one's own sessions",
}
RECORDS = {"record", "record_outside"}
#: Files whose functions act or read: a room whose acts are several ideas has one for each.
ACTING = (
    "actions.py",
    "disposing.py",
    "exporting.py",
    "granting.py",
    "overview.py",
    "proving.py",
    "queries.py",
    "watch.py",
    "way_back.py",
)
#: Rooms whose rows are marked.
MARKED = ("intelligence.", "trust.custody.")


def _public() -> dict[str, ast.FunctionDef]:
    found = {}
    for path in sorted(one for name in ACTING for one in ROOT.rglob(name)):
        room = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.FunctionDef):
                found[f"{room}.{node.name}"] = node
    return found


def _called(node: ast.FunctionDef) -> set[str]:
    calls = (one.func for one in ast.walk(node) if isinstance(one, ast.Call))
    return {
        call.id if isinstance(call, ast.Name) else call.attr
        for call in calls
        if isinstance(call, ast.Name | ast.Attribute)
    }


def _recording(functions: dict[str, ast.FunctionDef]) -> set[str]:
    """Names of functions that record, themselves or through what they call."""
    calls = {name: _called(node) for name, node in functions.items()}
    recording = {name for name, called in calls.items() if called & RECORDS}
    while True:
        names = {name.rpartition(".")[2] for name in recording}
        more = {name for name, called in calls.items() if called & names} - recording
        if not more:
            return recording
        recording |= more


def test_every_public_function_records_or_says_why_not() -> None:
    functions = _public()
    silent = {
        name
        for name in functions.keys() - _recording(functions)
        if not name.rpartition(".")[2].startswith("_")
    }
    assert silent - SILENT.keys() == set()
    assert SILENT.keys() - functions.keys() <= {"trust.accounts.queries.officer_by_id"}


def test_every_action_on_marked_rows_names_its_actor() -> None:
    """Keyword-only `actor`, so that no call leaves out who."""
    for name, node in _public().items():
        if name.startswith(MARKED) and ".actions." in name and not node.name.startswith("_"):
            if name in SILENT:
                continue
            assert "actor" in {one.arg for one in node.args.kwonlyargs}, name


def test_every_query_of_marked_rows_begins_with_its_viewer() -> None:
    for name, node in _public().items():
        if name.startswith(MARKED) and ".queries." in name and not node.name.startswith("_"):
            if name.endswith(("grades_of", "queries.handed")):
                continue
            assert node.args.args[0].arg == "viewer", name


def test_every_query_of_marked_rows_asks_for_the_open_look() -> None:
    """`require`, `record` or another function that does: a look that is closed is no proof."""
    functions = _public()
    for name, node in functions.items():
        if name.startswith(MARKED) and ".queries." in name and not node.name.startswith("_"):
            if name.endswith(("grades_of", "queries.handed")):
                continue
            assert "require" in _called(node) or name in _recording(functions), name
