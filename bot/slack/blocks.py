"""Reply → Message. Guidance and what people typed stand in rich text only, never in markup."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot import home_wording, wording
from bot.answering import Abstained, Answered, Nearest
from bot.slack import rich_text as rt
from bot.slack.buttons import Offer, buttons
from bot.slack.cutting import cut
from bot.slack.footnotes import alerts, context, link, linkable, source
from bot.slack.message import MOST_CHARACTERS, Message, escape

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.reply import Reply
    from bot.slack.rich_text import Element

STEP = MOST_CHARACTERS // 12
KEPT = Offer()


def message(given: Reply, remarks: Sequence[str] = (), offer: Offer = KEPT) -> Message:
    """Return the message for ``given``; ``remarks`` are the bot's own words, said last."""
    stated, answered = offer.checkable, isinstance(given.answer, Answered)
    unsaid = wording.unsaid(given.answer, stated=stated) if answered else []
    read = filter(None, (wording.read_as(given.answer.reading),))
    remarks = (*unsaid, *read, *remarks)
    whole = _message(given, remarks, offer)
    if whole.fits or isinstance(given.answer, Abstained):
        return whole
    said = (wording.CUT, *remarks)
    for room in range(MOST_CHARACTERS, 0, -STEP):
        shorter = _message(_cut(given, room), said, offer)
        if shorter.fits:
            return shorter
    return _message(_cut(given, 0), said, offer)


def asked(question: str) -> Message:
    """Return the message that a question typed elsewhere is answered under."""
    runs = rt.words(home_wording.ASKED, bold=True), rt.words(question)
    return Message(f"{home_wording.ASKED}{escape(question)}", (rt.block(rt.section(*runs)),))


def _cut(given: Reply, most: int) -> Reply:
    answer = given.answer
    if isinstance(answer, Abstained) or not answer.main:
        return given
    quotes = tuple(cut(quote, most // len(answer.main)) for quote in answer.main)
    return replace(given, answer=replace(answer, quotes=quotes))


def _message(given: Reply, remarks: Sequence[str], offer: Offer) -> Message:
    text = escape("\n".join(_lines(given, remarks, stated=offer.checkable)))
    return Message(text, tuple(_blocks(given, remarks, offer)))


def _lines(given: Reply, remarks: Sequence[str], *, stated: bool) -> Iterator[str]:
    answer = given.answer
    yield wording.opening(answer, stated=stated)
    if isinstance(answer, Abstained):
        yield from filter(None, (wording.searched(answer), wording.related(answer)))
    else:
        for quote in answer.main:
            yield from (f"• {s.text}" if s.item else s.text for s in quote.spans)
            yield from wording.warnings(quote, given.today)
            yield wording.source_line(quote.citation)
            yield from filter(linkable, (quote.citation.link,))
    yield f"{wording.REFERENCE} {given.reference}"
    yield from remarks


def _blocks(given: Reply, remarks: Sequence[str], offer: Offer) -> Iterator[Element]:
    answer = given.answer
    remark = wording.remark(answer, stated=offer.checkable)
    opening = [rt.words(wording.headline(answer, stated=offer.checkable), bold=True)]
    opening += [rt.words(f" {remark}")] if remark else []
    if isinstance(answer, Abstained):
        yield rt.block(rt.section(*opening))
        yield rt.block(rt.section(*_searched(answer), *_reference(given)))
    else:
        yield from _quotes(given, answer, opening)
    yield from (context(remark) for remark in remarks)
    yield from buttons(given, offer)


def _quotes(
    given: Reply, answer: Answered | Nearest, opening: Sequence[Element]
) -> Iterator[Element]:
    if not answer.main:
        yield rt.block(rt.section(*opening))
        yield rt.block(rt.section(*_reference(given)))
    for number, quote in enumerate(answer.main):
        heading = [rt.words(wording.ALSO, bold=True)] if number else opening
        yield rt.block(rt.section(*heading), *rt.quoted(quote))
        yield from alerts(wording.warnings(quote, given.today))
        last = quote is answer.main[-1]
        reference = _reference(given, " · ") if last else ()
        yield rt.block(rt.section(*source(quote.citation), *reference))


def _searched(answer: Abstained) -> Iterator[Element]:
    if answer.stop and linkable(answer.stop.replacement):
        yield rt.link(str(answer.stop.replacement), wording.INSTEAD)
        yield rt.words(" ")
    if answer.documents:
        yield rt.words(f"{wording.searched(answer)} ")
    if answer.related:
        yield rt.words(f"{wording.related_opening(answer)} ")
        for position, citation in enumerate(answer.related[: wording.MOST_RELATED]):
            if position:
                yield rt.words(", ")
            yield link(citation, wording.section_name(citation))
        yield rt.words(". ")


def _reference(given: Reply, before: str = "") -> Iterator[Element]:
    yield rt.words(f"{before}{wording.REFERENCE} {given.reference}")
