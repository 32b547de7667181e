"""Every sentence about the queue: what was asked in vain, and what became of it."""

from __future__ import annotations

ASK = "Ask the maintainers"
ASK_LABEL = "Ask the maintainers of the guidance; you may change what is sent"
ASK_WORDS = "What do you need to know?"
ASK_TELL = "May I tell you what becomes of it?"
ASK_TELL_YES = "Tell me in the conversation where I asked"
ASK_SENT = (
    "The maintainers have it, with the reply that you got. "
    "It may take days: should a company wait for it, ask a colleague too."
)
ASK_EMPTY = "Write what you need to know."
ASKED = " asks the maintainers: "
SHOWN = "What was shown"
JUDGEMENT = "judgement"
RESOLUTIONS = {
    "synonym": "The guidance has another word for it, which I know from now on. Ask again.",
    "document": "A document on this is to be added.",
    JUDGEMENT: "The guidance answers this, and I am to find it. Ask again.",
    "caution": "A caution now stands beside the source.",
    "reported": "It was reported to the publisher of the guidance.",
    "none": "Nothing was changed.",
}
"""How a maintainer resolves an entry, and what its asker is told."""

NOTHING_OPEN = "Nothing is open."


def resolved(question: str, kind: str, note: str | None) -> str:
    """Tell the asker what became of their question."""
    said = f"The maintainers on “{question}”: {RESOLUTIONS[kind]}"
    return f"{said} They write: {note}" if note else said
