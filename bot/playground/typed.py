"""What a person types, as Slack stores it: escaped, with mentions and links in angle brackets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.playground.nouns import Identity, Person

LINK = re.compile(r"https?://[^\s<>]+[^\s<>.,;:!?)\"']")
ALL = re.compile(r"(?<!\w)@(channel|here|everyone)\b")


def stored(text: str, identity: Identity, people: Iterable[Person]) -> str:
    """Return ``text`` as it stands in the event of the message."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    text = LINK.sub(lambda link: f"<{link[0]}>", text)
    text = ALL.sub(r"<!\1>", text)
    text = _mention(text, identity.name, identity.bot_user)
    for person in people:
        text = _mention(text, person.name, person.id)
    return text


def _mention(text: str, name: str, user: str) -> str:
    return re.sub(rf"(?<!\w)@{re.escape(name)}\b", f"<@{user}>", text, flags=re.IGNORECASE)
