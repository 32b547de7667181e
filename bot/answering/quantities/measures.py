"""Currencies, units and periods: what is written, and the one name it is compared by."""

from __future__ import annotations

CURRENCIES = {
    "£": "GBP",
    "gbp": "GBP",
    "pound": "GBP",
    "pounds": "GBP",
    "pounds sterling": "GBP",
    "$": "USD",
    "us$": "USD",
    "usd": "USD",
    "dollar": "USD",
    "dollars": "USD",
    "us dollars": "USD",
    "a$": "AUD",
    "au$": "AUD",
    "c$": "CAD",
    "ca$": "CAD",
    "hk$": "HKD",
    "nz$": "NZD",
    "€": "EUR",
    "eur": "EUR",
    "euro": "EUR",
    "euros": "EUR",
    "¥": "JPY",
    "yen": "JPY",
    "₹": "INR",
    "rupees": "INR",
    "chf": "CHF",
    "swiss francs": "CHF",
}
SYMBOLS = r"(?:US|AU|CA|HK|NZ|A|C)?\$|£|€|¥|₹|\b(?:GBP|USD|EUR|CHF)"
CURRENCY_WORDS = r"pounds(?: sterling)?|(?:US )?dollars?|euros?|yen|rupees|Swiss francs|USD|GBP|EUR"

_UNITS = {
    "year": "years? yrs? yr",
    "month": "months? mths?",
    "week": "weeks? wks?",
    "day": "days?",
    "hour": "hours? hrs? hr",
    "minute": "minutes? mins?",
    "second": "seconds? secs?",
    "decade": "decades?",
    "century": "centuries",
    "tesla": "Teslas? T",
    "km": "kilomet(?:re|er)s? km",
    "m": "met(?:re|er)s? m",
    "cm": "centimet(?:re|er)s? cm",
    "mm": "millimet(?:re|er)s? mm",
    "mile": "miles?",
    "foot": "feet ft",
    "inch": "inches inch",
    "m²": "square\\s+met(?:re|er)s? sq\\s+m m²",
    "km²": "square\\s+kilomet(?:re|er)s? sq\\s+km km²",
    "sq mile": "square\\s+miles?",
    "sq ft": "square\\s+feet sq\\s+ft",
    "hectare": "hectares?",
    "acre": "acres?",
    "kg": "kilograms? kilos? kg",
    "g": "grams? g",
    "mg": "milligrams? mg",
    "tonne": "tonnes? tons?",
    "lb": "lbs?",
    "litre": "lit(?:re|er)s?",
    "ml": "millilit(?:re|er)s? ml",
    "mph": "mph miles\\s+per\\s+hour",
    "km/h": "km/h kph",
    "°C": "°C degrees\\s+Celsius",
    "°F": "°F degrees\\s+Fahrenheit",
    "degree": "degrees ° degree",
    "MW": "megawatts? MW",
    "GW": "gigawatts? GW",
    "kW": "kilowatts? kW",
    "kWh": "kWh",
    "MHz": "MHz",
    "GHz": "GHz",
    "Hz": "Hz",
    "MB": "MB megabytes?",
    "GB": "GB gigabytes?",
    "TB": "TB terabytes?",
    "percentage point": "percentage\\s+points?",
}
UNITS = {form: name for name, forms in _UNITS.items() for form in forms.split(" ")}
"""A pattern of the words for each unit, and the unit's one name."""

UNIT = "|".join(sorted(UNITS, key=len, reverse=True))

PERIODS = {
    "year": "year yearly annum annually annual yr",
    "month": "month monthly",
    "week": "week weekly",
    "day": "day daily",
    "hour": "hour hourly",
    "person": "person head capita patient",
}
PERIOD = {word: name for name, words in PERIODS.items() for word in words.split()}
IN_A_YEAR = {"year": 1, "month": 12, "week": 52, "day": 365}
"""How often each period comes round in a year."""
