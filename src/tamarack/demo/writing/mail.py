"""E-mail messages, as a mailbox saves them (RFC 5322, MIME)."""

from __future__ import annotations

from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime


def message(
    *, report: str, title: str, text: str, sent: str, attached: tuple[str, bytes] | None = None
) -> bytes:
    """The message as bytes; `sent` is an ISO moment with offset, `attached` a name and a text file."""
    mail = EmailMessage(policy=SMTP)
    mail["From"] = "sender@example.org"
    mail["To"] = "intake@tamarack.example"
    mail["Subject"] = title
    mail["Date"] = format_datetime(datetime.fromisoformat(sent))
    mail["Message-ID"] = f"<{report}@example.org>"
    mail.set_content(text, charset="utf-8", cte="base64")
    if attached:
        name, data = attached
        mail.add_attachment(data, maintype="text", subtype="plain", filename=name)
        mail.set_boundary(f"=={report}==")
    return mail.as_bytes()
