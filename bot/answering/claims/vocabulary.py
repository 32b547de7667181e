"""The English that a check knows: words that say little, the same, or the opposite."""

from __future__ import annotations

import re

from index.analysis import STEMS


def stems(words: str) -> frozenset[str]:
    """Return the stems of ``words``."""
    return frozenset(STEMS.term(word) or word for word in words.split())


LIGHT = stems(
    """
    across actually all alone already also altogether always among amongst amount annual
    annually annum approximately called carried carries carry carrying certain come comes
    comprise conduct consist consists contain contains count current currently deliver delivered
    delivers different do does done each entirely estimated every exclusively exist existed
    existing figure gets getting go goes got handle handled handles happen has have include
    includes including involve involves involving just known made make many much must named now
    number one only ought out overall part particular per perform performing performs quantity
    quite really roughly run runs s said several so solely take taken takes then there
    throughout times total undertake undertaken usually various very volume well within worth
    year yearly yr through via alongside see sees seen saw underway area
    """
)
"""Words that carry no part of a claim by themselves, as verbs of doing beside a figure."""

_SAME = """
    procedure examination exam
    radiograph xray
    start begin began begun found founded form formed establish established create created
    die died death dead passed deceased
    born birth
    finish end ended finale conclude concluded
    release released premiere premiered air aired publish published broadcast
    room space capacity
    start begin open opened launch launched inaugurate inaugurated
    develop developed create created produce produced build built
    host hosts hosted house houses housed
    staff employee worker
    fund funded finance financed sponsor sponsored
    focus concentrate specialise specialize
    study trial project
    grow grew grown rise rose risen increase climb climbed
    fall fell fallen drop dropped decline decrease
    new novel
    fast quick rapid
    disease illness disorder
    surgery operation
    area field
    examination exam scan
    reach hit
    uptake adoption
    laureate winner
    collaborate cooperate
    locate located sit situate situated base based house houses housed headquarter headquartered
    buy bought purchase purchased acquire acquired
    big large
    biggest largest
    movie film
    show series programme program
    help support assist
    cost price
    want wish wanting
    forecast expected predicted projected anticipated estimated
    firm company business
    scientist researcher
    spend spent expenditure
    method technique
    marry married wed wedding wife husband spouse
    win won winner
    employ employed employs
    build built construct constructed
    earn earned gross grossed
    author writer wrote written write
    direct directed director
    sing singer sang song
    act actor actress
    star starred stars
    child children
    play played portray portrayed
    inhabitant population resident
    major main primary
    overseas abroad
    sell sold selling
    concern concerning
    scan scans scanning
    invest invested investment
    collapse disband disbanded
    globe global world worldwide
    organisation organization
    centre center
    photo photograph
    car automobile
    kill killed
    tongue language
"""
SAME: dict[str, set[int]] = {}
for _group, _line in enumerate(_SAME.strip().splitlines()):
    for _stem in stems(_line):
        SAME.setdefault(_stem, set()).add(_group)

_OPPOSITES = """
    largest biggest greatest longest highest tallest | smallest lowest shortest
    best | worst
    most | least
    first | last
    oldest eldest | youngest newest
    early earlier | late later
    increase rise rose grow grew grown growth | decrease fall fell decline shrink shrank reduce
    before | after
    more | less fewer
    above over | below under
    open opened | closed close shut
    support | oppose
    positive positively | negative negatively
    good | bad
    always | never rarely seldom
    allow permit | forbid prohibit ban
    required compulsory mandatory | optional voluntary
    legal lawful | illegal unlawful
    succeed success | fail failure
    accept | reject refuse
    win won | lose lost
    include | exclude
    public | private
    maximum | minimum
    inside | outside
    male man men boy | female woman women girl
    son father brother husband | daughter mother sister wife
    common | rare
    major | minor
    safe | unsafe dangerous
    free | paid
    elder older | younger
    north northern northernmost | south southern southernmost
    east eastern easternmost | west western westernmost
    import | export
    living alive | dead
    full | empty
    same | different
    wealthy rich | poor
    majority | minority
    younger youngest | older oldest
    domestic | foreign
    strong | weak
    fast faster | slow slower
    indoor | outdoor
    urban | rural
"""
OPPOSITES: dict[str, set[str]] = {}
for _pair in _OPPOSITES.strip().splitlines():
    _one, _other = (stems(side) for side in _pair.split("|"))
    for _side, _against in ((_one, _other), (_other, _one)):
        for _stem in _side:
            OPPOSITES.setdefault(_stem, set()).update(_against)

