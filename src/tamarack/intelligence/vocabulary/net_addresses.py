"""E-mail, Web and IP addresses, however a report disguises them."""

from __future__ import annotations

import re
from ipaddress import ip_address

_DISGUISES = (("[.]", "."), ("(.)", "."), ("[:]", ":"), ("[@]", "@"), ("[at]", "@"), ("(at)", "@"))
_EMAIL = re.compile(r"(?:mailto:)?<?([^\s@<>()\[\],;:\"]+)@([^\s@<>()\[\],;:\"]+?)>?\.?\Z", re.IGNORECASE)
_DOMAIN = re.compile(
    r"(?=.{1,253}\Z)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]\Z"
)
_URL = re.compile(
    r"(?:(?P<scheme>[a-z][a-z0-9+.-]*)://)?(?P<user>[^\s/?#@]*@)?(?P<host>\[[0-9a-f:.]+\]|[^\s/?#:@\[\]]+)"
    r"(?::(?P<port>[0-9]{1,5}))?(?P<rest>[/?#]\S*)?\Z",
    re.IGNORECASE,
)
_DEFAULT_PORTS = {"http": "80", "https": "443", "ftp": "21"}


def normal_email(value: str) -> str:
    """The address with its domain in lower case and in ASCII; "" when it is none.

    What stands before the @ is kept to the letter: the domain decides whether its case counts.
    """
    found = _EMAIL.match(_undisguised(value))
    domain = _ascii_host(found[2]) if found else ""
    return f"{found[1]}@{domain}" if found and _DOMAIN.match(domain) else ""


def normal_url(value: str) -> str:
    """Scheme and host in lower case and ASCII, no default port, a path at least "/"; "" when it is none.

    An address without a scheme gets "https". "hxxp" and "[.]" are read as what they disguise.
    Path, query and fragment are kept to the letter.
    """
    found = _URL.match(_undisguised(value))
    if not found:
        return ""
    scheme = (found["scheme"] or "https").lower().replace("hxxp", "http")
    host = _ascii_host(found["host"])
    if not (_DOMAIN.match(host) or normal_ip(host.strip("[]")) or host == "localhost"):
        return ""
    port = "" if found["port"] in (None, _DEFAULT_PORTS.get(scheme)) else f":{found['port']}"
    rest = found["rest"] or "/"
    return f"{scheme}://{found['user'] or ''}{host}{port}{rest if rest[0] == '/' else '/' + rest}"


def normal_ip(value: str) -> str:
    """The address in its shortest writing (RFC 5952 for IPv6); "" when it is none."""
    try:
        return str(ip_address(_undisguised(value)))
    except ValueError:
        return ""


def _undisguised(value: str) -> str:
    plain = value.strip()
    if "[" in plain or "(" in plain:
        for disguise, meant in _DISGUISES:
            plain = plain.replace(disguise, meant)
    return plain


def _ascii_host(host: str) -> str:
    lowered = host.lower().rstrip(".")
    if lowered.isascii():
        return lowered
    try:
        return lowered.encode("idna").decode("ascii")
    except UnicodeError:
        return ""
