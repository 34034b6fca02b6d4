"""A small time-stamping authority for tests: a root, a signer, and `openssl ts` to answer with them."""

from __future__ import annotations

import shutil
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

STAMPING = x509.ExtendedKeyUsage([x509.ExtendedKeyUsageOID.TIME_STAMPING])
OPENSSL = shutil.which("openssl")
needs_openssl = pytest.mark.skipif(not OPENSSL, reason="openssl is absent: no test authority answers")

SETTINGS = """
[tsa]
default_tsa = authority
[authority]
serial = {folder}/serial
crypto_device = builtin
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = {digests}
ess_cert_id_chain = no
ess_cert_id_alg = sha256
"""


def named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])


class Authority:
    """A root, and a signer under it."""

    def __init__(self, folder: Path, *, days: tuple[int, int] = (-1, 1)) -> None:
        self.folder = folder
        folder.mkdir()
        root_key, signer_key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
        self.root = self._certificate("root", root_key, root_key, (-9, 9), x509.BasicConstraints(True, None))
        self.signer = self._certificate("signer", signer_key, root_key, days, STAMPING)
        pem = serialization.Encoding.PEM
        (folder / "signer.pem").write_bytes(self.signer.public_bytes(pem))
        (folder / "signer.key").write_bytes(
            signer_key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        )
        (folder / "serial").write_text("01\n")

    @staticmethod
    def _certificate(
        name: str,
        key: ec.EllipticCurvePrivateKey,
        by: ec.EllipticCurvePrivateKey,
        days: tuple[int, int],
        for_: x509.ExtensionType,
    ) -> x509.Certificate:
        first, last = (datetime.now(UTC) + timedelta(days=day) for day in days)
        builder = x509.CertificateBuilder(
            named("root"), named(name), key.public_key(), x509.random_serial_number()
        )
        builder = builder.not_valid_before(first).not_valid_after(last).add_extension(for_, critical=True)
        return builder.sign(by, hashes.SHA256())

    def answer(self, request: bytes, *, digests: str = "sha256") -> bytes:
        """The authority's reply to a request."""
        settings = SETTINGS.format(folder=self.folder, digests=digests)
        (self.folder / "settings").write_text(settings)
        (self.folder / "request").write_bytes(request)
        subprocess.run(
            [
                OPENSSL or "", "ts", "-reply", "-config", "settings", "-queryfile", "request",
                "-out", "reply", "-signer", "signer.pem", "-inkey", "signer.key",
            ],
            cwd=self.folder, capture_output=True, check=False, timeout=60,
        )  # fmt: skip
        return (self.folder / "reply").read_bytes()