DENIALS = re.compile(
    r"\b(?:not|no|no longer|never|none|nobody|nothing|neither|nor|without|cannot|lacks?"
    r"|fail(?:s|ed)? to|failing to|refus(?:es|ed?) to|declin(?:es|ed?) to|den(?:y|ies|ied)"
    r"|unable to|yet to|turned down|[a-z]+n[’']t|stopped|ceased)\b",
    re.IGNORECASE,
)
UNTIL_THEN = re.compile(
    r"(?:not|never|[a-z]+n[’']t)\b[^.,;:]*?\b(?:until|till|before)\s[^.,;:]*\d", re.IGNORECASE
)
"""What did not happen until a year happened then."""
FORECAST = re.compile(
    r"\b(?:will|shall|[Ee]xpect(?:s|ed)? to|[Ff]orecast(?:s|ed)?|predicted|projected|planned to"
    r"|plans to|upcoming|scheduled|set to|likely to|going to|aims? to)\b"
)
CONDITIONS = frozenset("if unless except excluding provided until when only".split())
QUANTIFIERS = frozenset("most some many few several".split())
HEDGES = frozenset(
    """
    may might could possibly perhaps probably likely often sometimes partly
    mostly mainly if unless except excluding provided unclear rumours rumors unconfirmed reportedly
    allegedly attributed nearly almost
    """.split()
)
OUTRIGHT = re.compile(
    r"\b(?:only|solely|exclusively|all|always|entirely|alone|sole|nobody|everyone|both"
    r"|every(?! (?:year|month|week|day|hour)))\b",
    re.IGNORECASE,
)
GENERIC = (
    "film|movie|song|album|single|series|show|book|novel|play|band|company|city|town|county|country"
    "|state|university|school|college|team|club|player|actor|singer|writer|author|group"
    "|organisation|organization|study|project|programme|initiative|centre|hospital|character|game"
    "|sequel|disease|building|structure|award|season|episode|event|scheme|fund|council|screenplay"
    "|story|record|network|channel|magazine|newspaper|couple|family|district|region|island|river"
    "|mountain|party|war|battle|soundtrack|collection|franchise|design|accident|crash|poem|opera"
)
"""Nouns that stand, after "the", for something that a text has named before."""

_THINGS = """
    film movie | book novel | song single | album | play | series | game | band | painting | opera
    actor actress | singer | politician | footballer | president | king queen
    hospital | university | school | company | charity | bank
    city town | country | county | river | island | mountain
    comedy | horror | thriller | documentary | western
    dog | cat | bird | fish | tree
"""
THINGS: dict[str, tuple[int, int]] = {}
for _row, _kinds in enumerate(_THINGS.strip().splitlines()):
    for _column, _kind in enumerate(_kinds.split("|")):
        THINGS |= dict.fromkeys(stems(_kind), (_row, _column))
"""By stem: what a thing is, as a row and a place in it; what is in one place is in no other."""

MODALS = (
    re.compile(
        r"\b(?:must|ha(?:ve|s|d) to|needs? to|required to|obliged to|compulsory)\b", re.IGNORECASE
    ),
    re.compile(r"\b(?:should|ought to|advised to|recommended)\b", re.IGNORECASE),
    re.compile(r"\b(?:can|may|could|might|able to|allowed to|entitled to)\b", re.IGNORECASE),
)
"""Duty, advice, permission: what is one of them is not thereby another."""
