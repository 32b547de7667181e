"""Places that are told apart: whose is Canadian, and which names are of cities."""

from __future__ import annotations

PEOPLES = """
    American US USA United States America
    British UK Britain Briton Britons United Kingdom
    English England
    Scottish Scotland Scots
    Welsh Wales
    Irish Ireland
    French France
    German Germany
    Italian Italy
    Spanish Spain
    Dutch Netherlands Holland
    Belgian Belgium
    Swiss Switzerland
    Austrian Austria
    Swedish Sweden
    Norwegian Norway
    Danish Denmark
    Finnish Finland
    Polish Poland
    Portuguese Portugal
    Greek Greece
    Turkish Turkey
    Russian Russia
    Ukrainian Ukraine
    Hungarian Hungary
    Czech Czechia
    Romanian Romania
    Canadian Canada
    Mexican Mexico
    Brazilian Brazil
    Argentine Argentinian Argentina
    Chilean Chile
    Colombian Colombia
    Peruvian Peru
    Cuban Cuba
    Australian Australia
    Chinese China
    Japanese Japan
    Korean Korea
    Indian India
    Pakistani Pakistan
    Bangladeshi Bangladesh
    Indonesian Indonesia
    Thai Thailand
    Vietnamese Vietnam
    Israeli Israel
    Egyptian Egypt
    Nigerian Nigeria
    Kenyan Kenya
    Iranian Iran
    Iraqi Iraq
    Armenian Armenia
"""
"""A people a line: its adjective first, then what else names it."""

CITIES = frozenset(
    """
    Aberdeen Bath Belfast Birmingham Bradford Brighton Bristol Cambridge Cardiff Coventry Derby
    Dundee Durham Edinburgh Exeter Glasgow Hull Inverness Lancaster Leeds Leicester Liverpool London
    Manchester Newcastle Norwich Nottingham Oxford Plymouth Portsmouth Preston Reading Salford
    Sheffield Southampton Stirling Sunderland Swansea Wolverhampton York
    Amsterdam Athens Barcelona Beijing Berlin Boston Brussels Budapest Chicago Copenhagen Delhi
    Dublin Frankfurt Geneva Hamburg Helsinki Houston Istanbul Lisbon Lyon Madrid Melbourne Milan
    Montreal Moscow Mumbai Munich Oslo Paris Philadelphia Prague Rome Rotterdam Seattle Seoul
    Shanghai Stockholm Sydney Tokyo Toronto Vancouver Vienna Warsaw Washington Zurich
    """.split()
)
"""Names that are of one city: what is in one is not in another."""

_NAMES = CITIES | frozenset(PEOPLES.split()) - {"United", "States", "Kingdom"}
_OTHER_WORDS = frozenset({"polish", "turkey", "reading", "bath", "hull", "derby", "york"})
"""Names that in small letters are mostly words of another meaning."""


def is_place(word: str) -> bool:
    """Say whether ``word`` names a place or a people, in whatever letters it was typed."""
    return word not in _OTHER_WORDS and word.title() in _NAMES
