"""The filters: each takes a word and returns a form of it, or None to drop it."""

from __future__ import annotations

STOP = frozenset(
    """
    a about after all also am an and any are as at be because been before being but by can could
    did do does doing don't for from get give had has have he her here his how i if in into is it
    it's its just me more most my no not of on or our out over own please she should so some such
    tell than that that's the their them then there these they this those to too under up us very
    was we were what what's when where which while who whom whose why will with would you your
    """.split()
)


def stop(word: str) -> str | None:
    """Drop a word that is in nearly every text; one in capitals (US, WHO) is a name."""
    if len(word) > 1 and word.isupper():
        return word
    return None if word.lower().replace("’", "'") in STOP else word


def lowercase(word: str) -> str | None:
    """Fold case, hyphen, thousands commas and the possessive: X-ray is xray, UK's is uk."""
    folded = word.lower().replace("’", "'").removesuffix("'s").replace("-", "")
    return folded.replace(",", "") if folded[:1].isdigit() else folded
