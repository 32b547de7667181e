"""Numerals as people write them, in digits or in words, and what they are worth."""

from __future__ import annotations

import re
from fractions import Fraction

UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
WORDS = {word: value for value, word in enumerate(UNITS)} | {
    word: 10 * value for value, word in enumerate(TENS, start=2)
}
SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
    "milion": 1_000_000,
    "millon": 1_000_000,
    "bilion": 1_000_000_000,
    "billon": 1_000_000_000,
    "thousnd": 1_000,
    "thosand": 1_000,
    "lakh": 100_000,
    "crore": 10_000_000,
    "dozen": 12,
    "k": 1_000,
    "m": 1_000_000,
    "mn": 1_000_000,
    "bn": 1_000_000_000,
    "tn": 1_000_000_000_000,
}
ORDINAL_UNITS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
).split()
ORDINALS = {word: value for value, word in enumerate(ORDINAL_UNITS, start=1)} | {
    f"{word[:-1]}ieth": 10 * value for value, word in enumerate(TENS, start=2)
}
VULGAR = {
    "½": Fraction(1, 2),
    "⅓": Fraction(1, 3),
    "⅔": Fraction(2, 3),
    "¼": Fraction(1, 4),
    "¾": Fraction(3, 4),
    "⅕": Fraction(1, 5),
    "⅛": Fraction(1, 8),
}
PARTS = {"half": 2, "halves": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6} | {
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
LONGEST = 400
"""Digits: a number of more is none, and Python would not read one of thousands."""
LARGEST_POWER = 400
"""A power of ten above this is no figure that guidance could hold; it is not worked out."""

_SMALL = "|".join(sorted(WORDS, key=len, reverse=True))
SCALE = "|".join(word for word in SCALES if len(word) > len("mn"))
_ORDINAL = "|".join(sorted(ORDINALS, key=len, reverse=True))
DIGITS = (
    r"(?:\d{1,3}(?:\.\d{3})+,\d{1,2}(?!\d)"  # 1.000,5
    r"|\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,]*,\d)"  # 1,000,000.5
    r"|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?"  # 1,00,000
    r"|\d+(?:\.\d+)?)"
)
POWER = r"10(?:\s?\^\s?\d+|[⁰¹²³⁴⁵⁶⁷⁸⁹]+)"
SPELLED = (
    rf"(?:(?:a|{_SMALL})(?:[\s-](?:{_SMALL}))?(?:[\s-](?:{SCALE}))+"
    rf"(?:\s(?:and\s)?(?:{_SMALL})(?:[\s-](?:{_SMALL}))?)*"
    rf"|(?:{_SMALL})(?:-(?:{_SMALL}))?)"
)
HINT = re.compile(
    rf"[\d{''.join(VULGAR)}]"
    rf"|\b(?:{_SMALL}|{SCALE}|{_ORDINAL}|{'|'.join(TENS)}|half|halves|quarter)",
    re.IGNORECASE,
)
"""What every figure has one of, in digits or in words: a text without it is not looked through."""
ORDINAL_WORD = rf"(?:(?:{'|'.join(TENS)})-)?(?:{_ORDINAL})"


def digits(written: str) -> tuple[Fraction, Fraction] | None:
    """Return what ``written`` digits are worth and the size of the last digit written.

    None where they are too many to be a figure.
    """
    if len(written) > LONGEST:
        return None
    vulgar = VULGAR.get(written[-1])
    if vulgar is not None:
        whole = Fraction(written[:-1].strip() or 0)
        return whole + vulgar, Fraction(1, vulgar.denominator)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+,\d{1,2}", written):
        written = written.replace(".", "").replace(",", ".")
    plain = written.replace(",", "")
    decimals = len(plain.partition(".")[2])
    return Fraction(plain), Fraction(1, 10**decimals)


def power(written: str) -> Fraction | None:
    """Return a power of ten, or None where it is beyond all figures."""
    exponent = re.sub(r"^10\s?\^?\s?", "", written).translate(SUPERSCRIPTS)
    if len(exponent) > LONGEST or int(exponent) > LARGEST_POWER:
        return None
    return Fraction(10 ** int(exponent))


def spelled(written: str) -> Fraction:
    """Return what number words are worth: "two hundred and fifty thousand"."""
    total = current = 0
    for word in re.split(r"[\s-]+", written.lower()):
        if word in SCALES:
            current = (current or 1) * SCALES[word]
            if SCALES[word] >= SCALES["thousand"]:
                total, current = total + current, 0
        elif word not in {"and", "a"}:
            current += WORDS[word]
    return Fraction(total + current)


def ordinal(written: str) -> Fraction:
    """Return the place that an ordinal names: 21st, twenty-first."""
    if written[0].isdigit():
        return Fraction(re.sub(r"\D", "", written))
    return Fraction(sum(ORDINALS.get(w) or WORDS[w] for w in written.lower().split("-")))
