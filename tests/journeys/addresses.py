"""Every page as somebody comes to it: the address, who looks, and what state it is in."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from tests.journeys.scene import Scene


@dataclass(frozen=True, slots=True)
class Visit:
    """A page to look at: `route` is its name in `urls.py`, `of` the thing of the scene that it is about."""

    route: str
    of: str = ""
    query: str = ""
    who: str | None = "analyst"
    state: str = ""

    def address(self, scene: Scene) -> str:
        """Where it is."""
        return reverse(self.route, args=[scene.ids.get(self.of, self.of)] if self.of else []) + self.query

    def __str__(self) -> str:
        return " ".join(part for part in (self.route, self.of, self.state) if part)


VISITS = (
    Visit("account_login", who=None),
    Visit("account_logout"),
    Visit("account_login", who=None, query="?passkey=refused", state="refused"),
    Visit("lost_factor", who=None),
    Visit("refused_sign_in", who=None),
    Visit("account"),
    Visit("account", who="holder", state="with a factor"),
    Visit("set_up_factor"),
    Visit("account_reauthenticate"),
    Visit("mfa_reauthenticate", who="holder"),
    Visit("account_change_password"),
    Visit("mfa_activate_totp"),
    Visit("mfa_add_webauthn"),
    Visit("mfa_view_recovery_codes", who="holder"),
    Visit("mfa_generate_recovery_codes", who="holder"),
    Visit("remove_factor", "factor", who="holder"),
    Visit("purpose"),
    Visit("people", who="keeper"),
    Visit("person", "clerk", who="keeper"),
    Visit("log", who="auditor"),
    Visit("log", who="auditor", query="?person=analyst", state="of a person"),
    Visit("log", who="auditor", query="?record=x", state="wrong"),
    Visit("event", "event", who="auditor"),
    Visit("checkpoints", who="auditor"),
    Visit("today"),
    Visit("today", who="investigator", state="as somebody else"),
    Visit("today", who="keeper", state="refused"),
    Visit("why", query="?of=0000000000000"),
    Visit("why", query="?of=log", state="the log"),
    Visit("declaration"),
    Visit("break_glass"),
    Visit("notices", state="empty"),
    Visit("oversight", who="supervisor"),
    Visit("oversight", who="supervisor", query="?rule=browsing", state="nothing found"),
    Visit("oversight", who="analyst", state="refused"),
    Visit("reports"),
    Visit("reports", query="?since=2199-01-01", state="empty"),
    Visit("report", "report"),
    Visit("report", "french"),
    Visit("report", "withdrawn"),
    Visit("report", "0000000000000", state="not found"),
    Visit("withdraw", "report"),
    Visit("retract", "claim"),
    Visit("entity", "person"),
    Visit("take_in"),
    Visit("intake", "intake"),
    Visit("map_table", "waiting"),
    Visit("search"),
    Visit("search", query="?q=haile", state="with answers"),
    Visit("search", query="?q=qqqqzzzz", state="without answers"),
    Visit("sources"),
    Visit("add_source"),
    Visit("source", "source"),
    Visit("exhibits"),
    Visit("exhibits", query="?q=qqqqzzzz", state="empty"),
    Visit("add_exhibit"),
    Visit("exhibit", "exhibit"),
    Visit("exhibit", "offered"),
    Visit("exhibit", "offered", who="investigator", state="to who gave it"),
    Visit("exhibit", "enlarged"),
    Visit("hand_over", "exhibit"),
    Visit("hand_over", "offered", state="refused"),
    Visit("answer_handover", "handover"),
    Visit("answer_handover", "handover", who="investigator", state="to who gave it"),
    Visit("derive_exhibit", "exhibit"),
    Visit("retention", who="manager"),
    Visit("retention", who="auditor", state="read only"),
    Visit("retention", who="investigator", state="refused"),
    Visit("hold_add", who="manager"),
    Visit("hold_lift", "hold", who="manager"),
    Visit("disposal", "asked", who="manager"),
    Visit("disposal", "agreed", who="manager"),
    Visit("disposal", "gone", who="manager"),
    Visit("jobs"),
    Visit("jobs", who="investigator", state="empty"),
    *(Visit("job", f"job-{state}") for state in ("waiting", "running", "done", "failed", "cancelled")),
)
#: Addresses that are no page of their own, each with why.
NO_PAGE = {
    "end_declaration": "an act: answers with a redirect to the declaration",
    "close_glass": "an act: answers with a redirect to the first page",
    "oversight_finding": "its identifier is computed; test_oversight.py opens it",
    "set_language": "answers with a redirect to the page it was sent from",
    "answer": "an act: answers with a redirect to the people",
    "close_account": "an act: answers with a redirect to the people",
    "end_grant": "a form of one field; test_access.py fills it in",
    "event_proof": "gives the file itself",
    "export_log": "gives the file itself",
    "mfa_authenticate": "the second step of signing in: test_signing_in.py takes it",
    "mfa_login_webauthn": "answers with JSON or a redirect; test_signing_in.py signs in by it",
    "end_session": "an act: answers with a redirect to the account",
    "end_other_sessions": "an act: answers with a redirect to the account",
    "original": "gives the file itself",
    "exhibit_bytes": "gives the file itself",
    "exhibit_case": "gives a file for other tools",
    "check_exhibit": "an act: answers with a redirect to the exhibit",
    "decide": "an act: answers with a redirect to the report",
    "record_thing": "an act: answers with a redirect to the report",
    "record_link": "an act: answers with a redirect to the report",
    "complete": "answers with JSON; test_searching.py types into the box",
    "propose_disposal": "an act: answers with a redirect to the disposal",
    "answer_disposal": "an act: answers with a redirect to the disposal",
    "carry_out": "an act: answers with a redirect to the disposal",
    "job_progress": "a part of the job's page; test_files.py waits for it",
    "job_cancel": "an act: answers with a redirect to the job",
}
