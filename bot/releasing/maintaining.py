"""What maintainers do from where the bot runs: release, and re-check past answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.audit import Audit
from bot.home import today
from bot.releasing.deciding import decision, undecided
from bot.releasing.judging import judge
from bot.releasing.lately import LATELY, lately
from bot.releasing.rechecking import Recheck
from bot.releasing.releasing import release

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.home import Home
    from bot.releasing.rechecking import Outdated
    from bot.releasing.releasing import Order, Released, Watchers
    from bot.storage import Kept, Record
    from index.edition import Edition

MOST_ASKED = 5000
"""So many of the newest questions are asked of both editions."""
MOST_RECHECKED = 1000
"""So many of the newest answers are looked at; `footnote recheck` looks at all."""


@dataclass(frozen=True, slots=True)
class Maintaining:
    """One home and its record; ``current`` gives the edition that answers."""

    home: Home
    record: Record
    current: Callable[[], Edition]

    def release(self, order: Order, watchers: Watchers, *, with_questions: bool) -> Released:
        """Make an edition and publish it as ordered; a FootnoteError says why it cannot be."""
        given = self.record.given_lately(LATELY, MOST_ASKED) if with_questions else ()
        questions = lately(given, self.record.asked_before)
        return release(self.home, order, today(), questions, watchers)

    def outdated(self) -> tuple[Outdated, ...]:
        """Return past answers to re-check on which nothing was decided, the gravest first."""
        return self._rechecked(self.record.given_lately(LATELY, MOST_RECHECKED))

    def decide(self, reference: str, by: str, *, tell: bool) -> bool:
        """Decide on one of them; False where there is nothing to decide."""
        given = self.record.given_lately(LATELY, MOST_RECHECKED)
        found = self._rechecked([one for one in given if one.given.reference == reference])
        return bool(found) and self.record.decide(decision(found[0], by, tell=tell))

    def judge(self, kept: Kept, answering: str) -> None:
        """Make a question a topic of the gate, answered by these words."""
        thread = self.record.asked_before(kept)
        judge(self.home.topics, self.current(), kept.given, thread, answering)

    def _rechecked(self, given: Sequence[Kept]) -> tuple[Outdated, ...]:
        recheck = Recheck(self.current(), Audit.of(self.home).edition)
        return undecided(recheck.outdated(given), self.record.decisions())
