from __future__ import annotations

from typing import Any

import pytest

from tamarack.trust.audit.errors import BadKey
from tamarack.trust.audit.log_keys import SigningKey, VerifierKey

# The key pair that the documentation of Go's golang.org/x/mod/sumdb/note prints.
GO_SECRET = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
GO_PUBLIC = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
SECRET = SigningKey("example.test/log", bytes(range(32)))
PUBLIC = SECRET.verifier


def test_a_key_of_others_is_read_and_written_alike() -> None:
    key = SigningKey.read(GO_SECRET)
    assert key.secret_text == GO_SECRET
    assert key.verifier.text == GO_PUBLIC
    assert VerifierKey.read(GO_PUBLIC + "\n") == key.verifier
    assert key.verifier.id.hex() == "c74f20a3"


def test_a_signature_holds_for_its_text_and_key_alone() -> None:
    signature = SECRET.sign(b"text")
    assert PUBLIC.holds(signature, b"text")
    assert not PUBLIC.holds(signature, b"Text")
    assert not PUBLIC.holds(signature[:-1], b"text")
    assert not PUBLIC.holds(b"", b"text")
    assert not SigningKey.generate("example.test/log").verifier.holds(signature, b"text")
    assert not VerifierKey("example.test/log", b"\xff" * 32).holds(signature, b"text")


def test_fresh_keys_differ_and_a_secret_is_not_shown() -> None:
    assert SigningKey.generate("a").seed != SigningKey.generate("a").seed
    assert "seed" not in repr(SECRET)
    assert SigningKey.read(SECRET.secret_text) == SECRET


BROKEN: list[Any] = [
    None, 7, b"x", "", "\n", "x", "a+b", "+c74f20a3+ARpc", GO_PUBLIC[:-1], GO_PUBLIC[:-4], GO_PUBLIC + "=",
    GO_PUBLIC + "\n\n", " " + GO_PUBLIC, GO_PUBLIC.replace("PeterNeumann", "Peter Neumann"),
    GO_PUBLIC.replace("PeterNeumann", "Peter\u00a0Neumann"),
    GO_PUBLIC.replace("PeterNeumann", "PeterNeumanm"),
    GO_PUBLIC.replace("PeterNeumann", ""), GO_PUBLIC.replace("c74f20a3", "C74F20A3"),
    GO_PUBLIC.replace("c74f20a3", "c74f20a4"), GO_PUBLIC.replace("c74f20a3", ""),
    GO_PUBLIC.replace("ARpc", "ABpc"),
    GO_PUBLIC.replace("+ARpc", "+BRpc"), GO_PUBLIC.replace("10TW", "1é"),
    GO_PUBLIC.replace("Peter", "Pe\x00er"),
    GO_PUBLIC.replace("Peter", "Pe\ud800er"), GO_PUBLIC.replace("\u0041", "\uff21"), "PRIVATE+KEY+",
]  # fmt: skip


@pytest.mark.parametrize("text", BROKEN, ids=lambda text: ascii(text)[:40])
def test_text_that_is_no_key_is_refused(text: Any) -> None:
    with pytest.raises(BadKey):
        VerifierKey.read(text)
    with pytest.raises(BadKey):
        SigningKey.read("PRIVATE+KEY+" + text if isinstance(text, str) else text)


@pytest.mark.parametrize(
    "text", [GO_PUBLIC, GO_SECRET[:-1], GO_SECRET.lower(), GO_SECRET.replace("AYEK", "AYEL")]
)
def test_a_secret_that_is_none_is_refused_without_being_shown(text: str) -> None:
    with pytest.raises(BadKey) as refused:
        SigningKey.read(text)
    assert text not in str(refused.value)


@pytest.mark.parametrize("public", [b"", bytes(31), bytes(33), "x" * 32, None])
def test_a_key_of_another_length_is_refused(public: Any) -> None:
    with pytest.raises(BadKey):
        VerifierKey("a", public)
    with pytest.raises(BadKey):
        SigningKey("a", public)
