"""An OpenID Connect provider on this machine: real HTTP, real RS256 tokens, as dishonest as a test wants."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET, KID = "tamarack", "a-secret-between-two", "key-1"


def _new_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


KEY, OTHER_KEY = _new_key(), _new_key()


@dataclass(slots=True)
class Provider:
    """What it says of who comes by: `claims` over the usual ones; `forge` changes the token itself."""

    issuer: str = ""
    claims: dict[str, Any] = field(default_factory=dict)
    key: Any = KEY
    algorithm: str = "RS256"
    said_issuer: str = ""
    leaves_out: tuple[str, ...] = ()
    asked: list[dict[str, str]] = field(default_factory=list)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)

    def visit(self, address: str, **changed: str) -> str:
        """As a browser that was sent here: signs in at once and is sent back to this address."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()} | changed
        self.asked.append(asked)
        code = f"code-{len(self.asked)}"
        self.codes[code] = asked
        return f"{asked['redirect_uri']}?code={code}&state={asked['state']}"

    def token(self, asked: dict[str, str]) -> str:
        """The ID token."""
        now = int(time.time())
        usual = {"iss": self.issuer, "aud": CLIENT, "sub": "subject-1", "iat": now, "exp": now + 60}
        claims = usual | {"nonce": asked["nonce"]} | self.claims
        kept = {name: value for name, value in claims.items() if name not in self.leaves_out}
        return jwt.encode(kept, self.key, self.algorithm, headers={"kid": KID})

    def answer(self, path: str, form: dict[str, str]) -> dict[str, Any] | None:
        """The document at this path; None for a refusal."""
        if path == "/.well-known/openid-configuration":
            return {
                "issuer": self.said_issuer or self.issuer,
                "authorization_endpoint": f"{self.issuer}/authorize",
                "token_endpoint": f"{self.issuer}/token",
                "jwks_uri": f"{self.issuer}/keys",
                "token_endpoint_auth_methods_supported": ["client_secret_post"],
            }
        if path == "/keys":
            public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key()))
            return {"keys": [public | {"kid": KID, "alg": "RS256", "use": "sig"}]}
        asked = self.codes.pop(form.get("code", ""), None)
        if path != "/token" or asked is None or form.get("client_secret") != SECRET:
            return None
        challenge = base64.urlsafe_b64encode(sha256(form["code_verifier"].encode()).digest()).decode()
        if challenge.rstrip("=") != asked["code_challenge"]:
            return None
        return {"access_token": "access", "token_type": "Bearer", "id_token": self.token(asked)}


@contextmanager
def standing() -> Iterator[Provider]:
    """The provider, answering on a port of 127.0.0.1."""
    provider = Provider()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._tell({})

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"])).decode()
            self._tell({name: values[0] for name, values in parse_qs(body).items()})

        def _tell(self, form: dict[str, str]) -> None:
            document = provider.answer(self.path, form)
            self.send_response(200 if document is not None else 400)
            self.send_header("content-type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(document or {"error": "invalid_grant"}).encode())

        def log_message(self, *said: object) -> None:
            """Nothing on the screen."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    provider.issuer = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
