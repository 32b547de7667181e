"""What kind of thing a question asks for."""

from __future__ import annotations

from enum import StrEnum

from bot.answering.patterns import BODIES, compiled, one_of


class Kind(StrEnum):
    """A class of question; the first whose cue stands in the question is its kind."""

    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    MEANING = "meaning"
    PERCENT = "percent"
    HOW_LONG = "how_long"
    MONEY = "money"
    HOW_MANY = "how_many"
    EXTENT = "extent"
    WEB = "web"
    WHEN = "when"
    WHERE = "where"
    WHO = "who"
    PURPOSE = "purpose"
    WHY = "why"
    HOW_TO = "how_to"
    NAMES = "names"
    WHICH_BODIES = "which_bodies"
    WHICH = "which"
    YES_NO = "yes_no"
    WHAT_IS = "what_is"
    OTHER = "other"


FEW = r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten)"
CUES = {
    Kind.PHONE: r"""
        \b(?:tele)?phone\b
        \bhelpline\b
        \bnumber (?:to|I can|can I|do I|should I) (?:call|ring)\b
    """,
    Kind.EMAIL: r"\be-?mail\b",
    Kind.ADDRESS: r"""
        \b(?:postal |street |the |'s )address\b
        \bpost ?code\b
    """,
    Kind.MEANING: r"""
        \bwhat (?:does|do|is|did) (?:the )?[\w&]+ (?:mean|stand for|short for)\b
        \bstands? for\W*$
        \bfull (?:name|form|title)\b
        ^[\w&]+ (?:meaning|acronym|abbreviation)\W*$
        \b(?:meaning|acronym) (?:of )?[A-Z][\w&]*\W*$
    """,
    Kind.PERCENT: r"""
        \bpercent(?:age)?\b
        \bper cent\b
        %
        \bproportion\b
        \bwhat share\b
    """,
    Kind.HOW_LONG: r"""
        \bhow (?:long(?! (?:has|have|had)\b)|soon|quickly)\b
        \bhow many (?:days?|weeks?|months?|ye?a?rs?|hours?|hrs?|minutes?|mins?)\b
    """,
    Kind.MONEY: r"""
        \bhow much (?:funding|money|tax|investment)\b
        \bhow much (?:is|was|are|were|will|do|does|did|can|could|would)\b.*\b(?:cost|pay|paid|worth)
        \bhow much (?:will|do|does|did|can|could|would)\b.*\b(?:get|spen[dt]|receive|claim|earn)
        \bhow much (?:will|do|does|did|can|could|would)\b.*\b(?:charge|fund|give|gave|invest|put)
        \bhow much (?:has|have|had|was|were)\b.*\b(?:given|spent|invested|paid|raised|received)\b
        \b(?:cost|costs|price|prices|pricing|fee|fees|budget|salary|worth)\b
        \bspend(?:ing)? (?:per|a|each)\b
        \b(?:sells?|sold|go|goes) for\b
        \bset \w+ back\b
        \bin (?:pounds|dollars|euros|sterling|gbp|usd)\b
        \bhow expensive\b
        \bmarket (?:size|value|forecast|volume)\b
        \b(?:size|value) of the [\w ]*market\b
        \bhow (?:big|large) (?:is|will|was)\b.*\bmarket\b
    """,
    Kind.WEB: r"""
        \bweb ?(?:site|page|address)\b
        \burl\b
    """,
    Kind.EXTENT: r"\bhow (?:often|big|large|high|old|far|fast|strong|frequently)\b",
    Kind.HOW_MANY: r"""
        \bhow (?:many|much)\b
        \b(?:total|number|amount|volume|quantity) of\b
        \b(?:number|volume|total|numbers|count)\s*\?*$
        \btotal number\b
        ^total\b
    """,
    Kind.WHEN: r"""
        \bwhen\b
        \b(?:what|which|in what) (?:year|date|day|month|time)\b
        \bdeadline\b
        \bdate of\b
        \bhow long (?:has|have|had)\b
        \bhow recent(?:ly)?\b
    """,
    Kind.WHERE: r"""
        \bwhere(?:'s|’s|abouts)?\b
        \b(?:what|which) (?:city|town|place|location|hospital|building)\b
        \blocated\b
    """,
    Kind.WHO: r"""
        (?:^|[^\w ] ?)who(?:m|se)?(?:'s|’s)?\b
        \b(?:and|or|but|so|know|tell|me|us|is|of|for|to|by|with|from|on)\s+who(?:m|se)?(?:'s|’s)?\b
        \bwho(?:m|se)?\W*$
    """,
    Kind.PURPOSE: r"""
        \b(?:purpose|goal|aim|point) of\b
        \bwhat(?:'s|’s| is| are| was| were| will)\b[^?]*\bfor\W*$
        \bused for\W*$
    """,
    Kind.WHY: r"""
        \bwhy\b
        \bfor what reason\b
        \bhow come\b
    """,
    Kind.HOW_TO: r"\bhow (?:do|can|should|to|could|would|does|did|is|are)\b",
    Kind.NAMES: r"""
        \bnames? of\b
        \bnames\W*$
        \b(?:his|her|its|the) name\W*$
        \bname (?:them|those|these|all|each)\b
        \b(?:called|named)\W*$
    """,
    Kind.WHICH_BODIES: rf"""
        \b(?:which|what|name the|list the) (?:[\w-]+ ){{0,2}}{BODIES}\b
        \bwhich {FEW}\b
    """,
    Kind.WHICH: r"""
        \bwhich\b
        \bwhat (?:kinds?|types?|sorts?) of\b
    """,
    Kind.YES_NO: r"""
        ^(?:is|are|was|were|do|does|did|can|could|may|must|should|will|would|has|have|had|am)\b
    """,
    Kind.WHAT_IS: r"""
        \bwhat(?:'s|’s)?\b
        \bdefin(?:e|ition)\b
        \bmeaning\b
    """,
}
_CUES = {kind: compiled(one_of(cue)) for kind, cue in CUES.items()}

NAMED_BY_SHAPE = {
    Kind.PHONE,
    Kind.EMAIL,
    Kind.ADDRESS,
    Kind.MEANING,
    Kind.PERCENT,
    Kind.WEB,
    Kind.WHERE,
}
"""Kinds whose things need no name beside them: nobody writes "email" before every address."""


def cue(kind: Kind, question: str) -> str:
    """Return the words that ask for ``kind``, where a thing of its shape speaks for them."""
    found = _CUES[kind].search(question) if kind in NAMED_BY_SHAPE else None
    return found.group() if found else ""


def kind_of(question: str) -> Kind:
    """Return the kind of thing that ``question`` asks for."""
    return next((kind for kind, cue in _CUES.items() if cue.search(question)), Kind.OTHER)
