"""E-mail, Web and IP addresses."""

import pytest

from tamarack.intelligence.vocabulary.net_addresses import normal_email, normal_ip, normal_url


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Ali.B@Example.COM", "Ali.B@example.com"),
        (" <ali@example.com> ", "ali@example.com"),
        ("mailto:ali@example.com", "ali@example.com"),
        ("ali[at]example[.]com", "ali@example.com"),
        ("ali@bücher.example", "ali@xn--bcher-kva.example"),
        ("ali@example.com.", "ali@example.com"),
        ("ali@localhost", ""),
        ("ali@@example.com", ""),
        ("ali@example..com", ""),
        ("ali example.com", ""),
        ("", ""),
    ],
)
def test_email(raw: str, expected: str) -> None:
    assert normal_email(raw) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("HTTP://Example.com:80/A?b=C#d", "http://example.com/A?b=C#d"),
        ("https://example.com", "https://example.com/"),
        ("https://example.com?q", "https://example.com/?q"),
        ("https://example.com:8443/x", "https://example.com:8443/x"),
        ("example.com/x", "https://example.com/x"),
        ("hxxps://example[.]com/x", "https://example.com/x"),
        ("https://bücher.example/ü", "https://xn--bcher-kva.example/ü"),
        ("http://192.0.2.1/x", "http://192.0.2.1/x"),
        ("http://[2001:db8::1]/x", "http://[2001:db8::1]/x"),
        ("https://u:p@example.com/", "https://u:p@example.com/"),
        ("just words", ""),
        ("https://", ""),
        ("", ""),
    ],
)
def test_url(raw: str, expected: str) -> None:
    assert normal_url(raw) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [("192.0.2.1", "192.0.2.1"), ("2001:DB8:0:0::1", "2001:db8::1"), ("192.0.2", ""), ("", "")],
)
def test_ip(raw: str, expected: str) -> None:
    assert normal_ip(raw) == expected
