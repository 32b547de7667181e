"""The list of sources: titles that lead to their pages, with dates and ages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import home_wording, wording
from bot.slack import rich_text as rt
from bot.slack.message import Message, escape

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.holdings import Holding, Holdings
    from bot.slack.rich_text import Element

MOST_SHOWN = 20
LONGEST_LINK = 3000


def message(holdings: Holdings) -> Message:
    """Return the list as a message."""
    lines = [home_wording.held(holdings)]
    for one in holdings.holdings[:MOST_SHOWN]:
        line = f"• {wording.short(one.source.title)}{home_wording.dated(one, holdings)}"
        lines.append(f"{line} {one.source.url}" if one.source.url else line)
    rest = holdings.total - MOST_SHOWN
    lines += [home_wording.more(rest)] if rest > 0 else []
    opening = rt.section(rt.words(home_wording.HOLD, bold=True), rt.words(f": {lines[0]}"))
    return Message(escape("\n".join(lines)), (rt.block(opening, *listed(holdings)),))


def listed(holdings: Holdings, chosen: Sequence[Holding] | None = None) -> Iterator[Element]:
    """Yield the list, of the chosen ones where some are, and how many it leaves out."""
    shown = holdings.holdings if chosen is None else chosen
    yield from rt.bullets([_line(one, holdings) for one in shown[:MOST_SHOWN]], border=False)
    rest = (holdings.total if chosen is None else len(chosen)) - MOST_SHOWN
    if rest > 0:
        yield rt.section(rt.words(home_wording.more(rest)))


def _line(holding: Holding, holdings: Holdings) -> Element:
    title, url = wording.short(holding.source.title), holding.source.url
    linkable = url is not None and len(url) <= LONGEST_LINK
    named = rt.link(str(url), title) if linkable else rt.words(title)
    return rt.section(named, rt.words(home_wording.dated(holding, holdings)))
