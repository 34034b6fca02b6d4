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
    Visit("purpose"),
    Visit("people", who="keeper"),
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
    "original": "gives the file itself",
    "decide": "an act: answers with a redirect to the report",
    "record_thing": "an act: answers with a redirect to the report",
    "record_link": "an act: answers with a redirect to the report",
    "complete": "answers with JSON; test_searching.py types into the box",
    "job_progress": "a part of the job's page; test_files.py waits for it",
    "job_cancel": "an act: answers with a redirect to the job",
}
