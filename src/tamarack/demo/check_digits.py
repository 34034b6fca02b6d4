"""Numbers whose check digits hold, so that documents, vehicles and accounts read like real ones."""

from __future__ import annotations

from hashlib import sha256

_MRZ_WEIGHTS = (7, 3, 1)
_VIN_VALUES = dict(zip("ABCDEFGHJKLMNPRSTUVWXYZ", map(int, "12345678123457923456789"), strict=True)) | {
    digit: int(digit) for digit in "0123456789"
}
_VIN_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
_BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


def mrz_digit(field: str) -> str:
    """The check digit of a machine-readable field: weights 7-3-1, modulo 10 (ICAO 9303-3 § 4.9)."""
    total = sum(_mrz_value(letter) * _MRZ_WEIGHTS[at % 3] for at, letter in enumerate(field))
    return str(total % 10)


def _mrz_value(letter: str) -> int:
    return 0 if letter == "<" else int(letter, 36)


def vin(eight: str, nine: str) -> str:
    """The 17 letters of a vehicle number from its first eight and last eight (49 CFR § 565.15)."""
    total = sum(_VIN_VALUES[c] * w for c, w in zip(f"{eight}0{nine}", _VIN_WEIGHTS, strict=True))
    remainder = total % 11
    return f"{eight}{'X' if remainder == 10 else remainder}{nine}"


def iban(country: str, account: str) -> str:
    """The account with its country and check digits, 98 minus the number modulo 97 (ISO 13616)."""
    number = int("".join(str(int(letter, 36)) for letter in f"{account}{country}00"))
    return f"{country}{98 - number % 97:02}{account}"


def luhn(digits: str) -> str:
    """`digits` with the check digit of ISO/IEC 7812-1 behind them, as an IMEI has it."""
    total = 0
    for at, digit in enumerate(reversed(digits)):
        doubled = int(digit) * (2 if at % 2 == 0 else 1)
        total += doubled - 9 if doubled > 9 else doubled
    return f"{digits}{-total % 10}"


def bitcoin_address(key_hash: bytes) -> str:
    """The Base58Check address of a 20-byte key hash, version 0 (pay to public key hash)."""
    payload = b"\0" + key_hash
    payload += sha256(sha256(payload).digest()).digest()[:4]
    number, letters = int.from_bytes(payload), ""
    while number:
        number, at = divmod(number, 58)
        letters = _BASE58[at] + letters
    zeros = len(payload) - len(payload.lstrip(b"\0"))
    return "1" * zeros + letters
