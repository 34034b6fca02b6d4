"""What a call is for: said in its header, or when the session was opened."""

from __future__ import annotations

from urllib.parse import unquote

from django.http import HttpRequest
from django.utils.http import parse_header_parameters

from tamarack.api.errors import PurposeNeeded, UnknownPurpose
from tamarack.trust.accounts.door import stated_purpose
from tamarack.trust.markings.marking import Purpose
from tamarack.trust.oversight.errors import ShortReason
from tamarack.trust.oversight.reasons import policy_now

HEADER = "Tamarack-Purpose"
REASON = "Tamarack-Reason"
_ENCODED = "UTF-8''"
LONGEST = 1_000  # characters of the header that are read


def purpose_of(request: HttpRequest) -> tuple[Purpose, str]:
    """The purpose and the reason of this call. Raises PurposeNeeded, UnknownPurpose.

    `Tamarack-Purpose: investigation; reason=File 12` speaks for one call and leaves the session as it is;
    what ASCII can't write goes as RFC 8187 has it, `reason*=UTF-8''Dossier%20n%C2%B0%2012`.
    """
    said = request.headers.get(HEADER)
    if said is not None:
        return read_purpose(said)
    stated = stated_purpose(request)
    if stated is None:
        raise PurposeNeeded(header=HEADER)
    return stated


def reason_of(request: HttpRequest) -> dict[str, str]:
    """Why this call opens what it opens, as `Tamarack-Reason` says. Raises ShortReason.

    What ASCII can't write goes percent-encoded after `UTF-8''`, as RFC 8187 has it.
    """
    said = request.headers.get(REASON)
    if said is None:
        return {}
    text = _kept(unquote(said.removeprefix(_ENCODED)) if said.startswith(_ENCODED) else said)
    shortest = policy_now().own_reason.shortest
    if not shortest <= len(text) <= LONGEST:
        raise ShortReason(place=REASON, shortest=shortest)
    return {"": text}


def read_purpose(said: str) -> tuple[Purpose, str]:
    """The purpose and the reason that a header states. Raises UnknownPurpose."""
    try:
        kind, parameters = parse_header_parameters(said if len(said) <= LONGEST else "")
        return Purpose(kind.strip().lower()), _kept(parameters.get("reason", ""))
    except (ValueError, LookupError):
        raise UnknownPurpose(place=HEADER, purposes=[purpose.value for purpose in Purpose]) from None


def _kept(reason: str) -> str:
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in reason).strip()
