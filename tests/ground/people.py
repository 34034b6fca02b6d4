"""People of the tests, made through the public actions. All invented."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from tamarack.trust.accounts.actions import close_account
from tamarack.trust.accounts.founding import found_administrator, settle_person
from tamarack.trust.accounts.models import Officer
from tamarack.trust.accounts.queries import viewer_of
from tamarack.trust.markings.marking import Purpose
from tamarack.trust.markings.viewing import Look, viewing

#: login: (unit, role, agency, protected, classified, citizenship, compartments)
CAST: dict[str, tuple[str, str, str, str, str, str, tuple[str, ...]]] = {
    "all-seeing": ("OTT", "analyst", "RCMP", "C", "TOP_SECRET", "CA", ("LARCH", "CEDAR")),
    "second-all-seeing": ("OTT", "unit_supervisor", "RCMP", "C", "TOP_SECRET", "CA", ("LARCH", "CEDAR")),
    "protected-b": ("TOR", "investigator", "CBSA", "B", "", "CA", ()),
    "second-protected-b": ("TOR", "enforcement_officer", "CBSA", "B", "", "CA", ()),
    "secret": ("MTL", "analyst", "RCMP", "B", "SECRET", "CA", ()),
    "secret-foreign": ("MTL", "liaison", "RCMP", "C", "SECRET", "NZ", ("LARCH",)),
    "reader": ("OTT", "programme_manager", "IRCC", "A", "", "CA", ()),
    "uncleared": ("TOR", "document_examiner", "PPT", "", "", "CA", ()),
    "auditor": ("IRCC-AUD", "auditor", "IRCC", "C", "SECRET", "CA", ()),
    "administrator": ("OTT", "administrator", "IRCC", "C", "TOP_SECRET", "CA", ("LARCH", "CEDAR")),
}

#: In a session: whatever is opened is opened for this reason, until 2100. No page gives one for everything.
ANY_REASON = {"": ["a reason of the tests", 4_102_444_800.0]}


def person(login: str, **facts: object) -> Officer:
    """One of the cast, or somebody with the facts given over those of `protected-b`.

    Their access is asked for by one administrator and confirmed by another, as everybody's is.
    """
    unit, role, agency, protected, classified, citizenship, compartments = CAST.get(
        login, CAST["protected-b"]
    )
    known: dict[str, object] = {
        "full_name": f"Officer {login.title()}",
        "unit": unit,
        "role": role,
        "agency": agency,
        "protected": protected,
        "classified": classified,
        "citizenship": citizenship,
        "compartments": compartments,
    }
    asker, confirmer = keepers()
    return settle_person(
        asker=asker,
        confirmer=confirmer,
        login=login,
        password=None,
        reason="test",
        **(known | facts),  # type: ignore[arg-type]
    )


def keepers() -> list[Officer]:
    """The two administrators that every store of the tests begins with."""
    return [
        found_administrator(login=login, full_name=f"Keeper {login.title()}", unit="IRCC-SYS", password=None)
        for login in ("first-keeper", "second-keeper")
    ]


@contextmanager
def looking(
    officer: Officer, purpose: Purpose = Purpose.INTELLIGENCE, *, channel: str = "test"
) -> Iterator[Look]:
    """Look as that person."""
    with viewing(viewer_of(officer), purpose, channel=channel) as look:
        yield look


def closed(officer: Officer) -> None:
    """Close that person's account, as an administrator does, and leave their sessions as they are."""
    with looking(keepers()[0], Purpose.PROGRAMME) as look:
        close_account(actor=look, officer=officer.id)
