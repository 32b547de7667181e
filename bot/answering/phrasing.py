"""What the words around a question do: courtesies, asides, pronouns, and the noun asked for."""

from __future__ import annotations

from bot.answering.patterns import compiled, one_of

SOMEONE = r"(?:you|someone|anyone|somebody|anybody)"
WONDER = r"(?:know|ask|find out|check|understand)"
ANSWER = r"(?:numbers?|figures?|answers?|sources?|quotes?)"
OF_IT = r"(?: (?:if|whether|about))?"

GREETING = one_of(
    r"""
    hi|hiya|hello|hey|dear \w+|good (?:morning|afternoon|evening)
    ok(?:ay)?|so|well|right|ta|um+
    one more(?: thing)?|quick (?:one|q)
    """
)

COURTESIES = compiled(
    one_of(
        rf"""
        ^(?:\W*{GREETING}\b(?: all)?[\s,!.:]*)+
        \b(?:please|pls|plz|kindly|cheers)\b[\s,!.]*
        \b(?:many )?thanks?(?: you)?(?: (?:so|very) much)?\b[\s,!.]*
        \b(?:can|could|would|will) {SOMEONE} (?:please )?(?:tell|show|help|remind)\b(?: me)?
        \b(?:can|could|would|will) {SOMEONE} (?:please )?let (?:me|us) know\b{OF_IT}
        \b(?:do|does) (?:we|{SOMEONE}) (?:happen to )?know\b{OF_IT}
        \b(?:i|we)(?: would|'d|’d)?(?: just)? (?:like|want|need|wish|have) to {WONDER}\b{OF_IT}
        \b(?:i|we)(?: was| am|'m|’m| were| are|'re|’re) (?:just )?(?:wondering|curious)\b{OF_IT}
        \b(?:just )?(?:quick )?question\b\s*[:,-]
        \btell (?:me|us)\b(?: about)?
        \bany idea\b
        ^\W*is it (?:true|right|correct) that\b
        \b(?:so far|as well|at all|or not)\W*$
        (?:[,;.–-]|\bstop\b)\s*(?:i |we )?(?:just )?need (?:an? |the |some )?{ANSWER}\b[^?]*$
        [,;–-]\s*(?:i|we) (?:presume|assume|guess|suppose|imagine|hope|take it)\b[^?]*$
        """
    )
)
FOLLOWS = compiled(
    one_of(
        r"""
        ^\W*(?:and|or|but|also|what about|how about|what of|same for|is it the same)\b
        ^\W*(?:by when|since when|how so|how come|which ones?|in total|yes|no|yeah|nope)\b
        ^\W*(?:why|when|where|who|how many|how much)\W*$
        """
    )
)
REFERS = compiled(
    r"\b(?:it|its|it's|it’s|they|them|their|theirs|this|that|these|those|he|she|him|her|his|there"
    r"|ones?|such|same|former|latter|both|either|neither|else|others?|another|too|then)\b"
)
OPENS = (
    r"(?:what|how|when|where|who|whom|which|why|is|are|was|were|do|does|did|can|could|should|will)"
)
ASIDE = compiled(
    rf"^[^?]*:\s*(?={OPENS}\b)"
    r"|^(?:i['’]m|we['’]re|i|we|my|our)\b[^?]*?\band (?:i |we )?(?:need|want)s? (?:to know )?"
    r"|^(?:i|we|my|our|i['’]m|we['’]re|i['’]ve|someone|got|a (?:company|client|colleague))\b"
    rf"[^?]*?[,;:–-]\s*(?:so |and |but )?(?={OPENS}\b)"
    r"|^(?:sorry|apologies|(?:a |my |our )?(?:caller|boss|client|colleague|customer|visitor)"
    r"|(?:writ|prepar|work|draft|talk|speak|check|plann|look|call|chatt|research|advis|updat)ing)\b"
    rf"[^?]*?[,;–-]\s*(?:so |and |but )?(?={OPENS}\b)"
)
"""What tells of the asker before the question comes: it lends its words, as a thread does."""
SENTENCE = compiled(r"(?<=[.!?])\s+(?=\S)")
ASKS = compiled(rf"^\W*(?:(?:so|and|but|or|also|then)\W+)?{OPENS}\b|\?\W*$")
"""A sentence that is a question."""

