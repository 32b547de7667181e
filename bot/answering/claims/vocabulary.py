"""The English that a check knows: words that say little, the same, or the opposite."""

from __future__ import annotations

from index.analysis import STEMS


def _stems(words: str) -> frozenset[str]:
    return frozenset(STEMS.term(word) or word for word in words.split())


LIGHT = _stems(
    """
    do does done perform performs performing carry carries carried carrying out conduct undertake
    undertaken make made have has take taken place happen there number total amount figure run runs
    done each every per annum annual annually yearly year times many much also currently
    now already just well really quite very approximately around roughly exactly nearly almost over
    least fewer under up between said known called named one so then usually actually current
    various different particular certain s t re ve ll d m include includes including involve
    involves involving contain contains several consist consists comprise yr come comes go goes
    """
)
"""Words that carry no part of a claim by themselves, as verbs of doing beside a figure."""

_SAME = """
    start begin began begun found founded form formed establish established create created
    die died death dead passed deceased
    born birth
    finish end ended finale conclude concluded
    release released premiere premiered air aired come publish published broadcast
    locate located situate situated base based house houses housed headquarter headquartered
    buy bought purchase purchased acquire acquired
    big large
    biggest largest
    movie film
    show series programme program
    help support assist
    cost price
    want wish wanting
    forecast expected predicted projected
    firm company business
    uk britain kingdom
    us usa american america
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
    act actor actress star starred stars
    child children son daughter
    play played portray portrayed
    inhabitant population resident
    citizen national
    major main primary chief
    britons british people
    overseas abroad
    foreign overseas
    sell sold selling
    concern concerning
    scan scans scanning
    invest invested investment
    collapse disband disbanded
    globe global world worldwide
    organisation organization
    centre center
"""
SAME: dict[str, set[int]] = {}
for _group, _line in enumerate(line.split() for line in _SAME.strip().splitlines()):
    for _word in _line:
        SAME.setdefault(STEMS.term(_word) or _word, set()).add(_group)

_OPPOSITES = """
    largest biggest greatest longest highest tallest | smallest lowest shortest least
    best | worst
    most | least fewest
    first | last second third
    oldest eldest | youngest newest
    early earlier | late later
    increase rise rose grow grew grown growth | decrease fall fell decline shrink shrank reduce
    before | after
    more | less fewer
    above over | below under
    open opened | closed close shut
    support supports supported | oppose opposes opposed
    positive positively | negative negatively
    good | bad
    always | never rarely seldom
    allow allowed permit permitted | forbid forbidden prohibit prohibited ban banned
    required compulsory mandatory | optional voluntary
    legal lawful | illegal unlawful
    succeed succeeded success | fail failed failure
    accept accepted | reject rejected refuse refused
    win won | lose lost
    include included | exclude excluded
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
    fictional | real
    north northern | south southern
    east eastern | west western
    import imports | export exports
    living alive | dead
    present | absent
    full | empty
    same | different
    wealthy rich | poor
    united | divided
    majority | minority
"""
OPPOSITES: dict[str, set[str]] = {}
for _pair in _OPPOSITES.strip().splitlines():
    _one, _other = (_stems(side) for side in _pair.split("|"))
    for _side, _against in ((_one, _other), (_other, _one)):
        for _stem in _side:
            OPPOSITES.setdefault(_stem, set()).update(_against)

NEGATIONS = frozenset(
    """
    not no never none nobody nothing neither nor without cannot lacks lack failed fails fail refuses
    refused refuse denies denied unable isn't aren't wasn't weren't don't doesn't didn't hasn't
    haven't hadn't won't wouldn't can't couldn't shouldn't unlikely
    """.split()
)
HEDGES = frozenset(
    """
    most some many few may might could can possibly perhaps probably likely often usually sometimes
    partly mostly mainly up nearly almost about if unless except excluding provided unclear
    rumours rumors rumoured unconfirmed reportedly allegedly attributed
    """.split()
)
CONDITIONS = frozenset("if unless except excluding provided until".split())
EXCLUSIVES = frozenset(
    "only solely exclusively all every always entirely never none just alone sole nobody".split()
)
FORECASTS = frozenset(
    "will expected expects expect forecast forecasts predicted projected planned plans plan would "
    "upcoming due scheduled set".split()
)
PRONOUNS = frozenset("it its he his she her they their this these that those".split())
GENERIC = frozenset(
    """
    film movie song album single series show book novel play band company city town county country
    state university school college team club player actor singer writer author group organisation
    organization study project programme initiative centre hospital character game sequel
    disease building structure award season episode event group document scheme fund council
    screenplay story track record network network's channel magazine newspaper couple family
    district region island river mountain party war battle soundtrack collection franchise
    """.split()
)
