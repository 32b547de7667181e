"""Every sentence of the app's home, of the list of sources, and of the window to ask in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import wording
from corpus.freshness import age

if TYPE_CHECKING:
    from bot.holdings import Holding, Holdings

ASK = "Ask the guidance"
ASK_DESCRIPTION = "Ask a question; the answer comes to your conversation with me"
ASK_LABEL = "Your question"
ASK_HINT = "Press Enter, and the answer comes to our conversation under Messages."
ASKED = "You asked: "
ON_ITS_WAY = "The answer is in your conversation with me: open Footnote, then Messages."
PROMPTS = "Or begin with one of these:"
PROMPT_LABEL = "{question} Ask this"
HOLD = "The guidance I hold"
LATELY = "Changed in the last three months"
RECENT = "What you asked last"
OUTDATED = "Answers to re-check"
QUEUE = "What people asked in vain"
RESOLVE = "Resolve"
RESOLVE_LABEL = "Resolve: {question}"
RESOLVE_AS = "What was done about it?"
RESOLVE_WORDS = "The words of the guidance that answer it, for a topic of the quality gate"
RESOLVE_NOTE = "A word to whoever asked"
NOT_A_MAINTAINER = "Only maintainers resolve what is in the queue."
RESOLVED = "It is off the queue. Whoever wished to hear of it is told."
NOTHING_HELD = "I cannot look right now: no index is published that I can read."
KINDS = {
    "synonym": "A synonym was added",
    "document": "A document is to be added",
    "judgement": "A passage answers it: it is a topic of the quality gate",
    "caution": "A caution was noted on the source",
    "reported": "It was reported to its publisher",
    "none": "Nothing",
}
REASONS = {
    "off_topic": "nothing came near",
    "missing_words": "words of it stand nowhere",
    "wrong_answer_type": "no passage has what it asks for",
}
OUTCOMES = {
    "answered": "answered",
    "nearest": "the nearest passage",
    "abstained": "not in the guidance",
    "supported": "matches the guidance",
    "contradicted": "differs from the guidance",
    "not_covered": "not in the guidance",
}


def held(holdings: Holdings) -> str:
    """Say how many documents answer, and of which day the index is."""
    if not holdings.total:
        return NOTHING_HELD
    made = f", indexed on {wording.day(holdings.made)}" if holdings.made else ""
    return f"{wording.count(holdings.total, 'document')}{made}."


def dated(holding: Holding, holdings: Holdings) -> str:
    """Return what stands behind a document's title: its dates and its age, or why it is stopped."""
    if holding.stop:
        return f" – {wording.tombstone(holding.stop)}"
    source = holding.source
    years = age(holding.dated, holdings.today) if holding.dated else 0
    old = f" ({wording.count(years, 'year')} old)" if years else ""
    when = (("published", source.published), ("updated", source.updated))
    said = [f"{word} {wording.day(on)}" for word, on in when if on]
    said += [f"checked {wording.day(source.checked)}"] if source.checked else []
    return f" – {', '.join(said)}{old}" if said else " – no date is known"


def more(number: int) -> str:
    """Say how many stand in no list."""
    return f"and {number:,} more"


def times(number: int, reason: str) -> str:
    """Return what stands behind a question of the queue."""
    asked = "once" if number == 1 else f"{number:,} times"
    why = f", {REASONS[reason]}" if reason in REASONS else ""
    return f" – asked {asked}{why}"
