"""A report of a run: its sections in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.evaluation import claims, responses
from bot.evaluation.report.glance import glance_section
from bot.evaluation.report.measures import measures_section
from bot.evaluation.report.risk import risk_section
from bot.evaluation.report.verdicts import verdicts_section
from bot.evaluation.statistics import AUROC, STRICT
from index.evaluation import measures

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.evaluation.summary import Summary
    from bot.evaluation.trial import Outcome
    from bot.pages.section import Section

MEASURES = (*measures.MEASURES, *responses.MEASURES, *claims.MEASURES)
LEADING = (
    measures.MEASURES[0],
    responses.HIT,
    responses.ANSWERED,
    responses.SILENT,
    STRICT,
    AUROC,
    claims.RIGHT,
)


def told(outcomes: Sequence[Outcome], summaries: Sequence[Summary]) -> Iterator[Section]:
    """Yield the sections: a new one is a function that makes it, and a line here."""
    if len({outcome.measured.name for outcome in outcomes}) > 1:
        yield glance_section(summaries, LEADING)
    for outcome in outcomes:
        measured = outcome.measured
        known = {mark.measure for mark in outcome.marks}
        own = [s for s in summaries if s.collection == measured.name and s.measure in known]
        asked = f"{measured.taken} of {measured.topics} judged questions"
        yield measures_section(f"{measured.name}: {measured.part}", asked, own, MEASURES)
        if outcome.given:
            yield risk_section(measured.name, outcome.given)
        if outcome.verdicts:
            yield verdicts_section(measured.name, outcome.verdicts)
        yield from (section for section in outcome.worst if section.cases)
