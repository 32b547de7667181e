"""What kind of thing a question asks for, and whether some words hold such a thing."""

from __future__ import annotations

from enum import StrEnum

from bot.answering.patterns import compiled, one_of
from corpus.document import Span


class Kind(StrEnum):
    """A class of question; the first whose cue stands in the question is its kind."""

    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    PERCENT = "percent"
    HOW_LONG = "how_long"
    MONEY = "money"
    HOW_MANY = "how_many"
    EXTENT = "extent"
    WEB = "web"
    WHEN = "when"
    WHERE = "where"
    WHO = "who"
    WHY = "why"
    HOW_TO = "how_to"
    WHICH_BODIES = "which_bodies"
    WHICH = "which"
    YES_NO = "yes_no"
    WHAT_IS = "what_is"
    OTHER = "other"


# What has a name of its own, or is told apart by what it does.
BODIES = (
    r"(?:companies|firms|businesses|universities|charities|organi[sz]ations|hospitals|councils)"
)
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
    Kind.PERCENT: r"""
        \bpercent(?:age)?\b
        \bper cent\b
        %
        \bproportion\b
        \bwhat share\b
    """,
    Kind.HOW_LONG: r"""
        \bhow (?:long|soon|quickly)\b
        \bhow many (?:days?|weeks?|months?|years?|hours?|minutes?)\b
    """,
    Kind.MONEY: r"""
        \bhow much (?:funding|money|tax|investment)\b
        \bhow much (?:is|was|are|were|will|do|does|did|can|could|would)\b.*\b(?:cost|pay|paid|worth)
        \bhow much (?:will|do|does|did|can|could|would)\b.*\b(?:get|spen[dt]|receive|claim|earn)
        \bhow much (?:will|do|does|did|can|could|would)\b.*\b(?:charge|fund|give|gave|invest|put)
        \bhow much (?:has|have|had|was|were)\b.*\b(?:given|spent|invested|paid|raised|received)\b
        \b(?:cost|costs|price|fee|fees|budget|salary|worth)\b
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
        \bhow recent(?:ly)?\b
    """,
    Kind.WHERE: r"""
        \bwhere(?:'s|’s|abouts)?\b
        \b(?:what|which) (?:city|town|place|location|hospital|building)\b
        \blocated\b
    """,
    Kind.WHO: r"\bwho(?:m|se)?(?:'s|’s)?\b",
    Kind.WHY: r"""
        \bwhy\b
        \bfor what reason\b
        \bhow come\b
    """,
    Kind.HOW_TO: r"\bhow (?:do|can|should|to|could|would|does|did|is|are)\b",
    Kind.WHICH_BODIES: rf"""
        \b(?:which|what|name the|list the) (?:[\w-]+ ){{0,2}}{BODIES}\b
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

MONTH = one_of(
    r"""
    Jan(?:uary)?
    Feb(?:ruary)?
    Mar(?:ch)?
    Apr(?:il)?
    May
    June?
    July?
    Aug(?:ust)?
    Sept?(?:ember)?
    Oct(?:ober)?
    Nov(?:ember)?
    Dec(?:ember)?
    """
)
SPELLED = one_of(
    r"""
    one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve
    (?:thir|four|fif|six|seven|eigh|nine)teen
    twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety
    hundreds?|thousands?|millions?|dozens?
    half
    """
)
SCALE = r"(?:\s?(?:million|billion|trillion|thousand|hundred|m|bn|k)\b)?"
NUMBER = rf"(?:\d[\d,]*(?:\.\d+)?{SCALE}|\b{SPELLED}\b)"
UNIT = r"(?:second|minute|hour|day|week|month|year|decade|centur|night)"
DURATION = one_of(
    rf"""
    {NUMBER}[- ](?:\w+ )?{UNIT}\w*
    \bstraight ?away\b
    \bimmediately\b
    \bannual\w*
    \blifetime\b
    \bindefinite\w*
    """
)
PLACE = r"(?:(?:UK|US|USA|EU|UAE)\b|(?![A-Z]+\b)[A-Z][\w’'-]*)"
"""A name that is no organisation's initials: "in the NHS" says of whom, not where."""
DOMAIN = r"\b(?:[\w-]+\.)+(?:uk|com|org|net|gov|eu|scot|wales)\b"
HOLDS = {
    Kind.PHONE: r"\+?\(?\d[\d ()-]{6,}\d",
    Kind.EMAIL: r"\b[\w.+-]+@[\w-]+\.[\w.-]+",
    Kind.ADDRESS: r"""
        (?-i:\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b)
        (?-i:\b\d+[a-z]? (?:[A-Z]\w+ )+(?:Street|Road|Avenue|Lane|Square|Way)\b)
        \b\d{5}\b
    """,
    Kind.PERCENT: rf"""
        \d[\d.,]*\s?(?:%|per ?cent)
        \b{SPELLED} per ?cent
        \b{SPELLED}[- ](?:third|quarter|fifth|tenth|half)s?
        \bhalf\b
        \b\d/\d\b
    """,
    Kind.HOW_LONG: DURATION,
    Kind.MONEY: rf"""
        [£$€]\s?{NUMBER}
        {NUMBER}\s?(?:pounds|dollars|euros|pence|p\b|%|per ?cent)
        \bfree\b
        \bno (?:charge|fee|cost)\b
    """,
    Kind.EXTENT: rf"[£$€]?{NUMBER}%?|\b(?:once|twice)\b",
    Kind.HOW_MANY: rf"[£$€]?(?!(?:19|20)\d\d\b(?! [a-z])){NUMBER}%?(?![- ]?(?:\w+ )?{UNIT}s?\b)",
    Kind.WEB: DOMAIN,
    Kind.WHERE: rf"""
        (?-i:\b(?:[Ii]n|[Aa]t|[Nn]ear|from|within|across|to|around|outside)\s+(?:the\s+)?{PLACE})
        {DOMAIN}
        \bonline\b
        \bby post\b
        \b(?:here|there|anywhere|abroad|overseas|at home|nearby)\b
    """,
    Kind.WHICH_BODIES: rf"""
        \b{BODIES} (?:with|that|who|which|wanting|doing)\b
        (?-i:\b(?!(?:UK|US|USA|EU)\b)[A-Z]{{2,}}\b)
        (?-i:\b(?!The\b|An?\b|In\b)[A-Z][\w’'-]+(?: (?:of |for |the )*[A-Z][\w’'-]+)+)
    """,
    Kind.WHEN: rf"""
        \b(?:\d{{1,2}}(?:st|nd|rd|th)? )?{MONTH}\b(?: \d{{1,2}}\b,?)?(?: \d{{4}})?
        \b(?:1[0-9]|20)\d\d\b
        \b\d{{1,2}}(?:st|nd|rd|th)? centur\w+
        {DURATION}
        \b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b
        \b(?:as soon as|before|after|when|once|if|until|within|today|every)\b
    """,
}
_HOLDS = {kind: compiled(one_of(shape)) for kind, shape in HOLDS.items()}


NAMED_BY_SHAPE = {Kind.PHONE, Kind.EMAIL, Kind.ADDRESS, Kind.PERCENT, Kind.WEB, Kind.WHERE}
"""Kinds whose things need no name beside them: nobody writes "email" before every address."""


def cue(kind: Kind, question: str) -> str:
    """Return the words that ask for ``kind``, where a thing of its shape speaks for them."""
    found = _CUES[kind].search(question) if kind in NAMED_BY_SHAPE else None
    return found.group() if found else ""


def kind_of(question: str) -> Kind:
    """Return the kind of thing that ``question`` asks for."""
    return next((kind for kind, cue in _CUES.items() if cue.search(question)), Kind.OTHER)


def holds(kind: Kind, words: str) -> tuple[Span, ...] | None:
    """Return where ``words`` hold a thing of this kind; None where the kind has no shape."""
    pattern = _HOLDS.get(kind)
    if pattern is None:
        return None
    return tuple(Span(*match.span()) for match in pattern.finditer(words) if match.group().strip())
