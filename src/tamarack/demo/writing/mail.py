"""E-mail messages, as a mailbox saves them (RFC 5322, MIME)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime


@dataclass(frozen=True, slots=True)
class Envelope:
    """Who wrote to whom, when (an ISO moment with offset), about what; `key` tells it from all others."""

    key: str
    sender: str
    recipient: str
    sent: str
    subject: str

    def headers(self) -> dict[str, str]:
        """The headers that people read, in the order in which intake shows them."""
        return {
            "From": self.sender,
            "To": self.recipient,
            "Date": format_datetime(datetime.fromisoformat(self.sent)),
            "Subject": self.subject,
        }

    def heading(self) -> str:
        """The headers as they stand above the body when the mail is read as one text."""
        return "".join(f"{name}: {value}\n" for name, value in self.headers().items()) + "\n"


def message(envelope: Envelope, text: str, attached: tuple[str, bytes] | None = None) -> bytes:
    """The message as bytes; `attached` is a name and a text file."""
    mail = EmailMessage(policy=SMTP)
    for name, value in envelope.headers().items():
        mail[name] = value
    mail["Message-ID"] = f"<{envelope.key}@example.org>"
    mail.set_content(text, charset="utf-8", cte="base64")
    if attached:
        name, data = attached
        mail.add_attachment(data, maintype="text", subtype="plain", filename=name)
        mail.set_boundary(f"=={envelope.key}==")
    return mail.as_bytes()
