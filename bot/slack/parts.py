"""What the app is built from, beside the settings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.answering import Question
    from bot.metrics import Metrics
    from bot.reply import Reply
    from bot.storage import Record


@dataclass(frozen=True, slots=True)
class Parts:
    """Where it remembers, how it answers, what it offers, what it counts."""

    record: Record
    answering: Callable[[Question], Reply]
    prompts: Callable[[], Sequence[str]]
    metrics: Metrics
