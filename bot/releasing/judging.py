"""A judgement: words of the guidance that answer a question become a topic of the gate."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bot.errors import BotError
from bot.evaluation.topics import own_topics

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bot.storage import Given
    from index.edition import Edition


def judge(
    topics: Path, edition: Edition, given: Given, thread: Sequence[str], answering: str
) -> None:
    """Add the question of a reply to ``topics``: a quote is to hold the words ``answering``.

    BotError where no document that answers holds them, or the reply is a topic already.
    """
    words = answering.strip()
    held = (name for name in edition.documents if words in edition.document(name).text)
    document = next(held, None) if words else None
    if document is None:
        raise BotError(
            "No document that answers holds these words.",
            "Copy them from the guidance, as they stand in one paragraph.",
        )
    if any(one.id == given.reference for one in own_topics(topics)):
        raise BotError(f"{given.reference} is a topic already.", f"Change it in {topics}.")
    topic = {
        "id": given.reference,
        "question": given.question,
        "thread": list(thread),
        "expect": "answered",
        "words": [words],
        "document": document,
    }
    ended = not topics.is_file() or topics.read_bytes()[-1:] in {b"", b"\n"}
    with topics.open("a", encoding="utf-8") as file:
        file.write(("" if ended else "\n") + json.dumps(topic, ensure_ascii=False) + "\n")
