import pytest

from tamarack.intelligence.findings.coin_checksums import (
    base58check_version,
    passes_bech32,
    passes_eip55,
    passes_monero,
)
from tamarack.intelligence.findings.keccak import keccak_256


@pytest.mark.parametrize(
    ("message", "digest"),
    [
        (b"", "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470"),
        (b"abc", "4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45"),
    ],
)
def test_keccak_256(message: bytes, digest: str) -> None:
    assert keccak_256(message).hex() == digest


def test_keccak_differs_from_sha3_only_by_its_padding() -> None:
    assert len({keccak_256(b"x" * length) for length in range(130, 142)}) == 12


@pytest.mark.parametrize(
    "address",
    [
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
        "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB", "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb",
    ],
)  # fmt: skip
def test_the_examples_of_eip_55(address: str) -> None:
    assert passes_eip55(address) is True
    assert passes_eip55(address.swapcase().replace("0X", "0x")) is False
    assert passes_eip55(address.lower()) is None


@pytest.mark.parametrize(
    ("address", "right"),
    [
        ("BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4", True),
        ("bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq", True),
        ("bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdp", False),
        ("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0", True),
        ("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd", False),
        ("bc1Qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq", False),
        ("bc1", False),
    ],
)
def test_bech32(address: str, right: bool) -> None:
    assert passes_bech32(address) is right


def test_base58check() -> None:
    assert base58check_version("1BoatSLRHtKNngkdXEeobR76b53LETtpyT") == 0
    assert base58check_version("1BoatSLRHtKNngkdXEeobR76b53LETtpyU") is None
    assert base58check_version("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa") == 0
    assert base58check_version("z" * 60) is None and base58check_version("0") is None


def test_monero() -> None:
    address = (
        "44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3A"
    )
    assert passes_monero(address) and not passes_monero(address[:-1] + "B")
