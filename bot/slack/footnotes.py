"""What stands below a quote in a message: where it is from, what to heed, remarks."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from bot import wording
from bot.slack import rich_text as rt
from bot.slack.buttons import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.slack.rich_text import Element
    from corpus.citation import Citation

LONGEST_ALERT = 200
LONGEST_LINK = 3000
MOST_ALERTS = 10


def source(citation: Citation) -> Iterator[Element]:
    """Yield the source line, with its link where there is one."""
    before, trail, after = wording.source_parts(citation)
    yield rt.words(before)
    yield rt.words(trail, italic=True)
    yield rt.words(after)
    if linkable(citation.link):
        yield rt.words(" ")
        yield link(citation, wording.read_label(citation.link))


def link(citation: Citation, text: str) -> Element:
    """Return words that lead to the passage, or words alone."""
    url = citation.link
    return rt.link(url, text) if url and linkable(url) else rt.words(text)


def linkable(url: str | None) -> bool:
    """Say whether Slack takes ``url`` as a link."""
    return bool(url) and len(url or "") <= LONGEST_LINK


def alerts(sentences: Sequence[str]) -> Iterator[Element]:
    """Put as many sentences into one alert as it holds."""
    packed: list[str] = []
    for part in (part for s in sentences for part in textwrap.wrap(s, LONGEST_ALERT)):
        if packed and len(packed[-1]) + 1 + len(part) <= LONGEST_ALERT:
            packed[-1] += f" {part}"
        else:
            packed.append(part)
    for text in packed[:MOST_ALERTS]:
        yield {"type": "alert", "level": "warning", "text": plain_text(text)}


def context(remark: str) -> Element:
    """Return a remark in small print."""
    return {"type": "context", "elements": [plain_text(remark)]}
