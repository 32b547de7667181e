"""The filters: each takes a word and returns a form of it, or None to drop it."""

from __future__ import annotations

import re
import unicodedata

from index.analysis.analyzer import Filter, Form
from index.analysis.stemming import stemmer

STOP = frozenset(
    """
    a about after all also am an and any are as at be because been before being but by can could
    did do does doing e.g. for from get give had has have he her here his how i i.e. if in
    into is it its just me more most my no not of on or our out over own please she should so
    some such tell than that the their them then there these they this those to too under up
    us very was we were what when where which while who whom whose why will with would you
    your can't won't
    """.split()
)

CONTRACTED = re.compile(r"(?:n't|'(?:s|m|re|ve|ll|d))$")
THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
JOINTS = str.maketrans("", "", "-‐‑\u00ad")


def _stop(word: str) -> str | None:
    if len(word) > 1 and word.isupper():
        return word
    folded = word.lower().replace("’", "'")
    return None if folded in STOP or CONTRACTED.sub("", folded) in STOP else word


def _lowercase(word: str) -> str:
    folded = word.lower().replace("’", "'").removesuffix("'s").removeprefix("www.")
    folded = folded.translate(JOINTS)
    if folded[:1].isdigit():
        return THOUSANDS.sub("", folded)
    return folded.replace(".", "")


def _accents(word: str) -> str:
    if word.isascii():
        return word
    apart = unicodedata.normalize("NFKD", word)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


stop = Filter("stop", Form.TYPED, Form.TYPED, _stop)
"""Drops a word that is in nearly every text; one in capitals (US, WHO) is a name, and stays."""

lowercase = Filter("lowercase", Form.TYPED, Form.FOLDED, _lowercase)
"""Folds case, hyphens, dots, thousands commas and the possessive: X-ray is xray, UK's is uk."""

accents = Filter("accents", Form.FOLDED, Form.FOLDED, _accents)
"""Folds accents and ligatures: café is cafe."""

stem = Filter("stem", Form.FOLDED, Form.STEMMED, stemmer)
"""Reduces to the stem."""