AUXILIARY = one_of(
    r"""
    is|are|was|were|am|be|been|do|does|did|has|have|had
    can|could|will|would|shall|should|must|may|might|'s|’s
    """
)
BOUNDARY = one_of(
    r"""
    of|in|for|at|on|to|from|with|by|per|about|into|under|during|after|before
    each|every|a|an|the|there|that|this|which|who|when|where|if|and|or
    i|we|you|they|he|she|it|my|your|our|their|its
    takes?|took|makes?|gets?
    """
)
NOT_THESE = rf"(?!(?:{AUXILIARY}|{BOUNDARY})\b)"
NOUN = (
    rf"(?P<noun>(?:{NOT_THESE}[\w&’'-]+\s+)*?{NOT_THESE}[\w&’'-]+)"
    rf"(?=\s+(?:{AUXILIARY}|{BOUNDARY})\b|[’']s\b|\s*[?.!,;:)]|\s*$)"
)
ASKS_FOR = one_of(
    r"""
    how (?:many|much)(?: of the| of)?
    (?:number|amount|volume|quantity|kinds?|types?|sorts?|name) of(?: the)?
    (?P<sort>what|which|whose)(?!\s+(?:kinds?|types?|sorts?|of)\b)(?: of the)?
    (?:what|who|where|when)(?:\s*(?:is|are|was|were|[’']s))(?: the| a| an| my)?
    (?:need|have|get|has|requires?|there)(?: a| an| any| the)?
    """
)
COMPARED = compiled(
    r"\b(?:over|under|above|below|(?<!what )(?<!how )about|around|(?:more|less|fewer|greater) than"
    r"|at (?:least|most))"
    r"(?: a| the)? ?[£$€]?$"
)
"""What stands before a number that is only held against the guidance's: "over $2bn?"."""
COUNTED = compiled(rf"\bhow (?:many|much)(?: of the| of)?\s+{NOUN}")
"""The noun that is counted: how many *MRI scans*."""
CRUCIAL = compiled(
    r"\bwho(?:\s+(?:is|are|was|were|has|have|will|else))?(?:\s+(?:an?|the|in))?\s+(?P<actor>[a-z]+)"
    r"|\bwhen (?:was|were|did|will|is|are)\b.*\b(?P<event>[a-z]+)\W*$"
    r"|\bhow (?:do|does|can|should|could|would|must) (?:(?:an? |the )?[a-z]+) (?P<act>[a-z]+)"
    r"|\bhow (?!many|much|do|does|did|can|to|is|are|was|big|large|high|old|far|fast|long|often|soon"
    r"|strong)"
    r"(?P<degree>[a-z]+) (?:is|are|was|were)\b"
    r"|\b(?:which|what) (?:[a-z]+ )?(?P<body>hospitals|universit(?:y|ies)|unis?|compan(?:y|ies)"
    r"|firms?|business(?:es)?|manufacturers?|suppliers?|vendors?|distributors?|towns|cities)\b"
)
"""What is done, where all turns on it: who *supplies*, when was it *built*, how do I *apply*."""
PERIOD = compiled(r"\b(?:per|an?|each|every) (?P<period>hour|day|week|fortnight|month|quarter)\b")
"""What a figure is counted by; one by the year does not say it."""
FOCUS = compiled(rf"(?:\b{ASKS_FOR}\s+|^(?!{OPENS}\b)(?=[^?]*\b(?:for|of|at|on)\b)){NOUN}")
"""The noun that is asked for; under ``sort`` only its sort is named: "which website"."""
