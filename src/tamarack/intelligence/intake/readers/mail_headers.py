"""What the headers of a mail state: who wrote to whom, when, about what."""

from __future__ import annotations

from collections.abc import Iterator
from email.header import decode_header, make_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime

from tamarack.intelligence.claims.statement import Statement
from tamarack.intelligence.intake.draft import Rejection
from tamarack.intelligence.intake.readers.cleaning import cleaned
from tamarack.intelligence.intake.readers.naming import key_of_value
from tamarack.intelligence.intake.readers.reasons import rejection

#: Headers that are part of the text an officer reads, in order.
SHOWN = ("From", "Sender", "Reply-To", "To", "Cc", "Bcc", "Date", "Subject")

#: Header → the property that holds its text, the link to a mailbox, the link to whoever is named.
_ROLES = {
    "From": ("from", "fromAddress", "emitters"),
    "To": ("to", "toAddress", "recipients"),
    "Cc": ("cc", "toAddress", "recipients"),
    "Bcc": ("bcc", "toAddress", "recipients"),
}
_MOST_ADDRESSES = 500


def header_of(message: Message, name: str) -> str:
    """The header's text, decoded (RFC 2047) and on one line; "" when it is absent."""
    return ", ".join(_decoded(str(value)) for value in message.get_all(name, []))


def _decoded(written: str) -> str:
    try:
        text = str(make_header(decode_header(written)))
    except Exception:  # unknown encodings, broken base64: the header as it was written says more than nothing
        text = written
    text = text.encode("utf-8", "replace").decode()
    return " ".join(cleaned(text)[0].split())


def date_of(message: Message) -> tuple[str, list[Rejection]]:
    """The Date header in ISO form with its offset, "" when it can't be read, and a note of that."""
    written = header_of(message, "Date")
    if not written:
        return "", []
    try:
        return parsedate_to_datetime(written).isoformat(), []
    except (ValueError, TypeError, IndexError, OverflowError):
        return "", [rejection("bad-date", "header Date", text=written[:80])]


def statements_of(message: Message, digest: str, said_on: str) -> list[Statement]:
    """The mail as an Email; its addresses as mailboxes, and those named beside them as someone who used one.

    Mailboxes are known by their address, whatever the source; a name beside an address is only
    what this mail calls its writer.
    """
    message_id = header_of(message, "Message-ID").strip("<> ")
    key = f"Email/{message_id or digest}"
    said = [
        Statement(key, "Email", name, value, None, f"header {header}")
        for name, header, value in (
            ("subject", "Subject", header_of(message, "Subject")),
            ("date", "Date", said_on),
            ("messageId", "Message-ID", message_id),
            ("inReplyTo", "In-Reply-To", header_of(message, "In-Reply-To").strip("<> ")),
        )
        if value
    ]
    for header in _ROLES:
        said += _correspondents(key, header, header_of(message, header))
    return list(dict.fromkeys(said))


def _correspondents(key: str, header: str, written: str) -> Iterator[Statement]:
    text, mailbox, someone = _ROLES[header]
    place = f"header {header}"
    for name, address in _addresses(written):
        whole = f"{name} <{address}>" if name else address
        yield Statement(key, "Email", text, whole, None, place)
        box = key_of_value("EmailAddress", ("address",), (address,))
        if not box:
            continue
        yield Statement(box, "EmailAddress", "address", address, None, place)
        yield Statement(key, "Email", mailbox, address, box, place)
        if name:
            who = f"LegalEntity/{name.casefold()} <{address.lower()}>"
            yield Statement(who, "LegalEntity", "name", name, None, place)
            yield Statement(who, "LegalEntity", "email", address, None, place)
            yield Statement(key, "Email", someone, name, who, place)


def _addresses(written: str) -> list[tuple[str, str]]:
    try:
        found = getaddresses([written])
    except Exception:  # hostile headers reach corners of the parser
        return []
    return [(" ".join(name.split()), address) for name, address in found[:_MOST_ADDRESSES] if "@" in address]
