"""Leaks that happened to comparable products, one test each (the thread is named): impossible here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tamarack.foundation.identifiers import show
from tamarack.intelligence.claims.models import LiveClaim, Report
from tamarack.intelligence.claims.queries import dossier, report_by_id, reports
from tamarack.intelligence.claims.statement import Statement
from tamarack.intelligence.search.queries import Filters, complete, search
from tamarack.intelligence.sources.queries import sources
from tamarack.jobs.queries import jobs_of
from tamarack.trust.markings.viewing import Look
from tests.ground.mixture import WORDS, Mixture
from tests.ground.people import looking
from tests.ground.pointing import pointed_at

HIDDEN_FROM_B = [word for marking, word in WORDS.items() if marking not in (
    "UNCLASSIFIED", "PROTECTED A", "PROTECTED B", "PROTECTED B//REL CBSA,IRCC",
    "PROTECTED A//FOR intelligence,protection")]  # fmt: skip


@pytest.fixture
def look(mixed: Mixture, django_db_blocker: Any) -> Iterator[Look]:
    """A look of somebody with Protected B and no classification."""
    with django_db_blocker.unblock(), pointed_at(mixed.database), looking(mixed.people["protected-b"]) as one:
        yield one


def courier() -> int:
    """The entity that every marking speaks of."""
    return LiveClaim.objects.filter(value__startswith="Courier Ambrose").values_list("entity", flat=True)[0]


def shown(thing: object) -> str:
    """All that a projection carries, as text."""
    return repr(thing)


def named_hidden(text: str) -> list[str]:
    return [word for word in HIDDEN_FROM_B if word.casefold() in text.casefold()]


def test_history_names_no_hidden_entity(look: Look) -> None:
    """OpenCTI-Platform/opencti#6785: the history tab named what the reader may not see."""
    moments = dossier(look, courier()).moments
    assert len({moment.entity for moment in moments}) > 1
    assert named_hidden(shown(moments) + shown(dossier(look, courier()).names)) == []


def test_neighbours_of_a_hidden_link_are_not_listed(look: Look) -> None:
    """opencti#6867, #11496: both ends of a hidden link were listed."""
    seen = dossier(look, courier())
    ties = [one for one in seen.links if one.property.name in ("subject", "object", "involved", "holder")]
    assert ties
    assert named_hidden(shown(seen.links) + shown(seen.claims) + shown(seen.lines)) == []
    depot = next(one for one in seen.names.values() if one[0])
    assert depot


def test_counts_by_kind_leave_hidden_entities_out(look: Look) -> None:
    """opencti#3319 (closed wontfix): the distribution of types counted hidden entities."""
    found = search(look, "courier")
    visible = set(LiveClaim.objects.values_list("entity", flat=True)) | set(
        Report.objects.values_list("id", flat=True)
    )
    assert {one.id for one in found} <= visible
    for kind in ("person", "phone", "event", "report"):
        assert len(search(look, "courier", Filters(kind=kind))) == sum(one.kind == kind for one in found)


def test_every_marking_of_several_counts(mixed: Mixture, look: Look) -> None:
    """opencti#785, #6068: only the first of several markings applied. A claim with level,
    originator and audience needs all of them."""
    assert not LiveClaim.objects.filter(value__contains="Junipera").exists()
    assert not LiveClaim.objects.filter(value__contains="Firhaven").exists()
    assert LiveClaim.objects.filter(value__contains="Hawthorne").exists()


def test_a_closed_case_speaks_to_nobody_through_lists(look: Look) -> None:
    """dfir-iris/iris-web#583: the activity feed of a denied case. Lists and totals hold seen reports only."""
    listed = reports(look, most=1_000)
    assert named_hidden(shown([one.title for one in listed])) == []
    assert len(listed) == Report.objects.filter(enclosed_in=None).count()


def test_pages_of_a_list_follow_each_other_without_gaps(look: Look) -> None:
    """netbox#16093: totals on other pages ignored constraints. A page begins where the one before ended."""
    whole = [one.id for one in reports(look, most=1_000)]
    paged: list[int] = []
    before: tuple[object, int] | None = None
    while page := reports(look, most=3, before=before):
        assert len(page) == 3 or len(paged) + len(page) == len(whole)
        paged += [one.id for one in page]
        before = (page[-1].received_at, page[-1].id)
    assert paged == whole


def test_completing_offers_nothing_hidden(look: Look) -> None:
    """Autocompletion is an answer like any other: nothing of a hidden name is offered."""
    for word in HIDDEN_FROM_B:
        for text in (word, word[:4], word[:-1], f"{word} Hidden", word.upper()):
            assert named_hidden(shown([one.label + one.matched for one in complete(look, text)])) == [], text
    assert [one.label for one in complete(look, "Birchmere")]


