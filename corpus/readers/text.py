"""Plain text: headings, lists and dates are told by their shape, and the text is kept as it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from corpus.document import Block, BlockKind, Source, Span
from corpus.errors import CorpusError
from corpus.readers.decoding import decode
from corpus.readers.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

BULLET = re.compile(r"[ \t]*(?:[•◦▪‣*–-]|\(?\d{1,2}[.)]|\(?[a-z][.)])[ \t]+(?=\S)")
PARAGRAPHS = re.compile(r"\S(?:.*\n(?=[^\n]*\S))*.*")
DATED = re.compile(
    r"(?P<what>First published|Published|Last updated|Updated):?\s+"
    r"(?P<day>\d{1,2}\s+[A-Z][a-z]+\s+\d{4})",
)
HEADING_WORDS, HEADING_CHARACTERS = 14, 90


@dataclass(frozen=True, slots=True)
class _Run:
    """Lines between blank ones: a heading, a paragraph or a list, as its shape says."""

    span: Span
    text: str

    @property
    def bulleted(self) -> bool:
        return BULLET.match(self.text) is not None

    @property
    def may_be_heading(self) -> bool:
        short = len(self.text.split()) <= HEADING_WORDS and len(self.text) <= HEADING_CHARACTERS
        plain = "\n" not in self.text and not self.bulleted and self.text[-1] not in ".!?:;,"
        return short and plain and self.text[0].isupper() and not DATED.match(self.text)


def read(content: bytes) -> Reading:
    """Read plain text; its title is the last heading before the first paragraph."""
    text = decode(content)
    runs = [_Run(Span(*m.span()), m.group()) for m in PARAGRAPHS.finditer(text)]
    if not runs:
        raise CorpusError("It holds no text.", "Check that the file is the one you meant.")
    headings = _headings(runs)
    title, opening = _title(runs, headings)
    dates = dict(_dates(runs[: opening + 1]))
    source = Source(title, published=dates.get("published"), updated=dates.get("updated"))
    return Reading(source, text, tuple(_blocks(runs, headings, opening)))


def _headings(runs: Sequence[_Run]) -> set[int]:
    followed = zip(runs, [*runs[1:], None], strict=True)
    return {
        position
        for position, (run, after) in enumerate(followed)
        if run.may_be_heading and after is not None and not after.bulleted
    }


def _title(runs: Sequence[_Run], headings: set[int]) -> tuple[str, int]:
    """Return the title and the position of the first run that is body."""
    opening = next(
        (
            position
            for position, run in enumerate(runs)
            if position not in headings and not DATED.match(run.text)
        ),
        len(runs),
    )
    above = [position for position in headings if position < opening]
    if not above:
        return runs[0].text.split("\n", 1)[0][:HEADING_CHARACTERS].strip(), opening
    return runs[max(above)].text, opening


def _dates(runs: Sequence[_Run]) -> Iterator[tuple[str, date]]:
    for run in runs:
        for match in DATED.finditer(run.text):
            what = "updated" if "pdated" in match["what"] else "published"
            try:
                when = datetime.strptime(" ".join(match["day"].split()), "%d %B %Y")  # noqa: DTZ007 (a day has no zone)
            except ValueError:
                continue
            yield what, when.date()


def _blocks(runs: Sequence[_Run], headings: set[int], opening: int) -> Iterator[Block]:
    """Yield the blocks in order; what stands above the body (the page's kind, dates) is none."""
    made = 0
    introduces: int | None = None
    title = max((position for position in headings if position < opening), default=None)
    for position, run in enumerate(runs):
        if position < opening and position != title:
            continue
        if position in headings:
            level = 1 if position == title else 2
            yield Block(BlockKind.HEADING, run.span, level)
            introduces = None
            made += 1
        elif run.bulleted:
            for span in _items(run):
                yield Block(BlockKind.ITEM, span, lead=introduces)
                made += 1
        else:
            yield Block(BlockKind.PARAGRAPH, run.span)
            introduces = made if run.text.endswith(":") else None
            made += 1


def _items(run: _Run) -> Iterator[Span]:
    """Yield each item without its bullet; a line without one goes on with the item before it."""
    start: int | None = None
    end = at = run.span.start
    for line in run.text.splitlines(keepends=True):
        bullet = BULLET.match(line)
        if bullet is not None:
            if start is not None:
                yield Span(start, end)
            start = at + bullet.end()
        at += len(line)
        end = at - (len(line) - len(line.rstrip()))
    if start is not None:
        yield Span(start, end)
