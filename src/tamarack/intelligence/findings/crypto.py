"""Addresses of coins: Bitcoin, Litecoin, Tron, Ethereum and its kin, Monero."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tamarack.intelligence.findings.coin_checksums import (
    base58check_version,
    passes_bech32,
    passes_eip55,
    passes_monero,
)
from tamarack.intelligence.findings.cues import stands_near, words
from tamarack.intelligence.findings.finding import Finding

_CUE = words(
    "bitcoins?", "btc", "xbt", "litecoins?", "ltc", "tron", "trx", "usdt", "tether", "monero", "xmr",
    "wallets?",
    "portefeuilles?", "crypto(?:monnaies?|currency)?", "coins?", "blockchain", "adresse", "address",
)  # fmt: skip
_B58 = "[1-9A-HJ-NP-Za-km-z]"
_BASE58 = re.compile(rf"(?<!\w)[13LMT]{_B58}{{25,34}}+(?!\w)")
_BECH32 = re.compile(r"(?<!\w)(?:bc|ltc|tb)1[02-9ac-hj-np-z]{6,84}+(?!\w)", re.IGNORECASE)
_ETHEREUM = re.compile(r"(?<!\w)0[xX][0-9a-fA-F]{40}+(?!\w)")
_MONERO = re.compile(rf"(?<!\w)[48]{_B58}{{94}}(?:{_B58}{{11}})?+(?!\w)")
#: Version byte of Base58Check to the coin's code (BTC pays to 0 and 5, LTC to 48 and 50, TRX to 65).
_COINS = {0: "BTC", 5: "BTC", 48: "LTC", 50: "LTC", 65: "TRX"}
_FIRST_LETTERS = {"1": "BTC", "3": "BTC", "L": "LTC", "M": "LTC", "T": "TRX"}


def find(text: str) -> Iterator[Finding]:
    """Coin addresses of `text`, with the coin's code; the letters' case is kept where it counts."""
    yield from _base58(text)
    for found in _BECH32.finditer(text):
        coin = {"bc": "BTC", "tb": "BTC-TEST", "lt": "LTC"}[found[0][:2].lower()]
        yield _finding(found, found[0].lower(), passes_bech32(found[0]), coin)
    for found in _ETHEREUM.finditer(text):
        yield _finding(found, found[0].lower(), passes_eip55(found[0]), "ETH")
    for found in _MONERO.finditer(text):
        yield _finding(found, found[0], passes_monero(found[0]), "XMR")


def _base58(text: str) -> Iterator[Finding]:
    """By checksum; one whose checksum is wrong only where a word near it speaks of coins."""
    for found in _BASE58.finditer(text):
        coin = _COINS.get(version) if (version := base58check_version(found[0])) is not None else None
        if coin:
            yield _finding(found, found[0], True, coin)
        elif _has_both_cases_and_digits(found[0]) and stands_near(_CUE, text, *found.span()):
            yield _finding(found, found[0], False, _FIRST_LETTERS[found[0][0]])


def _has_both_cases_and_digits(written: str) -> bool:
    return not written.islower() and not written.isupper() and sum(c.isdigit() for c in written) >= 3


def _finding(found: re.Match[str], normal: str, checked: bool | None, coin: str) -> Finding:
    return Finding("crypto", found.start(), found.end(), found[0], normal, checked, {"coin": coin})
