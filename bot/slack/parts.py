"""What the app is built from, beside the settings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.standing import NOTHING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.answering import Question
    from bot.checking import Checked
    from bot.holdings import Holdings
    from bot.metrics import Metrics
    from bot.releasing.maintaining import Maintaining
    from bot.reply import Reply
    from bot.sets import Hidden
    from bot.storage import Record
    from corpus.standing import Standing
    from index.edition import Edition


@dataclass(frozen=True, slots=True)
class Parts:
    """Where it remembers, how it answers and checks, what it offers, counts and heeds."""

    record: Record
    answering: Callable[[Question, Hidden], Reply]
    prompts: Callable[[], Sequence[str]]
    metrics: Metrics
    edition: Callable[[str], Edition]
    checking: Callable[[str, Hidden], Checked]
    holdings: Callable[[Hidden], Holdings]
    standing: Callable[[], Standing] = lambda: NOTHING
    """What is stopped, and not for everybody, now: an answer of before may not be shown again.

    It is known though no edition can be read; CorpusError where it is not.
    """
    maintaining: Maintaining | None = None
    """What maintainers may do from Slack; None where there is no library to release."""
