"""Checkpoints leave: into a folder, to an authority, by mail; a way that fails is told and tried again."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives import serialization
from django.core import mail
from django.utils import timezone

from tamarack.trust.audit.actions import record
from tamarack.trust.audit.keeping import one_round
from tamarack.trust.audit.log_files import last_checkpoint
from tamarack.trust.audit.models import Shipment
from tamarack.trust.audit.outside import shipped_to
from tamarack.trust.audit.sealer import seal_all
from tamarack.trust.audit.shipping import due, ship_latest
from tamarack.trust.audit.verifying import verify
from tests.ground.people import looking, person
from tests.ground.pointing import administered
from tests.trust.audit.time_authority import Authority, needs_openssl


@pytest.fixture
def store(own_store: str, tmp_path: Path, settings: Any) -> Iterator[str]:
    settings.CUSTODY_FOLDER = tmp_path / "custody"
    settings.LOG_FOLDER, settings.CHECKPOINT_FOLDER = tmp_path / "log", tmp_path / "outside"
    settings.TIMESTAMP_URL, settings.TIMESTAMP_ROOTS, settings.CHECKPOINT_MAIL = "", "", []
    _act()
    yield own_store


def _act() -> None:
    with looking(person("protected-b")) as look:
        record("report.read", actor=look)
    seal_all()


def test_the_note_lies_in_the_folder_as_it_was_signed(store: str) -> None:
    assert ship_latest() == []
    name = last_checkpoint().split("\n")[0]
    (file,) = shipped_to(name).iterdir()
    assert file.read_text() == last_checkpoint()
    assert file.name == f"{int(last_checkpoint().split(chr(10))[1]):012}.checkpoint"
    assert verify().outside == 2


def test_each_checkpoint_leaves_once_by_each_way(store: str) -> None:
    assert ship_latest() == ship_latest() == []
    assert Shipment.objects.using("keeper").count() == 1
    _act()
    ship_latest()
    assert Shipment.objects.using("keeper").count() == 2


def test_one_is_due_when_enough_time_went_by(store: str, settings: Any) -> None:
    assert due(timezone.now())
    ship_latest()
    assert not due(timezone.now())
    assert due(timezone.now() + timedelta(seconds=settings.SHIP_EVERY))


def test_a_round_seals_and_ships(store: str) -> None:
    with looking(person("protected-b")) as look:
        record("report.read", actor=look)
    assert one_round() == 4  # accounts are opened again, and the look
    assert len(list(shipped_to(last_checkpoint().split("\n")[0]).iterdir())) == 1
    assert one_round() == 0


def test_people_are_sent_the_note_in_the_message_and_beside_it(store: str, settings: Any) -> None:
    settings.CHECKPOINT_MAIL = ["oversight@example.org"]
    assert ship_latest() == []
    (message,) = mail.outbox
    assert message.to == ["oversight@example.org"]
    assert message.body == last_checkpoint()
    ((_, attached, kind),) = message.attachments
    assert (attached, kind) == (last_checkpoint(), "text/plain")


@pytest.fixture
def authority(tmp_path: Path, settings: Any) -> Iterator[Authority]:
    """An authority that answers on this machine, and its root among those that are trusted."""
    made = Authority(tmp_path / "authority")

    class Answering(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = self.rfile.read(int(self.headers["Content-Length"]))
            assert self.headers["Content-Type"] == "application/timestamp-query"
            self.send_response(200)
            self.end_headers()
            self.wfile.write(made.answer(asked))

        def log_message(self, *args: object) -> None: ...

    roots = tmp_path / "roots.pem"
    roots.write_bytes(made.root.public_bytes(serialization.Encoding.PEM))
    server = HTTPServer(("127.0.0.1", 0), Answering)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.TIMESTAMP_URL = f"http://127.0.0.1:{server.server_port}/"
    settings.TIMESTAMP_ROOTS = str(roots)
    yield made
    server.shutdown()
    server.server_close()


@needs_openssl
def test_an_authority_stamps_the_note_and_its_receipt_is_kept(store: str, authority: Authority) -> None:
    assert ship_latest() == []
    assert Shipment.objects.using("keeper").get(way="timestamp").receipt
    assert verify().ok


@needs_openssl
def test_a_receipt_of_something_else_is_found(store: str, authority: Authority) -> None:
    ship_latest()
    _act()
    ship_latest()
    with administered(store) as admin:
        admin.execute(
            "UPDATE trust_shipment SET receipt = (SELECT receipt FROM trust_shipment WHERE way = 'timestamp'"
            " ORDER BY at LIMIT 1) WHERE way = 'timestamp'"
        )
    assert [one.code for one in verify().problems] == ["timestamp-differs"]


@needs_openssl
def test_an_authority_that_nobody_trusts_is_told_and_not_kept(
    store: str, authority: Authority, tmp_path: Path, settings: Any
) -> None:
    other = Authority(tmp_path / "other")
    Path(settings.TIMESTAMP_ROOTS).write_bytes(other.root.public_bytes(serialization.Encoding.PEM))
    (failed,) = ship_latest()
    assert failed.startswith("timestamp: ")
    assert list(Shipment.objects.using("keeper").values_list("way", flat=True)) == ["folder"]


def test_an_authority_that_does_not_answer_is_told_and_asked_again(store: str, settings: Any) -> None:
    settings.TIMESTAMP_URL = "http://127.0.0.1:9/"
    assert [one.partition(":")[0] for one in ship_latest()] == ["timestamp"]
    assert [one.partition(":")[0] for one in ship_latest()] == ["timestamp"]
    settings.TIMESTAMP_URL = "file:///etc/passwd"
    assert [one.partition(":")[0] for one in ship_latest()] == ["timestamp"]
