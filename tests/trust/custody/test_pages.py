"""Pages of exhibits: what each person sees on them, and what is refused."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone

from tamarack.foundation.identifiers import show
from tamarack.trust.accounts.models import Officer
from tamarack.trust.custody.actions import hand_over
from tamarack.trust.custody.models import Exhibit, Handover
from tests.ground.exhibiting import BODY, added, derived
from tests.ground.people import looking, person

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("error")]

SAID = {
    "title": "Screen of a telephone",
    "description": "",
    "obtained_at": "2026-03-04T09:05",
    "obtained_where": "Slip 4",
    "collected_by": "Sgt. R. Weir",
    "authority_kind": "consent",
    "authority": "Signed form 12",
    "level": "p:2",
}
DONE = {"title": "Listing", "description": "", "tool": "exiftool", "version": "12.76", "done": "Listed"}


@pytest.fixture(autouse=True)
def _place(settings: Any, tmp_path: Path) -> Any:
    settings.CUSTODY_FOLDER = tmp_path
    with override_settings(ROOT_URLCONF="tamarack.web.urls"):
        yield


def _client(officer: Officer) -> Client:
    client = Client()
    client.force_login(officer)
    session = client.session
    session["purpose"], session["reason"] = "intelligence", ""
    session.save()
    return client


def _file(body: bytes = BODY, name: str = "screen.png") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, body)


def _at(name: str, shown: str) -> str:
    return reverse(name, args=[shown])


def _main(page: str) -> str:
    return page[page.index("<main") : page.index("</main>")]


def _only(officer: Officer) -> Exhibit:
    with looking(officer):
        return Exhibit.objects.get()


def test_an_exhibit_is_registered_and_its_page_tells_all() -> None:
    officer = person("protected-b")
    client = _client(officer)
    answer = client.post(reverse("add_exhibit"), SAID | {"file": _file()})
    made = _only(officer)
    assert (answer.status_code, answer.headers["location"]) == (302, _at("exhibit", made.shown))
    assert made.obtained_at is not None
    assert made.obtained_at.isoformat() == "2026-03-04T14:05:00+00:00"  # Eastern time was written
    page = client.get(_at("exhibit", made.shown)).content.decode()
    for said in ("Screen of a telephone", "Slip 4", "Sgt. R. Weir", "Consent", "Signed form 12", "image/png"):
        assert said in page, said
    assert made.original_id in page
    assert made.sha512 in page
    assert 'role="img" aria-label="1 person has held it. Held now by Officer Protected-B."' in page
    assert "not yet" in page  # not preserved before a check


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title": ""}, "title"),
        ({"obtained_at": "yesterday"}, "obtained_at"),
        ({"obtained_at": "2199-01-01T00:00"}, "obtained_at"),
        ({"authority_kind": "because"}, "authority_kind"),
        ({"level": "c:2"}, "level"),
    ],
)
def test_a_form_that_is_wrong_registers_nothing(wrong: dict[str, str], field: str) -> None:
    officer = person("protected-b")
    answer = _client(officer).post(reverse("add_exhibit"), SAID | wrong | {"file": _file()})
    assert answer.status_code == 400
    assert f'href="#id_{field}"' in answer.content.decode()
    with looking(officer):
        assert not Exhibit.objects.exists()


def test_an_empty_file_and_none_are_refused() -> None:
    officer = person("protected-b")
    for form in (SAID, SAID | {"file": _file(b"")}):
        assert _client(officer).post(reverse("add_exhibit"), form).status_code == 400
    with looking(officer):
        assert not Exhibit.objects.exists()


def test_it_is_handed_over_and_confirmed_by_the_other_on_their_own_page() -> None:
    giver, recipient, third = person("protected-b"), person("recipient"), person("third")
    with looking(giver) as look:
        made = added(look)
    form = _client(giver).get(_at("hand_over", made.shown)).content.decode()
    offered = set(re.findall(r'<option value="([0-9a-z]{13})"', form))
    assert offered == {show(recipient.id), show(third.id)}
    given = {"recipient": show(recipient.id), "place": "Evidence room", "reason": "Examination"}
    assert _client(giver).post(_at("hand_over", made.shown), given).status_code == 302
    with looking(giver):
        handover = Handover.objects.get()
    answering = _at("answer_handover", handover.shown)
    for place in ("exhibits", "today"):
        assert answering in _client(recipient).get(reverse(place)).content.decode()
        assert answering not in _client(giver).get(reverse(place)).content.decode()
    assert answering in _client(recipient).get(_at("exhibit", made.shown)).content.decode()
    assert answering not in _client(third).get(_at("exhibit", made.shown)).content.decode()
    assert _client(third).get(answering).status_code == 403
    assert _client(third).post(answering, {"answer": "confirmed"}).status_code == 403
    assert _client(giver).post(answering, {"answer": "confirmed"}).status_code == 403
    assert _client(giver).get(_at("hand_over", made.shown)).status_code == 409
    assert _client(recipient).post(answering, {"answer": "declined", "reason": ""}).status_code == 400
    assert _client(recipient).post(answering, {"answer": "confirmed"}).status_code == 302
    assert _client(recipient).post(answering, {"answer": "confirmed"}).status_code == 409
    page = _client(recipient).get(_at("exhibit", made.shown)).content.decode()
    assert "Held now by Officer Recipient." in page
    assert _at("hand_over", made.shown) in page
    assert _client(giver).get(_at("hand_over", made.shown)).status_code == 403


def test_the_giver_takes_back_and_the_recipient_declines() -> None:
    giver, recipient = person("protected-b"), person("recipient")
    with looking(giver) as look:
        made = added(look)
        first = hand_over(actor=look, exhibit=made.id, recipient=recipient.id, place="Here", reason="Why")
    answer = _client(giver).post(
        _at("answer_handover", first.shown), {"answer": "taken-back", "reason": "Leave"}
    )
    assert answer.status_code == 302
    with looking(giver) as look:
        second = hand_over(actor=look, exhibit=made.id, recipient=recipient.id, place="Here", reason="Why")
    said = {"answer": "declined", "reason": "Seal torn"}
    assert _client(recipient).post(_at("answer_handover", second.shown), said).status_code == 302
    page = _client(giver).get(_at("exhibit", made.shown)).content.decode()
    assert "Seal torn" in page
    assert "Leave" in page
    assert "Held now by Officer Protected-B." in page


def test_a_derived_file_never_carries_less_whatever_the_form_says() -> None:
    officer = person("secret")
    with looking(officer) as look:
        origin = added(look, marking="PROTECTED B//SECRET//REL RCMP")
    client = _client(officer)
    low = DONE | {"level": "u:0", "file": _file(b"listing", "listing.txt")}
    assert client.post(_at("derive_exhibit", origin.shown), low).status_code == 302
    with looking(officer):
        made = Exhibit.objects.get(made_from=origin)
        assert made.marking_id == origin.marking_id
    nobody = DONE | {"level": "u:0", "audience": "CBSA", "file": _file(b"x", "x.txt")}
    answer = client.post(_at("derive_exhibit", origin.shown), nobody)
    assert answer.status_code == 400
    assert "nobody could see this file" in answer.content.decode()
    page = client.get(_at("exhibit", origin.shown)).content.decode()
    assert _at("exhibit", made.shown) in page
    assert "exiftool 12.76" in page


def test_the_bytes_are_checked_and_given_as_they_are() -> None:
    officer = person("reader")  # who reads may check, and keeps no exhibits
    with looking(person("protected-b")) as look:
        made = added(look, marking="PROTECTED A")
    client = _client(officer)
    page = client.post(_at("check_exhibit", made.shown), follow=True).content.decode()
    assert page.count("Whole: both digests are those taken when it was read in.") == 2
    assert "not yet" not in page
    for name in ("hand_over", "derive_exhibit"):
        assert client.get(_at(name, made.shown)).status_code == 403
        assert _at(name, made.shown) not in page
    assert client.get(reverse("add_exhibit")).status_code == 403
    assert client.get(_at("check_exhibit", made.shown)).status_code == 405
    answer = client.get(_at("exhibit_bytes", made.shown))
    assert answer.getvalue() == BODY  # type: ignore[attr-defined]
    assert answer.headers["Content-Disposition"] == 'attachment; filename="screen.png"'
    assert answer.headers["Content-Type"] == "application/octet-stream"
    answer.close()  # and the connection with it


def test_bytes_that_were_altered_or_are_gone_are_told(tmp_path: Path) -> None:
    officer = person("protected-b")
    with looking(officer) as look:
        made = added(look)
    client = _client(officer)
    stored = tmp_path / made.original_id[:2] / made.original_id
    stored.chmod(0o600)
    stored.write_bytes(b"altered")
    page = client.post(_at("check_exhibit", made.shown), follow=True).content.decode()
    assert "The bytes are not those that were read in." in page
    assert "not yet" in page
    stored.unlink()
    page = client.post(_at("check_exhibit", made.shown), follow=True).content.decode()
    assert "The bytes are missing." in page
    assert client.get(_at("exhibit_bytes", made.shown)).status_code == 404


def test_the_export_is_json_ld() -> None:
    officer = person("protected-b")
    with looking(officer) as look:
        made = added(look)
    answer = _client(officer).get(_at("exhibit_case", made.shown))
    assert answer.headers["Content-Type"] == "application/ld+json"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="exhibit-{made.shown}.jsonld"'
    assert json.loads(answer.content).keys() == {"@context", "@graph"}


def test_hidden_and_absent_are_one_page() -> None:
    with looking(person("secret")) as look:
        hidden = added(look, marking="SECRET")
    client = _client(person("protected-b"))
    for name in (
        "exhibit",
        "hand_over",
        "derive_exhibit",
        "exhibit_bytes",
        "exhibit_case",
        "answer_handover",
    ):
        answers = [client.get(_at(name, shown)) for shown in (hidden.shown, "0000000000001")]
        assert [one.status_code for one in answers] == [404, 404], name
        assert len({_main(one.content.decode()) for one in answers}) == 1, name
    assert client.post(_at("check_exhibit", hidden.shown)).status_code == 404
    assert hidden.title not in client.get(reverse("exhibits")).content.decode()


def test_the_list_is_filtered_and_goes_on() -> None:
    officer = person("protected-b")
    with looking(officer) as look:
        first = added(look, title="Ledger")
        Exhibit.objects.bulk_create(
            Exhibit(
                title=f"Row {at}",
                name="x",
                media_type="x",
                original_id=first.original_id,
                sha512=first.sha512,
                size=1,
                obtained_at=timezone.now(),
                obtained_where="x",
                collected_by="x",
                authority_kind="warrant",
                authority="x",
                marking_id=first.marking_id,
                registered_by=officer,
            )
            for at in range(50)
        )
        derived(look, first, title="Ledger enlarged")
    client = _client(officer)
    page = client.get(reverse("exhibits")).content.decode()
    assert page.count("<tr>") == 51  # its head, and fifty
    onward = re.search(r'rel="next" href="([^"]+)"', page)
    assert onward is not None
    rest = client.get(reverse("exhibits") + onward[1].replace("&amp;", "&")).content.decode()
    assert rest.count("<tr>") == 3
    assert 'rel="next"' not in rest
    found = client.get(reverse("exhibits"), {"q": "ledger"}).content.decode()
    assert found.count("<tr>") == 3
    assert client.get(reverse("exhibits"), {"whose": "waiting"}).content.decode().count("<tr>") == 0
    assert client.get(reverse("exhibits"), {"before": "x"}).status_code == 400


def test_an_administrator_sees_no_exhibit() -> None:
    client = _client(person("administrator"))
    for address in (reverse("exhibits"), _at("exhibit", "0000000000001"), reverse("add_exhibit")):
        assert client.get(address).status_code == 403, address
