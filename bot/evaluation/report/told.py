"""A report of a run: its sections in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.evaluation.report.measures import measures_section
from index.evaluation.measures import MEASURES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.evaluation.configuration import Configuration
    from bot.evaluation.report.section import Section
    from bot.evaluation.summary import Summary


def told(configuration: Configuration, summaries: Sequence[Summary]) -> Iterator[Section]:
    """Yield the sections: a new one is a line here."""
    for measured in configuration.collections:
        own = [one for one in summaries if one.collection == measured.name]
        asked = f"{measured.taken} of {measured.topics} judged questions"
        yield measures_section(f"{measured.name}: rankings", asked, own, MEASURES)
