"""Whether a coin address agrees with its checksum: Base58Check, Bech32(m), EIP-55, Monero's blocks."""

from __future__ import annotations

from hashlib import sha256

from tamarack.intelligence.findings.keccak import keccak_256

_BASE58 = {
    letter: at for at, letter in enumerate("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz")
}
_BECH32 = {letter: at for at, letter in enumerate("qpzry9x8gf2tvdw0s3jn54khce6mua7l")}
_GENERATORS = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_BECH32_END, _BECH32M_END = 1, 0x2BC830A3
#: Bytes that a final short block of Monero's Base58 holds, by its letters.
_BLOCK_BYTES = {2: 1, 3: 2, 5: 3, 6: 4, 7: 5, 9: 6, 10: 7, 11: 8}


def base58check_version(address: str) -> int | None:
    """The version byte of a Base58Check address of 20 payload bytes, or None when its checksum is wrong."""
    value = 0
    for letter in address:
        if letter not in _BASE58:
            return None
        value = value * 58 + _BASE58[letter]
    if value.bit_length() > 200:
        return None
    data = value.to_bytes(25)
    zeros = len(data) - len(data.lstrip(b"\0"))
    ones = len(address) - len(address.lstrip("1"))
    right = sha256(sha256(data[:21]).digest()).digest()[:4] == data[21:]
    return data[0] if right and zeros == ones else None


def passes_bech32(address: str) -> bool:
    """Whether a segregated-witness address is whole: BIP 173 for version 0, BIP 350 for the others."""
    if address not in (address.lower(), address.upper()):
        return False
    prefix, _, data = address.lower().rpartition("1")
    values = [_BECH32.get(letter, -1) for letter in data]
    if not prefix or len(values) < 7 or -1 in values or len(address) > 90:
        return False
    checksum = _polymod(
        [ord(letter) >> 5 for letter in prefix] + [0] + [ord(letter) & 31 for letter in prefix] + values
    )
    return checksum == (_BECH32_END if values[0] == 0 else _BECH32M_END)


def _polymod(values: list[int]) -> int:
    checksum = 1
    for value in values:
        top = checksum >> 25
        checksum = (checksum & 0x1FFFFFF) << 5 ^ value
        for bit, generator in enumerate(_GENERATORS):
            if top >> bit & 1:
                checksum ^= generator
    return checksum


def passes_eip55(address: str) -> bool | None:
    """Whether the capitals of "0x" and 40 hexadecimal digits are EIP-55's; None when all are of one case."""
    digits = address[2:]
    if digits in (digits.lower(), digits.upper()):
        return None
    digest = keccak_256(digits.lower().encode("ascii")).hex()
    wanted = (
        digit.upper() if int(nibble, 16) > 7 else digit
        for digit, nibble in zip(digits.lower(), digest, strict=False)
    )
    return digits == "".join(wanted)


def passes_monero(address: str) -> bool:
    """Whether a Monero address ends with the first 4 bytes of the Keccak-256 of what stands before them."""
    data = b""
    for at in range(0, len(address), 11):
        block = address[at : at + 11]
        size, value = _BLOCK_BYTES.get(len(block)), 0
        for letter in block:
            value = value * 58 + _BASE58.get(letter, 0)
        if size is None or value >> (8 * size):
            return False
        data += value.to_bytes(size)
    return keccak_256(data[:-4])[:4] == data[-4:]
