"""Time stamps, from a small authority made here: a root, a signer, and `openssl ts` to answer with them."""

from __future__ import annotations

import random
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from tamarack.trust.audit.errors import BadTimestamp
from tamarack.trust.audit.timestamp import check, read_roots, request_for
from tests.trust.audit.time_authority import OPENSSL, Authority, needs_openssl

NOTE = "tamarack.test/log\n7\nAAAA\n\n— é\n".encode()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Authority]:
    places = iter(range(99))
    folder = tmp_path_factory.mktemp("authorities")
    return lambda **how: Authority(folder / str(next(places)), **how)


@pytest.fixture(scope="module")
def authority(made: Callable[..., Authority]) -> Authority:
    return made()


@pytest.fixture(scope="module")
def reply(authority: Authority) -> bytes:
    return authority.answer(request_for(NOTE))


@needs_openssl
def test_a_reply_shows_when_the_note_was_there(authority: Authority, reply: bytes) -> None:
    at = check(reply, NOTE, [authority.root])
    assert at.utcoffset() == timedelta(0)
    assert abs(datetime.now(UTC) - at) < timedelta(minutes=5)


@needs_openssl
def test_it_shows_so_among_other_roots_and_from_pem(
    authority: Authority, reply: bytes, made: Callable[..., Authority]
) -> None:
    pem = b"".join(one.public_bytes(serialization.Encoding.PEM) for one in (made().root, authority.root))
    assert check(reply, NOTE, read_roots(pem)) == check(reply, NOTE, iter([authority.root]))


def test_a_request_is_always_the_same_for_the_same_note() -> None:
    assert request_for(NOTE) == request_for(NOTE)
    assert request_for(NOTE) != request_for(NOTE + b"x")
    for nothing in (b"", "text", None):
        with pytest.raises(BadTimestamp):
            request_for(nothing)  # type: ignore[arg-type]


@needs_openssl
def test_openssl_reads_the_request(authority: Authority) -> None:
    (authority.folder / "asked").write_bytes(request_for(NOTE))
    told = subprocess.run(
        [OPENSSL or "", "ts", "-query", "-in", "asked", "-text"],
        cwd=authority.folder, capture_output=True, check=True, encoding="utf-8", timeout=60,
    ).stdout  # fmt: skip
    assert "Hash Algorithm: sha256" in told
    assert "Nonce: unspecified" in told
    assert "Certificate required: yes" in told


@needs_openssl
@pytest.mark.parametrize("note", [NOTE[:-1], NOTE + b"\n", b"", b"another", "text", None])
def test_a_reply_shows_nothing_of_another_note(authority: Authority, reply: bytes, note: Any) -> None:
    with pytest.raises(BadTimestamp):
        check(reply, note, [authority.root])


@needs_openssl
@pytest.mark.parametrize(
    "how",
    [{"days": (-3, -2)}, {"days": (2, 3)}],
    ids=["no longer valid", "not yet valid"],
)
def test_a_signer_whose_certificate_was_not_valid_then_is_refused(
    made: Callable[..., Authority], how: dict[str, Any]
) -> None:
    wrong = made(**how)
    with pytest.raises(BadTimestamp):
        check(wrong.answer(request_for(NOTE)), NOTE, [wrong.root])


@needs_openssl
def test_an_authority_that_is_not_trusted_is_refused(
    authority: Authority, reply: bytes, made: Callable[..., Authority]
) -> None:
    for roots in ([], [made().root]):
        with pytest.raises(BadTimestamp):
            check(reply, NOTE, roots)


@needs_openssl
def test_a_refusal_is_told_as_one(made: Callable[..., Authority]) -> None:
    strict = made()
    refusal = strict.answer(request_for(NOTE), digests="sha512")
    with pytest.raises(BadTimestamp, match="not granted"):
        check(refusal, NOTE, [strict.root])


@needs_openssl
def test_a_spoiled_reply_never_shows_another_time_or_raises_astray(
    authority: Authority, reply: bytes
) -> None:
    at = check(reply, NOTE, [authority.root])
    drawn = random.Random(9162)
    refused = 0
    for _ in range(1500):
        try:
            assert check(spoiled(reply, drawn), NOTE, [authority.root]) == at
        except BadTimestamp:
            refused += 1
    assert refused > 1400


def spoiled(reply: bytes, drawn: random.Random) -> bytes:
    """A reply with a byte changed, dropped or put in, or a stretch cut out."""
    place, byte = drawn.randrange(len(reply)), drawn.randrange(256)
    after = drawn.choice((1, 1, 1, 0, drawn.randrange(2, 40)))
    put = bytes([byte]) if after < 2 else b""
    return reply[:place] + put + reply[place + after :]


@pytest.mark.parametrize(
    "reply", [b"", b"rubbish", b"\x30\x80", b"\x30\x03\x02\x01\x00", b"x" * (2 << 20), "text", None]
)
def test_what_is_no_reply_is_refused(reply: Any) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    root = Authority._certificate("root", key, key, (-1, 1), x509.BasicConstraints(True, None))
    with pytest.raises(BadTimestamp):
        check(reply, NOTE, [root])


@pytest.mark.parametrize(
    "pem", [b"", b"rubbish", b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", None]
)
def test_what_is_no_certificate_is_refused(pem: Any) -> None:
    with pytest.raises(BadTimestamp):
        read_roots(pem)
