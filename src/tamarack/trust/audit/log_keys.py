"""The log's keys: Ed25519, named, written as C2SP signed notes (and Go's sumdb/note) write them."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from tamarack.trust.audit.errors import BadKey
from tamarack.trust.audit.strict_text import as_base64, check_line, read_base64

_ED25519 = b"\x01"
_PRIVATE = "PRIVATE+KEY+"


@dataclass(frozen=True, slots=True)
class VerifierKey:
    """The public half of a log's key. `public` is 32 bytes. Raises BadKey."""

    name: str
    public: bytes

    def __post_init__(self) -> None:
        _check_name(self.name)
        _check_length(self.public)

    @property
    def id(self) -> bytes:
        """The four bytes by which signatures name the key: SHA-256(name || \\n || 0x01 || public)[:4]."""
        return sha256(self.name.encode() + b"\n" + _ED25519 + self.public).digest()[:4]

    @property
    def text(self) -> str:
        """The key as it is handed out: `name+id+base64(0x01 || public)`."""
        return f"{self.name}+{self.id.hex()}+{as_base64(_ED25519 + self.public)}"

    @classmethod
    def read(cls, text: str) -> VerifierKey:
        """The key that `text` writes, a newline at its end forgiven. Raises BadKey."""
        name, identifier, public = _parts(text)
        key = cls(name, public)
        _check_id(key, identifier)
        return key

    def holds(self, signature: bytes, message: bytes) -> bool:
        """Whether `signature` is this key's for `message`."""
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(signature, message)
        except (InvalidSignature, ValueError):
            return False
        return True


@dataclass(frozen=True, slots=True)
class SigningKey:
    """The private half of a log's key. `seed` is 32 bytes and is never shown. Raises BadKey."""

    name: str
    seed: bytes = field(repr=False)

    def __post_init__(self) -> None:
        _check_name(self.name)
        _check_length(self.seed)

    @classmethod
    def generate(cls, name: str) -> SigningKey:
        """A fresh key for the log of that name (its origin). Raises BadKey."""
        return cls(name, Ed25519PrivateKey.generate().private_bytes_raw())

    @property
    def verifier(self) -> VerifierKey:
        """The public half."""
        return VerifierKey(self.name, self._private().public_key().public_bytes_raw())

    @property
    def secret_text(self) -> str:
        """The key as it is kept: `PRIVATE+KEY+name+id+base64(0x01 || seed)`."""
        return f"{_PRIVATE}{self.name}+{self.verifier.id.hex()}+{as_base64(_ED25519 + self.seed)}"

    @classmethod
    def read(cls, text: str) -> SigningKey:
        """The key that `text` writes, a newline at its end forgiven. Raises BadKey, showing none of it."""
        if not isinstance(text, str) or not text.startswith(_PRIVATE):
            raise BadKey(place="key", problem="not a private key")
        name, identifier, seed = _parts(text.removeprefix(_PRIVATE))
        key = cls(name, seed)
        _check_id(key.verifier, identifier)
        return key

    def sign(self, message: bytes) -> bytes:
        """The signature (64 bytes) of `message`."""
        return self._private().sign(message)

    def _private(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self.seed)


def _parts(text: str) -> tuple[str, str, bytes]:
    line = check_line(text.removesuffix("\n") if isinstance(text, str) else text, BadKey, "key")
    parts = line.split("+", 2)
    if len(parts) != 3:
        raise BadKey(place="key", problem="not of three parts")
    data = read_base64(parts[2], BadKey, "key")
    if data[:1] != _ED25519:
        raise BadKey(place="key", problem="not Ed25519")
    return parts[0], parts[1], data[1:]


def _check_name(name: object) -> None:
    line = check_line(name, BadKey, "name")
    if "+" in line or any(character.isspace() for character in line):
        raise BadKey(place="name", problem="a space or a plus in it")


def _check_length(data: object) -> None:
    if type(data) is not bytes or len(data) != 32:
        raise BadKey(place="key", problem="not 32 bytes")


def _check_id(key: VerifierKey, identifier: str) -> None:
    if identifier != key.id.hex():
        raise BadKey(place="id", problem="not the id of this name and key")
