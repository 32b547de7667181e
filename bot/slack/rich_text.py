"""Slack's rich text, the one form that shows words exactly as they are.

Nothing in it is read as markup: a quote needs no escaping and can ping nobody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.answering import Quote, QuotedSpan

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


def block(*elements: Element) -> Element:
    """Return the block that holds paragraphs, quotes and lists."""
    return {"type": "rich_text", "elements": list(elements)}


def quoted(quote: Quote) -> Iterator[Element]:
    """Yield the quote's spans: a bar beside sentences, a bar and bullets beside list items."""
    items: list[Element] = []
    for span in quote.spans:
        runs = tuple(_runs(span))
        if span.item:
            items.append(section(*runs))
            continue
        yield from _bullets(items)
        items = []
        yield {"type": "rich_text_quote", "elements": list(runs)}
    yield from _bullets(items)


def _bullets(items: list[Element]) -> Iterator[Element]:
    if items:
        yield {"type": "rich_text_list", "style": "bullet", "border": 1, "elements": items}


def _runs(span: QuotedSpan) -> Iterator[Element]:
    at = 0
    for bold in sorted(span.bold):
        start = max(at, bold.start)
        yield from _run(span.text[at:start])
        yield from _run(span.text[start : bold.end], bold=True)
        at = max(start, bold.end)
    yield from _run(span.text[at:])


def _run(text: str, *, bold: bool = False) -> Iterable[Element]:
    return (words(text, bold=bold),) if text else ()
