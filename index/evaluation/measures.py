"""Measures of a ranking, as the field computes them: ir-measures (MacAvaney et al. 2022)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.errors import IndexingError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from types import ModuleType

    from index.evaluation.qrels import Qrels

MEASURES = ("nDCG@10", "R@5", "R@100", "RR@10")
DEPTH = 100
"""The deepest rank that a measure looks at."""


def measured(qrels: Qrels, run: Mapping[str, Sequence[str]]) -> dict[str, dict[str, float]]:
    """Return each measure of each topic of ``run``: measure → topic → value.

    ``run`` gives the passages of each topic, best first; a topic for which nothing was found is
    worth 0. Only topics of ``run`` count.
    """
    ir_measures = needed()
    asked = [ir_measures.parse_measure(name) for name in MEASURES]
    values = {name: dict.fromkeys(run, 0.0) for name in MEASURES}
    judged = {topic: qrels[topic] for topic in run}
    # Evaluators sort by score; ranks as scores leave them no tie to break.
    scored = {
        topic: {one: -float(n) for n, one in enumerate(of)} for topic, of in run.items() if of
    }
    for value in ir_measures.iter_calc(asked, judged, scored):
        values[str(value.measure)][value.query_id] = value.value
    return values


def needed() -> ModuleType:
    """Return ir-measures; an IndexingError says how to install it."""
    try:
        import ir_measures
    except ImportError as error:
        raise IndexingError(
            "Measuring needs ir-measures, which is not installed.",
            "Install the extra: `pip install 'footnote-bot[evaluate]'`.",
        ) from error
    return ir_measures
