"""A run in TREC's six columns: topic, Q0, passage, rank, score, name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

NAME = "footnote"


def run_lines(topic: str, ranked: Iterable[tuple[str, float]]) -> Iterator[str]:
    """Yield the lines of one topic, best first, each score below the one before it.

    Evaluators sort by score in single precision and break ties their own way; scores that fall
    strictly in that precision leave them no tie to break.
    """
    above = np.float32(np.inf)
    for rank, (passage, score) in enumerate(ranked, start=1):
        above = min(np.float32(score), np.nextafter(above, np.float32(-np.inf)))
        yield f"{topic} Q0 {passage} {rank} {above!s} {NAME}"
