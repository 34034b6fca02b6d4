"""What a provider says of who came back, once it proves itself (OpenID Connect Core 1.0 § 3.1.3.7). Pure."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from typing import Any

import jwt

#: Signatures that are believed (RFC 8725 § 3.1): those with a public key, whatever the token itself asks.
BELIEVED = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
_SKEW = 30  # seconds by which clocks may differ


class BadToken(Exception):
    """The token does not prove what it says; the text is a code for the record."""


def claims_of(token: str, keys: Mapping[str, Any], *, issuer: str, client: str, nonce: str) -> dict[str, Any]:
    """The claims of an ID token that one of `keys` (a JWK set) signed, for this client and this sign-in.

    Raises BadToken: unreadable, signature, issuer, audience, time, nonce.
    """
    try:
        key = _key(token, keys)
        claims: dict[str, Any] = jwt.decode(
            token,
            key,
            algorithms=list(BELIEVED),
            audience=client,
            issuer=issuer,
            leeway=_SKEW,
            options={"require": ["iss", "sub", "aud", "exp", "iat"]},
        )
    except jwt.InvalidSignatureError:
        raise BadToken("signature") from None
    except jwt.InvalidIssuerError:
        raise BadToken("issuer") from None
    except jwt.InvalidAudienceError:
        raise BadToken("audience") from None
    except (jwt.ExpiredSignatureError, jwt.ImmatureSignatureError):
        raise BadToken("time") from None
    except (jwt.PyJWTError, KeyError, TypeError, ValueError):
        raise BadToken("unreadable") from None
    if not nonce or not hmac.compare_digest(str(claims.get("nonce", "")), nonce):
        raise BadToken("nonce")
    return claims


def _key(token: str, keys: Mapping[str, Any]) -> jwt.PyJWK:
    """The key that the token names; the only one, where it names none."""
    named = jwt.get_unverified_header(token).get("kid")
    fitting = [one for one in jwt.PyJWKSet.from_dict(dict(keys)).keys if named in (None, one.key_id)]
    if len(fitting) != 1:
        raise BadToken("signature")
    return fitting[0]
