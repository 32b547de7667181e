"""Bodies of the UK's government that closed: who names them speaks of what was."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Closed:
    """A body that closed in a year, the short form that stands for no other, and who followed."""

    name: str
    year: int
    now: str
    short: str = ""


CLOSED = (
    Closed("UK Trade and Investment", 2016, "the Department for Business and Trade", "UKTI"),
    Closed(
        "Department of Energy and Climate Change",
        2016,
        "the Department for Energy Security and Net Zero",
        "DECC",
    ),
    Closed(
        "Department for Business, Innovation and Skills",
        2016,
        "the Department for Business and Trade",
    ),
    Closed(
        "Department for Communities and Local Government",
        2018,
        "the Ministry of Housing, Communities and Local Government",
        "DCLG",
    ),
    Closed("Department for Exiting the European Union", 2020, "the Cabinet Office", "DExEU"),
    Closed(
        "Department for International Development",
        2020,
        "the Foreign, Commonwealth & Development Office",
        "DFID",
    ),
    Closed(
        "Foreign and Commonwealth Office", 2020, "the Foreign, Commonwealth & Development Office"
    ),
    Closed("Public Health England", 2021, "the UK Health Security Agency"),
    Closed(
        "Department for International Trade", 2023, "the Department for Business and Trade", "DIT"
    ),
    Closed(
        "Department for Business, Energy and Industrial Strategy",
        2023,
        "the Department for Business and Trade",
        "BEIS",
    ),
    Closed(
        "Department for Levelling Up, Housing and Communities",
        2024,
        "the Ministry of Housing, Communities and Local Government",
        "DLUHC",
    ),
)
TOLD = re.compile(
    r"\b(?:former(?:ly)?|previous(?:ly)?|closed|replaced|merged|abolished|became|now called)\b",
    re.IGNORECASE,
)
"""Who says so of a body knows that it closed."""


FORMS = {form: one for one in CLOSED for form in (one.name, one.short) if form}
NAMED = re.compile(rf"\b(?:{'|'.join(map(re.escape, FORMS))})\b")


def closed(words: str) -> tuple[Closed, ...]:
    """Return the closed bodies that ``words`` name, unless they tell that these closed."""
    plain = " ".join(words.split()).replace(" & ", " and ")
    if TOLD.search(plain):
        return ()
    return tuple(dict.fromkeys(FORMS[name] for name in NAMED.findall(plain)))
