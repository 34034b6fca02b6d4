"""Time stamps by an authority (RFC 3161): when a checkpoint existed at the latest, by a clock not ours.

Nothing here is sent or fetched. A request asks for the signer's certificate, and carries no nonce: a reply
is kept with its checkpoint and read again years later, and one made earlier for the same bytes is as true.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from cryptography.x509 import Certificate, load_pem_x509_certificates
from rfc3161_client import (
    HashAlgorithm,
    TimestampRequestBuilder,
    TimeStampResponse,
    VerificationError,
    VerifierBuilder,
    decode_timestamp_response,
)

from tamarack.trust.audit.errors import BadTimestamp

LARGEST_REPLY = 1 << 20
_GRANTED = 0


def request_for(note: bytes) -> bytes:
    """The request (DER) that asks an authority to stamp `note`, by its SHA-256. Raises BadTimestamp."""
    if type(note) is not bytes or not note:
        raise BadTimestamp(place="note", problem="nothing to stamp")
    builder = TimestampRequestBuilder().data(note).hash_algorithm(HashAlgorithm.SHA256)
    return builder.nonce(nonce=False).cert_request(cert_request=True).build().as_bytes()


def check(reply: bytes, note: bytes, roots: Iterable[Certificate]) -> datetime:
    """When, in UTC, an authority under one of `roots` had seen `note`, as its reply (DER) shows.

    The signer's certificate must have been valid then, and made for time-stamping. Raises BadTimestamp.
    """
    trusted = list(roots)
    if not trusted:
        raise BadTimestamp(place="roots", problem="no authority is trusted")
    response = _decoded(reply)
    try:
        VerifierBuilder(roots=trusted).build().verify_message(response, note)
        return response.tst_info.gen_time.astimezone(UTC)
    except (VerificationError, ValueError, TypeError, ArithmeticError, AttributeError) as error:
        raise BadTimestamp(place="reply", problem=str(error)[:200]) from error


def read_roots(pem: bytes) -> tuple[Certificate, ...]:
    """The certificates of trusted authorities, from PEM. Raises BadTimestamp."""
    try:
        return tuple(load_pem_x509_certificates(pem))
    except (ValueError, TypeError) as error:
        raise BadTimestamp(place="roots", problem="not certificates in PEM") from error


def _decoded(reply: bytes) -> TimeStampResponse:
    if type(reply) is not bytes or len(reply) > LARGEST_REPLY:
        raise BadTimestamp(place="reply", problem="not a reply")
    try:
        response = decode_timestamp_response(reply)
        status = response.status
    except (ValueError, TypeError) as error:
        raise BadTimestamp(place="reply", problem="not a reply of RFC 3161") from error
    if status != _GRANTED:
        raise BadTimestamp(place="reply", problem=f"not granted (status {status})")
    return response
