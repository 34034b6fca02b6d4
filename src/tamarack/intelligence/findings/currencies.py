"""How currencies are written: ISO 4217 codes, symbols that mean one, symbols that may mean several, names."""

from __future__ import annotations

_CODES = """
AED AFN AMD AOA ARS AUD AWG AZN BBD BDT BGN BHD BIF BMD BND BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY
CRC CVE CZK DJF DKK DOP DZD EGP ETB EUR FJD FKP GBP GHS GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD
IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LBP LKR LRD LSL LYD MDL MGA MKD MMK MNT MRU MUR
MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR
SDG SEK SGD SHP SLE SRD SSP STN SVC SYP SZL THB TJS TMT TND TTD TWD TZS UAH UGX USD UYU UZS VED VES VND
VUV WST XAF XCD XOF XPF YER ZAR ZMW
"""
#: ISO 4217 codes in use, but for those that are words or names in capitals (ALL, TOP, TRY): these are
#: WORDLIKE_CODES, and count only after the amount.
CODES = frozenset(_CODES.split())
WORDLIKE_CODES = frozenset(
    ["ALL", "BAM", "BOB", "COP", "CUP", "ERN", "GEL", "GIP", "LAK", "MAD", "MOP", "PEN", "SOS", "TOP", "TRY"]
)

#: A symbol to its code, or to itself where several currencies use it.
SYMBOLS = {
    "CA$": "CAD", "C$": "CAD", "CAN$": "CAD", "CDN$": "CAD", "CAD$": "CAD", "US$": "USD", "USD$": "USD",
    "A$": "AUD", "AU$": "AUD",
    "NZ$": "NZD", "HK$": "HKD", "MX$": "MXN", "R$": "BRL", "S$": "SGD", "€": "EUR", "₽": "RUB", "₺": "TRY",
    "₹": "INR", "₦": "NGN",
    "₫": "VND", "₴": "UAH", "₪": "ILS", "₱": "₱", "₩": "₩", "$": "$", "£": "£", "¥": "¥",
}  # fmt: skip
#: What follows an amount and its ambiguous dollar sign, folded, and settles it.
DOLLARS = {
    "ca": "CAD", "can": "CAD", "cad": "CAD", "cdn": "CAD", "canadian": "CAD", "canadien": "CAD",
    "canadiens": "CAD",
    "us": "USD", "usd": "USD", "u s": "USD", "american": "USD", "americain": "USD", "americains": "USD",
    "australian": "AUD", "australiens": "AUD", "hk": "HKD",
}  # fmt: skip
#: Names, folded, to the code or, where several countries have one, to a symbol or the name itself.
NAMES = {
    "dollar": "$", "dollars": "$", "euro": "EUR", "euros": "EUR", "pound": "£", "pounds": "£",
    "livres sterling": "GBP",
    "pounds sterling": "GBP", "rupees": "rupee", "roupies": "rupee", "dirhams": "dirham", "dinars": "dinar",
    "pesos": "peso",
    "francs cfa": "FCFA", "fcfa": "FCFA", "francs suisses": "CHF", "swiss francs": "CHF", "yuan": "CNY",
    "yuans": "CNY", "roubles": "RUB",
    "rubles": "RUB", "naira": "NGN", "nairas": "NGN", "hryvnia": "UAH", "hryvnias": "UAH",
    "riyals": "riyal", "yen": "JPY", "yens": "JPY",
}  # fmt: skip

#: Words and letters that multiply, folded.
MULTIPLIERS = {
    "k": 10**3, "thousand": 10**3, "mille": 10**3, "grand": 10**3, "m": 10**6, "mn": 10**6,
    "million": 10**6, "millions": 10**6,
    "bn": 10**9, "billion": 10**9, "billions": 10**9, "milliard": 10**9, "milliards": 10**9,
}  # fmt: skip