def test_a_hidden_word_is_no_nearer_than_no_word(look: Look) -> None:
    """The list of name parts is shared by all: a hidden part must not change what a seen name answers."""
    for word in HIDDEN_FROM_B:
        assert [one.id for one in search(look, f"{word}q")] == [one.id for one in search(look, "zzqxjv")]


def test_the_register_does_not_reveal_a_hidden_source(look: Look) -> None:
    """opencti#8728: the author organisation revealed the source. A source has a marking of its own."""
    assert named_hidden(shown([(one.name, one.note) for one in sources(look)])) == []
    report, _ = report_by_id(
        look, Report.objects.filter(title="Birchmere weekly").values_list("id", flat=True)[0]
    )
    assert report.title == "Birchmere weekly"


def test_other_peoples_work_is_not_listed(mixed: Mixture, look: Look) -> None:
    """opencti#15498 ("always been like this"): the panel of exports listed everybody's."""
    own = jobs_of(look.viewer.officer)
    assert {job.owner for job in own} == {look.viewer.officer}
    others = {
        show(job.id)
        for login, one in mixed.people.items()
        if login != "protected-b"
        for job in jobs_of(one.id)
    }
    assert others
    assert not others & {show(job.id) for job in own}


def test_reading_does_not_imply_taking_back(mixed: Mixture) -> None:
    """iris-web#977: write implied delete. A reader's role has no verb to withdraw, retract or take in."""
    from tamarack.trust.accounts.roles import PERMITTED, Role, Verb

    writing = {Verb.TAKE_IN, Verb.RECORD, Verb.WITHDRAW, Verb.KEEP_SOURCES, Verb.KEEP_EXHIBITS}
    for role in (Role.PROGRAMME_MANAGER, Role.AUDITOR):
        assert Verb.READ in PERMITTED[role]
        assert not PERMITTED[role] & writing
    assert not PERMITTED[Role.AUDITOR] & {Verb.KEEP_RECORDS, Verb.KEEP_PEOPLE, Verb.ASK_ACCESS}
    assert Verb.READ not in PERMITTED[Role.ADMINISTRATOR]
    assert Verb.WITHDRAW not in PERMITTED[Role.DOCUMENT_EXAMINER]


def test_a_role_widens_nobodys_sight(mixed: Mixture, django_db_blocker: Any) -> None:
    """iris-web#601: a customer's right overrode the group's. Sight follows from the person's facts."""
    from dataclasses import replace

    from tamarack.trust.accounts.queries import viewer_of
    from tamarack.trust.accounts.roles import Role

    with django_db_blocker.unblock(), pointed_at(mixed.database):
        officer = mixed.people["protected-b"]
        viewers = set()
        for role in Role:
            officer.role = role.value
            viewers.add(replace(viewer_of(officer), sees_claims=True))
        officer.role = Role.INVESTIGATOR.value
    assert len(viewers) == 1


def test_places_and_organizations_are_marked_like_all_else(look: Look) -> None:
    """opencti#7695: organisations, sectors and locations stood outside segregation. Here they are claims."""
    depot = LiveClaim.objects.filter(value="Quayside Depot").values_list("entity", flat=True)[0]
    seen = dossier(look, depot)
    assert {said.marking for said in seen.claims} <= set(
        LiveClaim.objects.values_list("marking_id", flat=True)
    )
    assert named_hidden(shown(seen)) == []


def test_what_is_written_is_restricted_from_its_first_moment(mixed: Mixture, django_db_blocker: Any) -> None:
    """opencti#9160: created open, then restricted. A claim takes its report's marking as it is made."""
    from tamarack.intelligence.claims.actions import record_claims

    class Undo(Exception):
        pass

    with (
        django_db_blocker.unblock(),
        pointed_at(mixed.database),
        pytest.raises(Undo),
        looking(mixed.people["all-seeing"]) as look,
    ):
        report = Report.objects.filter(title="Elderthorn weekly").first()
        assert report is not None
        made = record_claims(
            actor=look, report=report.id, statements=[Statement("new:x", "Person", "name", "Xylophona")]
        )
        assert LiveClaim.objects.get(entity=made["new:x"]).marking_id == report.marking_id
        raise Undo


@pytest.mark.skip(
    reason="merging: nothing is merged in place; judgements come with analysis/identities (opencti#6501)"
)
def test_a_merge_alters_nothing_that_a_person_may_not_see() -> None: ...


@pytest.mark.skip(
    reason="sharing: removed members receive nothing; exchange/ comes later (MISP#7715, #10899)"
)
def test_a_removed_member_receives_nothing_more() -> None: ...
