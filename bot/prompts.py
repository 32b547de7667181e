"""Questions to begin with: each is one that the current edition answers everybody."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from bot import wording
from bot.answering import Answered, Question, answer
from bot.sets import without
from corpus.standing import NOTHING
from index.errors import IndexingError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from corpus.standing import Standing
    from index.edition import Edition

MOST_PROMPTS = 4
MOST_TRIED = 24
LONGEST_HEADING = 60


class Prompts:
    """The questions for an edition, tried once and kept while it answers."""

    def __init__(self, current: Callable[[], Edition], today: Callable[[], date]) -> None:
        self._current = current
        self._today = today
        self._kept: tuple[str, Standing, tuple[str, ...]] = ("", NOTHING, ())

    def __call__(self) -> tuple[str, ...]:
        """Return up to four questions; none where there is no edition to answer them."""
        try:
            edition = self._current()
        except IndexingError:
            return ()
        name, standing, prompts = self._kept
        if (name, standing) != (edition.name, edition.standing):
            prompts = tuple(islice(self._answered(edition), MOST_PROMPTS))
            self._kept = edition.name, edition.standing, prompts
        return prompts

    def _answered(self, edition: Edition) -> Iterator[str]:
        edition = without(edition, edition.standing.hidden(()))
        for heading in _headings(edition):
            question = Question(wording.PROMPT_FOR.format(heading=heading))
            if isinstance(answer(question, edition, self._today()), Answered):
                yield question.text


def _headings(edition: Edition) -> Iterator[str]:
    """Yield headings from all over the edition, each once."""
    step = max(1, len(edition.passages) // MOST_TRIED)
    seen = (passage for passage in edition.passages[::step] if passage.document in edition)
    trails = [passage.headings for passage in seen]
    headings = (trail[-1] for trail in trails if trail and len(trail[-1]) <= LONGEST_HEADING)
    yield from dict.fromkeys(headings)
