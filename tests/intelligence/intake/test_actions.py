"""Taking in: what lands, what is listed, what twice changes nothing, what is refused and moves nothing."""

from __future__ import annotations

import io
import zipfile

import pytest

from tamarack.intelligence.claims.actions import withdraw
from tamarack.intelligence.claims.models import Claim, LiveClaim, Report
from tamarack.intelligence.claims.queries import reports
from tamarack.intelligence.intake.models import Intake, Reject
from tamarack.trust.custody.models import Original
from tamarack.trust.markings.writing import MarkingAboveSight
from tests.ground.people import looking, person
from tests.ground.reporting import source, taken, told

MAPPING = {
    "entities": {
        "person": {"schema": "Person", "key": ["id"], "properties": {"name": "name", "birthDate": "born"}}
    }
}
TABLE = "id,name,born\n1,Ambrose Quill,1971-02-03\n2,Berta Quill,1971-02-31\n3,Cyr Quill,1980\n"


@pytest.mark.django_db
def test_the_same_file_twice_changes_nothing() -> None:
    with looking(person("protected-b")) as look:
        first = taken(look, TABLE, name="a.csv", mapping=MAPPING)
        held = (Report.objects.count(), Claim.objects.count(), Original.objects.count())
        again = taken(look, TABLE, name="a.csv", mapping=MAPPING)
        assert (first.reports, first.unchanged, again.reports, again.unchanged) == (1, 0, 0, 1)
        assert again.claims == 0
        assert (Report.objects.count(), Claim.objects.count(), Original.objects.count()) == held


@pytest.mark.parametrize("content", ["A text.", "A text.\n\nAnother part with +1 613 555 0110."])
@pytest.mark.django_db
def test_the_same_text_twice_is_one_report_at_each_marking(content: str) -> None:
    with looking(person("protected-b")) as look:
        for marking in ("UNCLASSIFIED", "PROTECTED A"):
            assert (
                taken(look, content, marking=marking).reports,
                taken(look, content, marking=marking).unchanged,
            ) == (1, 1)
        assert len(reports(look)) == 2


@pytest.mark.django_db
def test_bad_rows_are_listed_and_good_ones_land() -> None:
    with looking(person("protected-b")) as look:
        intake = taken(look, TABLE, name="a.csv", mapping=MAPPING)
        names = set(LiveClaim.objects.filter(property="name").values_list("value", flat=True))
        listed = list(Reject.objects.filter(intake=intake).values_list("place", "code"))
        assert names >= {"Ambrose Quill", "Cyr Quill"}
        assert intake.rejected == len(listed) == 1
        assert listed[0][0].startswith("row 3")


@pytest.mark.django_db
def test_a_file_that_cannot_be_read_is_kept_and_refused() -> None:
    with looking(person("protected-b")) as look:
        intake = taken(look, b"PK\x03\x04 broken", name="broken.zip")
        assert intake.state == Intake.State.REFUSED
        assert intake.reports == 0
        assert Original.objects.filter(digest=intake.original_id).exists()
        assert Reject.objects.filter(intake=intake).count() == 1


@pytest.mark.django_db
def test_members_of_an_archive_are_reports_of_their_own() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("one.txt", "The first text.")
        archive.writestr("two.txt", "The second text.")
    with looking(person("protected-b")) as look:
        first = taken(look, packed.getvalue(), name="both.zip", marking="PROTECTED A")
        assert taken(look, packed.getvalue(), name="both.zip", marking="PROTECTED A").reports == 0
        found = Report.objects.filter(intake=first)
        assert {report.marking_id for report in found} == {first.marking_id}
        assert {report.text for report in found} >= {"The first text.", "The second text."}


@pytest.mark.django_db
def test_a_marking_above_sight_is_refused_and_nothing_moves() -> None:
    with looking(person("protected-b")) as look:
        said_by = source(look)
        before = (Intake.objects.count(), Report.objects.count(), Original.objects.count())
        for marking in ("PROTECTED C", "CONFIDENTIAL", "PROTECTED A//LARCH", "PROTECTED A//REL IRCC"):
            with pytest.raises(MarkingAboveSight):
                taken(look, "A text.", marking=marking, said_by=said_by)
        assert (Intake.objects.count(), Report.objects.count(), Original.objects.count()) == before


@pytest.mark.django_db
def test_rows_carry_the_intakes_marking_from_their_first_moment() -> None:
    """opencti#9160: created open, restricted later, seen in between. Here no row changes its marking."""
    with looking(person("secret")) as look:
        report = told(look, "Words.", marking="SECRET", name="a.txt")
        intake = Intake.objects.get(id=report.intake_id)
        assert report.marking_id == intake.marking_id
    with looking(person("protected-b")):
        assert not Report.objects.filter(id=report.id).exists()
        assert not Intake.objects.filter(id=intake.id).exists()


def test_every_act_is_on_the_record_without_content(own_store: str) -> None:
    from tests.ground.pointing import administered

    officer = person("protected-b")
    with looking(officer) as look:
        taken(look, "Ambrose Quill was here.")
    with administered(own_store) as admin:
        rows = admin.execute(
            "SELECT verb, purpose, channel, actor, details::text || words::text FROM trust_event"
            " WHERE actor = %s",
            [officer.id],
        ).fetchall()
    assert {row[0] for row in rows} == {"source.add", "intake.hand-in", "intake.take-in"}
    assert {row[1:4] for row in rows} == {("intelligence", "test", officer.id)}
    assert not any("Quill" in row[4] for row in rows)


@pytest.mark.django_db
def test_a_withdrawn_report_may_be_taken_in_again() -> None:
    with looking(person("secret")) as look:
        first = told(look, "Abel Orr was seen at the quay.")
        assert taken(look, "Abel Orr was seen at the quay.").unchanged == 1
        withdraw(actor=look, report=first.id, reason="filed under the wrong source's grade")
        again = taken(look, "Abel Orr was seen at the quay.")
        assert (again.reports, again.unchanged) == (1, 0)
