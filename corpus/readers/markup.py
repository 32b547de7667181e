"""Marked-up elements become blocks, each with the block that introduces it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.readers.inline import INLINE, is_dropped, joined, pieces, plain, tail, words
from corpus.readers.tables import rows
from corpus.readers.writer import BULLET, Writer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from corpus.document import Source
    from corpus.readers.reading import Reading

HEADING = re.compile(r"h[1-6]")
LONGEST_HEADING = 300
"""Characters: longer words in a heading's tag are a paragraph that was made to look large."""
LONGEST_NUMBER = 6


@dataclass(slots=True)
class _Place:
    """Where words land: in a list item the first are the item, and what follows is led by it."""

    lead: int | None = None
    level: int = 0
    mark: str | None = None


def read(root: _Element, source: Source) -> Reading:
    """Read what stands in ``root``; what ``source`` does not say is taken from the words."""
    walker = _Walker()
    walker.children(root, _Place())
    return walker.writer.reading(source, _abbreviations(root))


class _Walker:
    """Walks a page once, in order, and writes its blocks."""

    def __init__(self) -> None:
        self.writer = Writer()

    def children(self, element: _Element, place: _Place) -> None:
        """Write what stands in ``element``: runs of words, and the blocks between them."""
        pending = [plain(element.text)]
        for child in element:
            if _runs_on(child):
                pending.extend(pieces(child))
            elif not is_dropped(child):
                self._words(pending, place)
                pending = []
                self._block(child, place)
            pending.append(tail(child))
        self._words(pending, place)

    def _block(self, element: _Element, place: _Place) -> None:
        tag = str(element.tag)
        if HEADING.fullmatch(tag):
            self._heading(element, place)
        elif tag in {"ul", "ol", "menu"}:
            self._list(element, place)
        elif tag == "dl":
            self._definitions(element, place)
        elif tag == "table":
            self._table(element, place)
        elif tag == "pre":
            self._words([str(part) for part in element.itertext()], place)
        else:
            self.children(element, place)

    def _words(self, pending: Sequence[str], place: _Place) -> None:
        found = joined(pending)
        if not found:
            return
        if place.mark is None:
            self.writer.paragraph(found, place.lead)
        else:
            place.lead = self.writer.item(found, place.lead, place.level, place.mark)
            place.mark = None

    def _heading(self, element: _Element, place: _Place) -> None:
        found = words(element).replace("\n", " ")
        if len(found) > LONGEST_HEADING:
            self._words([found], place)
        elif found:
            self.writer.heading(found, int(str(element.tag)[1]), _anchor(element))
            place.lead = place.mark = None

    def _list(self, element: _Element, place: _Place) -> None:
        lead = self._lead(place)
        level = place.level if place.lead is None or place.mark is not None else place.level + 1
        number = _first_number(element)
        for child in element:
            # A heading inside an item began a section, which the lead-in does not reach into.
            reached = lead if lead is not None and lead >= self.writer.section else None
            if child.tag == "li":
                mark = f"{number}. " if element.tag == "ol" else BULLET
                number += 1
                self.children(child, _Place(reached, level, mark))
            elif not is_dropped(child):
                self._block(child, _Place(reached, level))

    def _definitions(self, element: _Element, place: _Place) -> None:
        term = outer = self._lead(place)
        for child in element.iter("dt", "dd"):
            if child.tag == "dt":
                term = self.writer.paragraph(words(child), outer) if words(child) else outer
            else:
                self.children(child, _Place(term, place.level, BULLET))

    def _table(self, element: _Element, place: _Place) -> None:
        caption = element.find("caption")
        outer = self._lead(place)
        if caption is not None and words(caption):
            outer = self.writer.paragraph(words(caption), outer)
        header, stacked = outer, False
        for row in rows(element):
            # A header under a header refines it; one under plain rows begins anew.
            lead = header if stacked or not row.heads else outer
            position = self.writer.row(row.words, lead)
            header, stacked = (position, True) if row.heads else (header, False)

    def _lead(self, place: _Place) -> int | None:
        """Return the paragraph just before that introduces what comes, else the item around it."""
        opener = self.writer.opener()
        return place.lead if opener is None else opener


def _runs_on(element: _Element) -> bool:
    """Say whether ``element`` goes on with the line, and holds no block that would break it."""
    if element.tag not in INLINE:
        return False
    return all(part.tag in INLINE or is_dropped(part) for part in element.iter())


def _anchor(element: _Element) -> str | None:
    """Return the heading's id, else that of an anchor within it or of the section it opens."""
    within = (part.get("id") or part.get("name") for part in element.iter("a", "span"))
    own = element.get("id") or next(filter(None, within), None)
    parent = element.getparent()
    if own or parent is None or parent.tag not in {"section", "article", "div"}:
        return own
    return parent.get("id") if parent[0] is element else None


def _first_number(element: _Element) -> int:
    start = element.get("start", "1")
    return int(start) if start.isdecimal() and len(start) < LONGEST_NUMBER else 1


def _abbreviations(root: _Element) -> dict[str, str]:
    """Return what the page itself says that its short forms stand for; the first of two counts."""
    found: dict[str, str] = {}
    for element in root.iter("abbr"):
        short, full = words(element), plain(element.get("title")).strip()
        if short and full:
            found.setdefault(short, full)
    return found
