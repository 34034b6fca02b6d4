"""Check digits against published examples, and of everything in the scenario by other means."""

from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tamarack.demo import check_digits
from tamarack.demo.scenario import Scenario

WEIGHTS = (7, 3, 1)


def things(scenario: Scenario, kind: str) -> list[dict[str, str]]:
    return [one["facts"] for one in scenario.truth["things"].values() if one["kind"] == kind]


def test_the_specimen_passport_of_icao_9303() -> None:
    digits = {"L898902C3": "6", "740812": "2", "120415": "9", "ZE184226B<<<<<": "1"}
    assert {field: check_digits.mrz_digit(field) for field in digits} == digits
    assert check_digits.mrz_digit("L898902C36" + "7408122" + "1204159" + "ZE184226B<<<<<1") == "0"


def test_known_numbers() -> None:
    assert check_digits.vin("1M8GDM9A", "KP042788") == "1M8GDM9AXKP042788"
    assert check_digits.iban("GB", "WEST12345698765432") == "GB82WEST12345698765432"
    assert check_digits.luhn("49015420323751") == "490154203237518"
    hashed = bytes.fromhex("f54a5851e9372b87810a8e60cdd2e7cfd80b6e31")
    assert check_digits.bitcoin_address(hashed) == "1PMycacnJaSqwwJqjawXBErnLsZ7RkXUAs"


@given(st.binary(min_size=20, max_size=20))
def test_an_address_decodes_to_its_hash(hashed: bytes) -> None:
    letters = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
    number = 0
    for letter in check_digits.bitcoin_address(hashed):
        number = number * 58 + letters.index(letter)
    whole = number.to_bytes(25)
    assert whole[:21] == b"\0" + hashed
    assert whole[21:] == sha256(sha256(whole[:21]).digest()).digest()[:4]


def test_passports_of_the_scenario(scenario: Scenario) -> None:
    zones = [one for one in things(scenario, "passports") if "mrz2" in one]
    assert len(zones) == 6
    for one in zones:
        first, second = one["mrz1"], one["mrz2"]
        assert (len(first), len(second)) == (44, 44)
        assert first.startswith(f"P<{one['state']}")
        assert second[:9] == one["number"].ljust(9, "<")
        for field, digit in ((second[:9], 9), (second[13:19], 19), (second[21:27], 27), (second[28:42], 42)):
            assert _slow_digit(field) == second[digit]
        assert _slow_digit(second[:10] + second[13:20] + second[21:43]) == second[43]


def _slow_digit(field: str) -> str:
    values = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return str(sum(values.find(c.replace("<", "0")) * WEIGHTS[at % 3] for at, c in enumerate(field)) % 10)


def test_accounts_of_the_scenario_hold_and_are_at_the_test_bank(scenario: Scenario) -> None:
    lengths = {"GB": 22, "MT": 31, "NL": 18}
    found = things(scenario, "accounts")
    assert len(found) == 4
    for one in found:
        iban = one["iban"]
        assert len(iban) == lengths[iban[:2]]
        assert iban[4:8] == "TEST"
        assert int("".join(str(int(letter, 36)) for letter in iban[4:] + iban[:4])) % 97 == 1


def test_vehicles_and_devices_of_the_scenario(scenario: Scenario) -> None:
    for one in things(scenario, "vehicles"):
        assert check_digits.vin(one["vin"][:8], one["vin"][9:]) == one["vin"]
        assert one["vin"].startswith("0TA")
        assert not set("IOQ") & set(one["vin"])
    for one in things(scenario, "devices"):
        assert len(one["imei"]) == 15
        assert check_digits.luhn(one["imei"][:14]) == one["imei"]


@pytest.mark.parametrize("prefix", ["+1", "+44", "+33"])
def test_telephones_are_fictional(scenario: Scenario, prefix: str) -> None:
    numbers = [one["e164"] for one in things(scenario, "phones")]
    assert len(set(numbers)) == 21
    block = {"+1": slice(5, 10), "+44": slice(0, 10), "+33": slice(0, 8)}[prefix]
    expected = {"+1": "55501", "+44": "+447700900", "+33": "+3363998"}[prefix]
    chosen = [number for number in numbers if number.startswith(prefix)]
    assert chosen
    assert {number[block] for number in chosen} == {expected}
