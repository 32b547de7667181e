"""The shape of a thing that is asked for: whether, and where, some words hold such a thing."""

from __future__ import annotations

from functools import lru_cache

from bot.answering.kinds import Kind
from bot.answering.patterns import BODIES, compiled, one_of
from bot.answering.people import PEOPLE
from corpus.document import Span

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
MEASURE = r"(?:[kcm]m|(?:kilo|centi|milli)?met(?:re|er)s?|inch(?:es)?|f(?:oo|ee)?t|yards?|miles?)"
LENGTH = rf"(?<![£$€\d,.]){NUMBER}(?: m|[- ]?{MEASURE})\b"
"""Of a thing, as a duration is of what happens: "how long" asks for either."""
PLACE = r"(?:(?:UK|US|USA|EU|UAE)\b|(?![A-Z]+\b)[A-Z][\w’'-]*)"
"""A name that is no organisation's initials: "in the NHS" says of whom, not where."""
NAME = r"[A-Z][\w’'-]+(?: (?:of the |for the |of |for |and )?[A-Z][\w’'-]+)+"
"""Of several words in capitals: the Department for Work and Pensions."""
DOMAIN = r"\b(?:[\w-]+\.)+(?:uk|com|org|net|gov|eu|scot|wales)\b"
NAMES = rf"""
    (?-i:\b(?!(?:UK|US|USA|EU)\b)[A-Z]{{2,}}\b)
    (?-i:\b(?!The\b|An?\b|In\b|UK\b){NAME})
"""
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
    Kind.HOW_LONG: f"{DURATION}|{LENGTH}",
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
        \b(?:here|there(?! (?:is|are|was|were|will|has|have|may)\b)|anywhere|nearby)\b
        \b(?:abroad|overseas|at home)\b
    """,
    Kind.PURPOSE: r"""
        \b(?:in order )?to (?!(?:the|an?|its?|their)\b)[a-z]+
        \bso that\b
        \b(?:used|meant|intended|designed) for\b
    """,
    Kind.NAMES: NAMES,
    Kind.WHO: rf"""
        \b{PEOPLE}\b
        (?-i:(?<=[a-z,;] )(?!I\b)[A-Z][\w’'-]+)
        {NAMES}
        (?-i:\b(?:UK|US|USA|EU)\b)
    """,
    Kind.WHY: r"""
        \b(?:because|due to|owing|thanks to|since|as|so|if|unless|when|otherwise|in order)\b
        \b(?:therefore|thus|hence|results?|reasons?|purpose|caus\w+|leads?|led|mean(?:s|ing)?)\b
        \b(?:help|allow|enabl|ensur|prevent|protect|avoid|provid|support|requir|aim|design)\w*
        \b(?:offers?|need(?:s|ed)?|must|important|intended|most|best|largest|leading|unique|only)\b
        \bto (?!(?:the|an?|its?|their|your|our|his|her|be)\b)[a-z]+
    """,
    Kind.WHICH_BODIES: rf"""
        \b{BODIES} (?:with|that|who|which|wanting|doing)\b
        {NAMES}
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
LOOSE = {Kind.WHO, Kind.WHY}
"""Kinds whose shape rules answers out and speaks for none: most sentences have such words."""
_HOLDS = {kind: compiled(one_of(shape)) for kind, shape in HOLDS.items()}


@lru_cache(2048)
def holds(kind: Kind, words: str) -> tuple[Span, ...] | None:
    """Return where ``words`` hold a thing of this kind; None where the kind has no shape."""
    pattern = _HOLDS.get(kind)
    if pattern is None:
        return None
    return tuple(Span(*match.span()) for match in pattern.finditer(words) if match.group().strip())
