"""What a browser could send in place of a passkey's proof: refused, whatever it is, and opens nothing."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tamarack.trust.sign_in import throttle
from tests.trust.sign_in.entering import is_in, sign_in, somebody

pytestmark = pytest.mark.django_db

_BYTES = st.binary(max_size=80).map(lambda raw: base64.urlsafe_b64encode(raw).decode().rstrip("="))
_CLIENT = st.fixed_dictionaries(
    {
        "type": st.sampled_from(["webauthn.get", "webauthn.create", ""]),
        "challenge": _BYTES,
        "origin": st.sampled_from(["http://testserver", "https://elsewhere.example", ""]),
    }
).map(lambda said: base64.urlsafe_b64encode(json.dumps(said).encode()).decode())
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20) | _BYTES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=12), inner, max_size=3),
    max_leaves=8,
)


def _credential(handle: str) -> st.SearchStrategy[Any]:
    response = st.fixed_dictionaries(
        {},
        optional={
            "clientDataJSON": _CLIENT | _JSON,
            "authenticatorData": _BYTES | _JSON,
            "attestationObject": _BYTES | _JSON,
            "signature": _BYTES | _JSON,
            "userHandle": st.just(handle) | _JSON,
        },
    )
    whole = st.fixed_dictionaries(
        {"id": _BYTES, "rawId": _BYTES, "type": st.just("public-key"), "response": response},
        optional={"clientExtensionResults": _JSON, "authenticatorAttachment": _JSON},
    )
    return whole | _JSON


@pytest.mark.parametrize("address", ["/sign-in/passkey/", "/account/passkey/"])
def test_nothing_but_a_proof_is_taken(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(throttle, "begin", lambda subjects: None)
    officer = somebody()
    handle = base64.urlsafe_b64encode(user_pk_to_url_str(officer).encode()).decode().rstrip("=")
    client = Client()
    if address == "/account/passkey/":
        sign_in(client)
    client.get(address, headers={"accept": "application/json"})

    @settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
    @given(_credential(handle))
    def tried(credential: Any) -> None:
        response = client.post(address, {"name": "x", "credential": json.dumps(credential)})
        assert response.status_code in (302, 400)
        if address == "/sign-in/passkey/":
            assert response.headers["location"] == "/sign-in/?passkey=refused"
        else:
            assert response.status_code == 400

    tried()
    assert not Authenticator.objects.filter(user=officer).exists()
    assert is_in(client) == (address == "/account/passkey/")


@pytest.mark.parametrize("sent", ["0", "false", "0.0", "null", "{}", "[]", '""', "1", '"x"', "", "not json"])
def test_nothing_false_becomes_a_passkey(sent: str) -> None:
    """allauth 65.21 adds `0` without looking at it, which would pass for a second factor."""
    officer, client = somebody(), Client()
    sign_in(client)
    client.get("/account/passkey/")
    assert client.post("/account/passkey/", {"name": "x", "credential": sent}).status_code == 400
    assert not Authenticator.objects.filter(user=officer).exists()
