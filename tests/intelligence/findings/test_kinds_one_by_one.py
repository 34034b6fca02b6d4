"""What each finder takes and what it leaves: (text, the normal forms found by that kind)."""

import pytest

from tamarack.intelligence.findings import find

CASES = {
    "telephone": [
        ("Call 5145550134, 1-800-555-0199 or 00 33 6 12 34 56 78.", ["+15145550134", "+18005550199",
        "+33612345678"]),
        ("+1 (514) 555-0134 12 people", ["+15145550134"]),
        ("+44 20 7946 0958; +999 12345678; 123-456-7890; 514-555-01345", ["+442079460958"]),
    ],
    "passport": [
        ("passports AB123456, CD789012 and EF345678", ["AB123456", "CD789012", "EF345678"]),
        ("Her passport was with the driver, phone 514-555-0134", []),
        ("AB123456 (passport)", ["AB123456"]),
        ("passport holder born 1961-07-04; passport C01X00T47", ["C01X00T47"]),
        ("PASSEPORT No: ab123456", ["AB123456"]),
    ],
    "document": [
        ("visa counterfoil E012345678, Visa 4111 1111 1111 1111", ["E012345678"]),
        ("IMM 1442 no. F987654321; file no. GR-2026-0012; UCI 1234567890", ["F987654321", "GR20260012",
        "1234567890"]),
        ("Ontario licence K1234-56789-01234", ["K12345678901234"]),
    ],
    "iban": [
        ("FR14 2004 1010 0505 0001 3M02 606 PAID", ["FR1420041010050500013M02606"]),
        ("gb82west12345698765432 ZZ00 1234 5678 9012", ["GB82WEST12345698765432"]),
    ],
    "vin": [
        ("1M8GDM9A1KP042788 alone; chassis WVWZZZ1JZXW000001", ["WVWZZZ1JZXW000001"]),
    ],
    "plate": [
        ("licence plate no. 123 ABC; a grey Honda (CKLM 482) left", ["123ABC", "CKLM482"]),
        ("Room ABC 123; the Toyota IMM 1442; the plates were removed", []),
    ],
    "imei": [
        ("IMSI 302720123456789, IMEI 490154203237518", ["490154203237518"]),
        ("490154203237519; 378282246310005", []),
        ("IMEI: 49-015420-323751-8", ["490154203237518"]),
    ],
    "crypto": [
        ("TJRabPrwbZy45sbavfcjinPJC18kjpRTv8", ["TJRabPrwbZy45sbavfcjinPJC18kjpRTv8"]),
        ("1BoatSLRHtKNngkdXEeobR76b53LETtpyU", []),
        ("wallet 1BoatSLRHtKNngkdXEeobR76b53LETtpyU", ["1BoatSLRHtKNngkdXEeobR76b53LETtpyU"]),
    ],
    "url": [
        ("See https://www.example.com/a(b)_c?x=1&y=2).", ["https://www.example.com/a(b)_c?x=1&y=2"]),
        ("t.me/join_x www.example.ca, and/or e.g. this.that", ["http://t.me/join_x",
        "http://www.example.ca"]),
        ("http://example.com. And www.example.org.", ["http://example.com", "http://www.example.org"]),
        ("hxxp://user@example[.]org:8080/x.", ["http://user@example.org:8080/x"]),
    ],
    "email": [
        ("<mailto:A.b+c@Sub.example.co.uk>", ["a.b+c@sub.example.co.uk"]),
        ("a..b@x.org @handle x@y", []),
        ("Write to x@example.org. Or y[at]example[.]net.", ["x@example.org", "y@example.net"]),
    ],
    "coordinates": [
        ("45° 30' N, 73° 33' W; 45°30′06″ N 73°33′25″ O", ["45.5,-73.55", "45.501667,-73.556944"]),
        ("99.12345, 200.12345; 1.200, 1.200; 33.8688 S, 151.2093 E", ["-33.8688,151.2093"]),
    ],
    "money": [
        ("$ 1.200 and 1.200 €", ["", ""]),
        ("US$ 400, C$20, 200 Canadian dollars, £300", ["USD 400", "CAD 20", "CAD 200", "£ 300"]),
        ("20k USD, $5M, 5 mille euros, 15 000 FCFA", ["USD 20000", "$ 5000000", "EUR 5000", "FCFA 15000"]),
        ("$2,500 CAD; 12 500,00 $ US; INR 1,00,000", ["CAD 2500", "USD 12500"]),
    ],
    "date": [
        ("02/03/80; 31/04/2026", ["", ""]),
        ("XX/07/1961, dd/mm/1961, in 1980, d'août 2021", ["1961-07", "1961", "1980", "2021-08"]),
        ("2026-03-04T10:15:00Z, 04JUL1961, Sept. 3rd, 2025", ["2026-03-04", "1961-07-04", "2025-09-03"]),
        ("room 1980, 4 March, may 20", []),
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "text", "normals"), [(k, *case) for k, cases in CASES.items() for case in cases]
)
def test_finds(kind: str, text: str, normals: list[str]) -> None:
    assert [found.normal for found in find(text) if found.kind == kind] == normals


def test_ambiguous_findings_list_their_readings() -> None:
    (day, amount) = find("02/03/1980: 1.200 €")
    assert day.fields == {"why": "ambiguous", "alternatives": "1980-02-03 1980-03-02"}
    assert amount.fields == {"currency": "EUR", "unit": "€", "alternatives": "1.20 1200"}


def test_a_failing_check_is_shown_as_failing() -> None:
    texts = ["VIN 1M8GDM9A1KP042788", "DE89370400440532013001", "IMEI 490154203237519", "SIN 046 454 287"]
    assert [(found.kind, found.checked) for text in texts for found in find(text)] == [
        ("vin", False), ("iban", False), ("imei", False), ("document", False),
    ]  # fmt: skip


def test_zeros_inside_an_international_number_are_no_prefix() -> None:
    (found,) = find("call +44 7700 900452 now")
    assert (found.kind, found.normal, found.checked) == ("telephone", "+447700900452", False)
