"""Signing in through the agency's provider: who has an account is let in, on proof; nobody else."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import jwt
import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from tamarack.trust.accounts.models import Officer
from tests.ground.people import closed
from tests.trust.sign_in import provider as fake
from tests.trust.sign_in.conftest import Noted
from tests.trust.sign_in.entering import code, is_in, somebody, with_totp
from tests.trust.sign_in.provider import OTHER_KEY, Provider

pytestmark = pytest.mark.django_db
LEAVE, REFUSED = "/sign-in/with/agency/", "/sign-in/refused/"


@pytest.fixture(scope="module")
def running() -> Iterator[Provider]:
    with fake.standing() as provider:
        yield provider


@pytest.fixture
def provider(running: Provider, settings: Any) -> Provider:
    """A provider that says that `protected-b` came by, configured."""
    for name in ("key", "algorithm", "said_issuer", "leaves_out"):
        setattr(running, name, getattr(Provider(), name))
    running.claims = {"preferred_username": "protected-b"}
    settings.ROOT_URLCONF = "tests.trust.sign_in.addresses_with_provider"
    settings.OIDC_ISSUER, settings.OIDC_NAME = running.issuer, "Agency of Larches"
    app = {
        "provider_id": "agency",
        "name": "Agency of Larches",
        "client_id": fake.CLIENT,
        "secret": fake.SECRET,
        "settings": {"server_url": running.issuer, "scope": ["openid", "profile"]},
    }
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}
    return running


def _come(client: Client, provider: Provider, **changed: str) -> str:
    """Go to the provider and come back; where that leads."""
    away = client.get(LEAVE)
    assert away.status_code == 302
    assert away.headers["location"].startswith(f"{provider.issuer}/authorize?")
    back = provider.visit(away.headers["location"], **changed)
    return str(client.get(back.removeprefix("http://testserver")).headers["location"])


def test_whoever_has_an_account_is_in_and_is_linked(provider: Provider, noted: Noted) -> None:
    officer, client = somebody(), Client()
    assert _come(client, provider) == "/"
    assert is_in(client)
    linked = SocialAccount.objects.get()
    assert (linked.user_id, linked.provider, linked.uid, linked.extra_data) == (
        officer.id,
        "agency",
        "subject-1",
        {},
    )
    assert noted == [
        ("sign-in.link", officer.id, {}),
        ("sign-in", officer.id, {"by": ["socialaccount"]}),
    ]
    provider.claims["preferred_username"] = "renamed-there"  # the identity stays whose it is
    again = Client()
    assert _come(again, provider) == "/"
    assert is_in(again)


def test_the_page_offers_it_and_without_one_nothing_shows(provider: Provider, settings: Any) -> None:
    assert "Sign in with Agency of Larches" in Client().get("/sign-in/").content.decode()
    settings.ROOT_URLCONF, settings.OIDC_ISSUER = "tamarack.web.urls", ""
    assert "Agency of Larches" not in Client().get("/sign-in/").content.decode()
    assert Client().get(LEAVE).status_code == 404


def test_an_identity_without_an_account_is_refused(provider: Provider, noted: Noted) -> None:
    provider.claims = {"preferred_username": "stranger", "sub": "subject-2"}
    client = Client()
    assert _come(client, provider) == REFUSED
    assert client.get(REFUSED).status_code == 403
    assert not is_in(client)
    assert not Officer.objects.filter(login="stranger").exists()
    assert noted == [("sign-in.refused", None, {"why": "unknown", "login": "stranger"})]


@pytest.mark.parametrize("linked", [False, True])
def test_a_closed_account_is_refused(provider: Provider, noted: Noted, linked: bool) -> None:
    officer = somebody()
    if linked:
        SocialAccount.objects.create(user=officer, provider="agency", uid="subject-1")
    closed(officer)
    noted.clear()
    client = Client()
    assert _come(client, provider) == REFUSED
    assert not is_in(client)
    assert [(verb, said["why"]) for verb, _actor, said in noted] == [("sign-in.refused", "closed")]


def test_another_identity_does_not_get_an_account_that_is_linked(provider: Provider, noted: Noted) -> None:
    officer = somebody()
    SocialAccount.objects.create(user=officer, provider="agency", uid="subject-1")
    provider.claims["sub"] = "subject-9"  # the name was given to somebody else over there
    client = Client()
    assert _come(client, provider) == REFUSED
    assert not is_in(client)
    assert noted[-1][2]["why"] == "linked-to-another"


@pytest.mark.parametrize("claim", [None, "", 7, ["protected-b"]])
def test_a_claim_that_names_nobody_is_refused(provider: Provider, claim: object) -> None:
    somebody()
    provider.claims["preferred_username"] = claim
    client = Client()
    assert _come(client, provider) == REFUSED
    assert not is_in(client)


def _dishonest(provider: Provider) -> dict[str, Any]:
    now = int(time.time())
    return {
        "signature": {"key": OTHER_KEY},
        "unreadable": {"key": "", "algorithm": "none"},
        "nonce": {"claims": {"nonce": "another"}},
        "audience": {"claims": {"aud": "another-client"}},
        "issuer": {"claims": {"iss": "https://elsewhere.example"}},
        "time": {"claims": {"exp": now - 60, "iat": now - 120}},
        "said issuer": {"said_issuer": "https://elsewhere.example"},
        "no nonce": {"leaves_out": ("nonce",)},
        "no end": {"leaves_out": ("exp",)},
        "no subject": {"leaves_out": ("sub",)},
    }


@pytest.mark.parametrize("fault", list(_dishonest(Provider())))
def test_a_token_that_does_not_prove_it_is_refused(provider: Provider, noted: Noted, fault: str) -> None:
    somebody()
    for name, value in _dishonest(provider)[fault].items():
        setattr(provider, name, provider.claims | value if name == "claims" else value)
    client = Client()
    assert _come(client, provider) == REFUSED
    assert not is_in(client)
    assert not SocialAccount.objects.exists()
    code_of = {
        "said issuer": "issuer",
        "no nonce": "nonce",
        "no end": "unreadable",
        "no subject": "unreadable",
    }
    assert noted == [("sign-in.refused", None, {"why": "provider", "error": code_of.get(fault, fault)})]


def test_the_public_key_is_no_secret_to_sign_with(provider: Provider) -> None:
    """RFC 8725 § 2.1: RS256 turned into HS256 with the public key as its secret."""
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    from tamarack.trust.sign_in.id_token import BadToken, claims_of

    public = fake.KEY.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    import base64
    import hmac
    import json

    def part(value: object) -> bytes:
        return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=")

    now = int(time.time())
    claims = {"iss": "i", "aud": "c", "sub": "s", "iat": now, "exp": now + 60, "nonce": "n"}
    said = part({"alg": "HS256", "kid": fake.KID}) + b"." + part(claims)
    forged = said + b"." + base64.urlsafe_b64encode(hmac.digest(public, said, "sha256")).rstrip(b"=")
    keys = provider.answer("/keys", {})
    assert keys is not None
    with pytest.raises(BadToken):
        claims_of(forged.decode(), keys, issuer="i", client="c", nonce="n")
    honest = jwt.encode(claims, fake.KEY, "RS256", headers={"kid": fake.KID})
    assert claims_of(honest, keys, issuer="i", client="c", nonce="n")["sub"] == "s"
    with pytest.raises(BadToken, match="nonce"):
        claims_of(honest, keys, issuer="i", client="c", nonce="")


def test_a_state_that_this_browser_was_not_given_is_refused(provider: Provider) -> None:
    somebody()
    client, other = Client(), Client()
    assert _come(client, provider, state="made-up") == REFUSED
    away = other.get(LEAVE).headers["location"]
    stolen = provider.visit(away).removeprefix("http://testserver")
    assert client.get(stolen).headers["location"] == REFUSED
    assert not is_in(client)
    assert other.get(stolen).headers["location"] == "/"
    assert other.get("/sign-out/").status_code == 200
    other.post("/sign-out/")
    assert other.get(stolen).headers["location"] == REFUSED  # a way back is gone once


def test_the_person_may_refuse_there(provider: Provider, noted: Noted) -> None:
    client = Client()
    state = provider.visit(client.get(LEAVE).headers["location"]).rpartition("state=")[2]
    response = client.get(f"{LEAVE}back/?error=access_denied&state={state}")
    assert response.headers["location"] == REFUSED
    assert noted[-1][2]["why"] == "provider"


def test_a_provider_that_does_not_answer_is_told(provider: Provider, settings: Any) -> None:
    settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]["settings"]["server_url"] = (
        "http://127.0.0.1:9"
    )
    assert Client().get(LEAVE).headers["location"] == REFUSED


def test_what_the_visitor_adds_to_the_address_goes_nowhere(provider: Provider) -> None:
    away = Client().get(f"{LEAVE}?auth_params=nonce%3Dx%26prompt%3Dnone&scope=admin&process=connect")
    assert "prompt" not in away.headers["location"]
    assert "admin" not in away.headers["location"]
    assert "nonce=x&" not in f"{away.headers['location']}&"


def test_our_second_factor_is_asked_unless_the_provider_says_it_did(
    provider: Provider, settings: Any
) -> None:
    with_totp()
    settings.SECOND_FACTOR = "required"
    settings.OIDC_AMR, settings.OIDC_ACR = ["mfa", "hwk"], ["urn:two"]
    client = Client()
    provider.claims["amr"] = ["pwd"]
    assert _come(client, provider) == "/sign-in/second/"
    assert client.post("/sign-in/second/", {"code": code()}).status_code == 302
    assert is_in(client)
    for claim in ({"amr": ["pwd", "mfa"]}, {"acr": "urn:two"}):
        provider.claims = {"preferred_username": "protected-b"} | claim
        again = Client()
        assert _come(again, provider) == "/"
        assert is_in(again)
        assert again.get("/api/me").status_code == 200


@pytest.mark.parametrize(
    "claims", [{}, {"amr": "mfa"}, {"amr": ["pwd"]}, {"acr": "urn:one"}, {"amr": [["mfa"]]}]
)
def test_whoever_showed_one_nowhere_sets_one_up(
    provider: Provider, settings: Any, claims: dict[str, Any]
) -> None:
    somebody()
    settings.SECOND_FACTOR = "required"
    settings.OIDC_AMR, settings.OIDC_ACR = ["mfa"], ["urn:two"]
    provider.claims |= claims
    client = Client()
    assert _come(client, provider) == "/"
    assert client.get("/").headers["location"] == "/account/set-up/"
    assert client.get("/api/me").status_code == 403
