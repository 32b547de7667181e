"""The section of all collections at a glance: a row each, over all of its questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.evaluation.marks import ALL
from bot.evaluation.report.measures import EXPLAINED, said
from bot.pages.section import Section, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.evaluation.summary import Summary


def glance_section(summaries: Iterable[Summary], measures: Sequence[str]) -> Section:
    """Tell each collection's measures; one that it has not is left empty."""
    cells: dict[str, dict[str, str]] = {}
    for one in summaries:
        if one.group == ALL:
            cells.setdefault(one.collection, {})[one.measure] = said(one)
    known = [measure for measure in measures if any(measure in of for of in cells.values())]
    rows = tuple((name, *(of.get(measure, "") for measure in known)) for name, of in cells.items())
    table = Table(f"{len(cells)} collections", ("Collection", *known), rows)
    return Section("At a glance", EXPLAINED, (table,))
