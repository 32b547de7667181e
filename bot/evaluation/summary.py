"""Measures with their intervals, and whether a change since an earlier run is noise."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.evaluation.marks import grouped
from bot.evaluation.statistics import rows, statistic
from index.evaluation.bootstrap import difference, estimate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bot.evaluation.marks import Key, Mark
    from index.evaluation.bootstrap import Estimate


@dataclass(frozen=True, slots=True)
class Summary:
    """One measure of one group of a collection; ``change`` is of the topics measured before too."""

    collection: str
    measure: str
    group: str
    estimate: Estimate
    change: Estimate | None = None

    @property
    def noise(self) -> bool:
        """Whether the change is no more than chance explains: its interval holds 0."""
        return self.change is not None and self.change.low <= 0 <= self.change.high


def summaries(marks: Iterable[Mark], seed: int, before: Iterable[Mark] = ()) -> Iterator[Summary]:
    """Yield each measure of each group that has one, beside what it was ``before``."""
    earlier = grouped(before)
    for key, those in grouped(marks).items():
        made = estimate(rows(those.values()), statistic(key[1]), seed)
        if not math.isnan(made.value):
            yield Summary(*key, made, _change(key, those, earlier.get(key, {}), seed))


def _change(
    key: Key, after: Mapping[str, Mark], before: Mapping[str, Mark], seed: int
) -> Estimate | None:
    both = [topic for topic in after if topic in before]
    if not both:
        return None
    was, now = (rows(of[topic] for topic in both) for of in (before, after))
    change = difference(was, now, statistic(key[1]), seed)
    return None if math.isnan(change.value) else change
