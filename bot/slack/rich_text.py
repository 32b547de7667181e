"""Slack's rich text, the one form that shows words exactly as they are.

Nothing in it is read as markup: a quote needs no escaping and can ping nobody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.answering import Quote
    from corpus.document import Span

Element = dict[str, Any]


def words(text: str, *, bold: bool = False, italic: bool = False) -> Element:
    """Return a run of words in one style."""
    style = {name: True for name, on in (("bold", bold), ("italic", italic)) if on}
    run: Element = {"type": "text", "text": text}
    return run | {"style": style} if style else run


def link(url: str, text: str) -> Element:
    """Return words that lead to ``url``."""
    return {"type": "link", "url": url, "text": text}


def person(user: str) -> Element:
    """Return a mention of somebody."""
    return {"type": "user", "user_id": user}


def section(*elements: Element) -> Element:
    """Return a paragraph."""
    return {"type": "rich_text_section", "elements": list(elements)}


def quote(*elements: Element) -> Element:
    """Return a paragraph with a bar beside it."""
    return {"type": "rich_text_quote", "elements": list(elements)}


def block(*elements: Element) -> Element:
    """Return the block that holds paragraphs, quotes and lists."""
    return {"type": "rich_text", "elements": list(elements)}


def quoted(given: Quote) -> Iterator[Element]:
    """Yield the quote's spans: a bar beside sentences, a bar and bullets beside list items."""
    items: list[Element] = []
    for span in given.spans:
        runs = marked(span.text, span.bold)
        if span.item:
            items.append(section(*runs))
            continue
        yield from bullets(items)
        items = []
        yield quote(*runs)
    yield from bullets(items)


def bullets(items: list[Element], *, border: bool = True) -> Iterator[Element]:
    """Yield a list of these paragraphs, if there are any."""
    if items:
        bar = {"border": 1} if border else {}
        yield {"type": "rich_text_list", "style": "bullet", **bar, "elements": items}


def marked(text: str, spans: Sequence[Span]) -> Iterator[Element]:
    """Yield ``text`` as it stands, ``spans`` of it in bold."""
    at = 0
    for span in sorted(spans):
        start = max(at, span.start)
        yield from _run(text[at:start])
        yield from _run(text[start : span.end], bold=True)
        at = max(start, span.end)
    yield from _run(text[at:])


def _run(text: str, *, bold: bool = False) -> Iterable[Element]:
    return (words(text, bold=bold),) if text else ()
