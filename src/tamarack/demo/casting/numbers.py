"""Numbers for the things of the story, from blocks that no one can own, with check digits that hold."""

from __future__ import annotations

from random import Random

from anyascii import anyascii

from tamarack.demo import check_digits
from tamarack.demo.casting.people import Person

_PLATE_LETTERS = "ABCDEFGHJKLMNPRSTVWXYZ"
_VIN_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ0123456789"
_TEST_BANKS = {"GB": ("TEST", 14), "MT": ("TEST", 0), "NL": ("TEST", 10)}


def telephone(chance: Random, area: int | None, country: str, taken: set[str]) -> str:
    """An E.164 number from a block set aside for fiction, different from those in `taken`."""
    while True:
        if country == "uk":
            number = f"+447700900{chance.randrange(1000):03}"
        elif country == "fr":
            number = f"+3363998{chance.randrange(10000):04}"
        else:
            number = f"+1{area}55501{chance.randrange(100):02}"
        if number not in taken:
            taken.add(number)
            return number


def plate(chance: Random) -> str:
    """A registration in the pattern AAA 000."""
    return f"{''.join(chance.choices(_PLATE_LETTERS, k=3))} {chance.randrange(1000):03}"


def vin(chance: Random) -> str:
    """A vehicle number of the unassigned maker 0TA, with its check digit."""
    letters = "".join(chance.choices(_VIN_LETTERS, k=7))
    return check_digits.vin(f"0TA{letters[:5]}", f"{letters[5:]}{chance.randrange(10**6):06}")


def bank_account(chance: Random, country: str) -> str:
    """An account at the bank `TEST`, which no country has, with check digits that hold."""
    if country == "MT":
        return check_digits.iban("MT", f"TEST00000{chance.randrange(10**18):018}")
    bank, digits = _TEST_BANKS[country]
    return check_digits.iban(country, f"{bank}{chance.randrange(10**digits):0{digits}}")


def imei(chance: Random) -> str:
    """An equipment identity under 00, the prefix of test equipment (GSMA TS.06)."""
    return check_digits.luhn(f"00{chance.randrange(10**12):012}")


def wallet(chance: Random) -> str:
    """A Bitcoin address of a drawn hash; nobody holds its key."""
    return check_digits.bitcoin_address(chance.randbytes(20))


def passport_number(chance: Random) -> str:
    """Two letters and seven digits, as many states write them."""
    return f"{''.join(chance.choices(_PLATE_LETTERS, k=2))}{chance.randrange(10**7):07}"


def mrz(number: str, state: str, holder: Person, expiry: str) -> tuple[str, str]:
    """The two lines of a passport's machine-readable zone (ICAO 9303-4 § 4.2); `expiry` is YYMMDD."""
    names = f"{_mrz_letters(holder.name.family)}<<{_mrz_letters(holder.name.given)}"
    first = f"P<{state}{names}"[:44].ljust(44, "<")
    born = holder.born.strftime("%y%m%d")
    sex = holder.name.sex[0].upper()
    digit = check_digits.mrz_digit
    personal = "<" * 14
    head, middle = f"{number}{digit(number)}", f"{born}{digit(born)}"
    tail = f"{expiry}{digit(expiry)}{personal}{digit(personal)}"
    second = f"{head}{state}{middle}{sex}{tail}"
    return first, second + digit(head + middle + tail)


def _mrz_letters(name: str) -> str:
    letters = anyascii(name).upper().replace("'", "")
    return "".join(letter if letter.isalpha() else "<" for letter in letters)
