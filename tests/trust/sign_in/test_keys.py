"""What is sealed opens here alone, and an altered seal opens nowhere."""

from __future__ import annotations

import base64

import pytest
from django.test import override_settings

from tamarack.trust.sign_in import keys


def test_what_is_sealed_is_not_there_to_be_read_and_opens() -> None:
    sealed = keys.seal("JBSWY3DPEHPK3PXP")
    assert "JBSWY" not in sealed
    assert sealed != keys.seal("JBSWY3DPEHPK3PXP")
    assert keys.unseal(sealed) == "JBSWY3DPEHPK3PXP"


def test_any_byte_altered_is_refused() -> None:
    whole = bytearray(base64.b64decode(keys.seal("larch").removeprefix("1:")))
    for at in range(len(whole)):
        altered = bytes(whole[:at]) + bytes([whole[at] ^ 1]) + bytes(whole[at + 1 :])
        with pytest.raises(ValueError, match="altered"):
            keys.unseal("1:" + base64.b64encode(altered).decode())


@pytest.mark.parametrize("sealed", ["", "larch", "2:AAAA", "1:", "1:AAAA", "1:not base64"])
def test_what_was_never_sealed_is_refused(sealed: str) -> None:
    with pytest.raises(ValueError):
        keys.unseal(sealed)


def test_another_installation_opens_nothing() -> None:
    sealed = keys.seal("larch")
    keys._key.cache_clear()
    try:
        with override_settings(ENTRY_KEY=bytes(32)), pytest.raises(ValueError, match="altered"):
            keys.unseal(sealed)
    finally:
        keys._key.cache_clear()


def test_a_digest_is_of_its_kind_and_key() -> None:
    assert keys.digest("login", "a") == keys.digest("login", "a")
    assert keys.digest("login", "a") != keys.digest("address", "a")
    assert len(keys.digest("login", "\ud800")) == 32
