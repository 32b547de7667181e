"""The texts that are indexed of a document, in runs: each is read once, though several hold it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from index.fields import Part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.document import Document
    from corpus.passage import Passage


class Text(NamedTuple):
    """A text that is indexed: what it is of, and which runs in a row it is made of."""

    part: Part
    unit: int
    runs: list[int]


class Texts(NamedTuple):
    """What is read of a document and its passages: strings, handed over at little cost."""

    runs: list[str]
    texts: list[Text]
    text: str
    abbreviations: dict[str, str]


def texts(document: Document, passages: Sequence[Passage], number: int, first: int) -> Texts:
    """Return what is indexed of document ``number``, whose passages begin with ``first``.

    Of a passage the headings and what leads it in are indexed too, of a document its title.
    """
    title, text = document.title, document.text
    cuts = [0, *(cut for p in passages for cut in (p.span.start, p.span.end)), len(text)]
    if all(one <= other for one, other in pairwise(cuts)) and all(_apart(text, c) for c in cuts):
        runs = [title, *(text[start:end] for start, end in pairwise(cuts))]
        found, own = [Text(Part.DOCUMENT, number, list(range(len(runs))))], range(2, len(runs), 2)
    else:
        runs = [title, text, *(passage.text for passage in passages)]
        found, own = [Text(Part.DOCUMENT, number, [0, 1])], range(2, len(runs))
    placed: dict[str, int] = {}
    for unit, (passage, place) in enumerate(zip(passages, own, strict=True), start=first):
        blocks = (document.blocks[lead] for lead in document.leads(passage.first))
        beside = [" \n".join((title, *passage.headings)), *(b.span.of(text) for b in blocks)]
        for run in beside:
            if run not in placed:
                placed[run] = len(runs)
                runs.append(run)
        headings, *leads = (placed[run] for run in beside)
        found.append(Text(Part.HEADINGS, unit, [headings]))
        found.append(Text(Part.PASSAGE, unit, [headings, *leads, place]))
    return Texts(runs, found, text, dict(document.abbreviations))


def _apart(text: str, cut: int) -> bool:
    """Say whether no word stands on both sides of ``cut``."""
    return not 0 < cut < len(text) or text[cut - 1].isspace() or text[cut].isspace()
