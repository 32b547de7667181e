"""Plain text: headings, lists and dates are told by their shape, and the text is kept as it is."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from corpus.document import Block, BlockKind, Source
from corpus.errors import CorpusError
from corpus.readers.date_line import date_line
from corpus.readers.decoding import decode
from corpus.readers.lead_in import introduces
from corpus.readers.listed import parts
from corpus.readers.reading import Reading, shortened
from corpus.readers.shapes import TOP, Run

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

KINDS = frozenset(
    kind.strip()
    for kind in """
    guidance, statutory guidance, detailed guide, guide, news story, press release, policy paper,
    report, research and analysis, speech, notice, form, collection, consultation, manual, decision,
    open consultation, closed consultation, consultation outcome, correspondence, case study,
    corporate report, impact assessment, transparency data, regulation, promotional material,
    standard, leaflet
    """.split(",")
)
"""What publishers call a kind of page, above its title."""


def read(content: bytes) -> Reading:
    """Read plain text; what stands above the body is its kind, its title and its dates."""
    text = decode(content)
    runs = Run.all(text)
    if not runs:
        raise CorpusError("It holds no text.", "Check that the file is the one you meant.")
    headings = _headings(runs)
    top = _top(runs, headings)
    source = Source(
        shortened((top.title or runs[0]).words),
        published=top.dates.get("published"),
        updated=top.dates.get("updated"),
        kind=top.kind.text if top.kind is not None else None,
    )
    body = [run for run in runs if run is not top.kind and run not in top.dated]
    blocks = tuple(_blocks(body, headings, top.title))
    return Reading(source, text, blocks, tuple(run.span for run in top.dated))


def _headings(runs: Sequence[Run]) -> frozenset[Run]:
    around = zip([None, *runs[:-1]], runs, [*runs[1:], None], strict=True)
    return frozenset(run for before, run, after in around if run.is_heading(before, after))


@dataclass(frozen=True, slots=True)
class _Top:
    """What a page says of itself above its body."""

    kind: Run | None
    title: Run | None
    dated: list[Run]

    @property
    def dates(self) -> dict[str, date]:
        found: dict[str, date] = {}
        for run in self.dated:
            found |= date_line(run.text) or {}
        return found


def _top(runs: Sequence[Run], headings: frozenset[Run]) -> _Top:
    """Tell the title by the dates under it; with none, the first heading is it."""
    opening = list(takewhile(lambda run: run in headings or run.is_dates, runs))
    named = [run for run in opening if run in headings]
    kind = named.pop(0) if len(named) > 1 and named[0].text.lower() in KINDS else None
    first_section = [*opening, *takewhile(lambda run: run not in headings, runs[len(opening) :])]
    dated = [run for run in first_section if run.is_dates]
    over_dates = [run for run in named if dated and run.start < dated[0].start]
    title = over_dates[-1] if over_dates and dated[0] in opening else next(iter(named), None)
    return _Top(kind, title, dated)


def _blocks(body: Sequence[Run], headings: frozenset[Run], title: Run | None) -> Iterator[Block]:
    """Yield the blocks in order; a paragraph that introduces leads the list after it."""
    position = 0
    lead: int | None = None
    for run in body:
        if run in headings:
            yield Block(BlockKind.HEADING, run.words_span, TOP if run is title else run.level)
            position, lead = position + 1, None
            continue
        open_: list[int] = []  # the items that nest, outermost first
        for part in parts(run):
            if part.depth is None:
                yield Block(BlockKind.PARAGRAPH, part.span)
                lead = position if introduces(run.part(part.span)) else None
            else:
                open_ = [*open_[: part.depth], position]
                outer = open_[-2] if len(open_) > 1 else lead
                yield Block(BlockKind.ITEM, part.span, level=part.depth, lead=outer)
            position += 1
