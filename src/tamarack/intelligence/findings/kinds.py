"""The kinds of findings: what they are called, what an accepted one becomes, which wins over which."""

from __future__ import annotations

from dataclasses import dataclass

#: Raise it whenever `find` gives anything another result for any text.
FINDINGS_VERSION: int = 1


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind. An accepted finding is a `schema` whose `property` has its value.

    Both are "" where it belongs to something an officer must choose (an amount to a payment, a date to
    an event). Of findings that overlap the one with the lowest `rank` stays, then the longest, then
    the first.
    """

    name: str
    english: str
    french: str
    schema: str
    property: str
    rank: int


_KINDS = (
    Kind("mrz", "Machine-readable zone", "Zone de lecture automatique", "Passport", "number", 1),
    Kind("url", "Web address", "Adresse Web", "WebAddress", "url", 2),
    Kind("email", "E-mail address", "Adresse de courriel", "Email", "address", 3),
    Kind("crypto", "Cryptocurrency address", "Adresse de cryptomonnaie", "CryptoWallet", "publicKey", 4),
    Kind("iban", "Bank account (IBAN)", "Compte bancaire (IBAN)", "BankAccount", "iban", 5),
    Kind("vin", "Vehicle identification number", "Numéro d’identification du véhicule", "Vehicle", "vin", 6),
    Kind("coordinates", "Coordinates", "Coordonnées géographiques", "Place", "coordinates", 7),
    Kind("imei", "Device number (IMEI)", "Numéro d’appareil (IMEI)", "Device", "imei", 8),
    Kind("imsi", "Subscriber number (IMSI)", "Numéro d’abonné (IMSI)", "Sim", "imsi", 9),
    Kind("money", "Amount of money", "Somme d’argent", "", "", 10),
    Kind("passport", "Passport number", "Numéro de passeport", "Passport", "number", 11),
    Kind("document", "Document number", "Numéro de document", "Identification", "number", 12),
    Kind("telephone", "Telephone number", "Numéro de téléphone", "Phone", "number", 13),
    Kind("plate", "Licence plate", "Plaque d’immatriculation", "Vehicle", "registrationNumber", 14),
    Kind("date", "Date", "Date", "", "", 15),
)

KINDS: dict[str, Kind] = {kind.name: kind for kind in _KINDS}
