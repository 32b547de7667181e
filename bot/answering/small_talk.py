"""Messages that are no questions: they are answered kindly, without the index."""

from __future__ import annotations

from bot.answering.patterns import compiled, one_of

WORD = one_of(
    r"""
    hi|hiya|hello|hey|greetings|morning|afternoon|evening
    good (?:morning|afternoon|evening|day|night|bot|job|work)
    thanks?|thank you|thx|ta|cheers|much appreciated|appreciate it
    great|perfect|brilliant|excellent|lovely|cool|nice(?: one)?|wonderful|super|well done
    ok(?:ay)?|got it|understood|i see|sure|fine|right|yes|no|yep|nope
    bye|goodbye|see you(?: later)?|later
    sorry|never ?mind|no worries|no problem|welcome
    you(?:'re|’re| are) (?:great|helpful|the best|welcome)
    how are you(?: doing)?(?: today)?|how(?:'s|’s| is) it going|what(?:'s|’s) up
    that(?:'s|’s| is| was) (?:all|it|what i (?:needed|wanted))
    that(?:'s|’s| is| was) (?:(?:very|really|so) )?(?:great|good|fine|helpful|perfect|useful)
    so much|very much|a lot|a million|again|everyone|all|there|team|bot|footnote|mate
    for (?:that|this|everything|(?:your|the) help)
    that|very|really|so|and|you
    """
)
CHAT = compiled(rf"^\W*(?:{WORD}\W+)*{WORD}\W*$")
ABOUT_ME = one_of(
    r"""
    help(?: me)?
    commands?
    what (?:can|do) you (?:do|know|answer)(?: for me)?
    what (?:can|should) i ask(?: you)?(?: about)?
    who are you|what are you|what is footnote
    are you (?:a |an )?(?:bot|human|robot|real|ai|person|machine)\b.*
    how do(?:es)? (?:you|this|footnote) work
    what(?:'s| is) your (?:name|purpose)
    can you help(?: me)?(?: with something)?
    """
)
ASKS_OF_ME = compiled(rf"^\W*(?:(?:so|and|hi|hello|hey|please)\W+)*{ABOUT_ME}\W*$")
AMUSE = compiled(
    r"^\W*(?:please\W+)?(?:(?:can|could|will) you )?(?:tell|sing|write|make|give) (?:me |us )?"
    r"(?:a|an|another|some) (?:\w+ ){0,2}(?:joke|story|poem|song|haiku|limerick|riddle)s?\b"
)


def is_small_talk(text: str) -> bool:
    """Say whether ``text`` greets, thanks, or asks of the bot itself: nothing to look up."""
    return any(pattern.match(text) for pattern in (CHAT, ASKS_OF_ME, AMUSE))


def has_words(text: str) -> bool:
    """Say whether there is a letter or digit in ``text``: an emoji or a dash is no question."""
    return any(character.isalnum() for character in text)
