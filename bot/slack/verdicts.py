"""Checked → Message: the verdict in words, claimed beside found, the guidance, its footnote."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot import verdict_wording, wording
from bot.answering.claims.verdict import Ruling
from bot.answering.quote import Code
from bot.slack import rich_text as rt
from bot.slack.buttons import verdict_buttons
from bot.slack.cutting import cut
from bot.slack.footnotes import alerts, context, linkable, source
from bot.slack.message import MOST_CHARACTERS, Message, escape

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.answering import Quote
    from bot.answering.claims.verdict import Difference, PartVerdict
    from bot.checking import Checked
    from bot.slack.buttons import Offer
    from bot.slack.rich_text import Element

ROOMS = ((10, MOST_CHARACTERS), (5, 4000), (3, 2000), (1, 1000), (0, 0))
"""Quotes, and characters of each: the first that fit one message are shown."""


@dataclass(frozen=True, slots=True)
class Told:
    """A verdict, and what it offers."""

    given: Checked
    offer: Offer
    remarks: tuple[str, ...] = ()

    def message(self, *more: str) -> Message:
        """Return the message; ``more`` are the bot's own words, said last."""
        remarks = (*self.remarks, *more)
        whole = self.given.verdict.quotes
        made = _message(self.given, whole, remarks, self.offer)
        for quotes, room in ROOMS:
            if made.fits:
                break
            shown = tuple(cut(quote, room) for quote in whole[:quotes])
            made = _message(self.given, shown, (wording.CUT, *remarks), self.offer)
        return made


def _message(
    given: Checked, quotes: Sequence[Quote], remarks: Sequence[str], offer: Offer
) -> Message:
    text = escape("\n".join(_lines(given, quotes, remarks)))
    return Message(text, tuple(_blocks(given, quotes, remarks, offer)))


def _lines(given: Checked, quotes: Sequence[Quote], remarks: Sequence[str]) -> Iterator[str]:
    verdict = given.verdict
    yield verdict_wording.opening(verdict)
    if given.stop:
        yield wording.tombstone(given.stop)
    for part in verdict.parts:
        if len(verdict.parts) > 1:
            yield "".join(verdict_wording.of_part(part, verdict.claim))
        yield from ("".join(verdict_wording.difference(d)) for d in part.differences)
    for quote in quotes:
        yield from (f"• {s.text}" if s.item else s.text for s in quote.spans)
        yield from _heed(given, quote, last=quote is quotes[-1])
        yield wording.source_line(quote.citation)
        yield from filter(linkable, (quote.citation.link,))
    yield f"{wording.REFERENCE} {given.reference}"
    yield from remarks


def _blocks(
    given: Checked, quotes: Sequence[Quote], remarks: Sequence[str], offer: Offer
) -> Iterator[Element]:
    opening = rt.block(*_opening(given, quoted=bool(quotes)))
    if quotes:
        opening["elements"] += rt.quoted(quotes[0])
    yield opening
    for quote in quotes:
        if quote is not quotes[0]:
            yield rt.block(*rt.quoted(quote))
        yield from alerts(_heed(given, quote, last=quote is quotes[-1]))
        last = [rt.words(f" · {_reference(given)}")] if quote is quotes[-1] else []
        yield rt.block(rt.section(*source(quote.citation), *last))
    if not quotes:
        yield rt.block(rt.section(rt.words(_reference(given))))
    yield from (context(remark) for remark in remarks)
    yield from verdict_buttons(given, offer)


def _opening(given: Checked, *, quoted: bool) -> Iterator[Element]:
    """Yield the verdict; of several parts each has an entry, of one its figures follow at once."""
    verdict = given.verdict
    said = [rt.words(verdict_wording.headline(verdict), bold=True)]
    remark = verdict_wording.remark(verdict) if len(verdict.parts) <= 1 else ""
    remark += f" {wording.tombstone(given.stop)}" if given.stop else ""
    said += [rt.words(remark)] if remark else []
    if len(verdict.parts) == 1:
        said += _beside(verdict.parts[0], verdict.claim, quoted=quoted)
    yield rt.section(*said)
    if len(verdict.parts) > 1:
        entries = [rt.section(*_entry(part, verdict.claim)) for part in verdict.parts]
        yield from rt.bullets(entries, border=False)


def _entry(part: PartVerdict, claim: str) -> Iterator[Element]:
    said, verdict, missing = verdict_wording.of_part(part, claim)
    yield rt.words(said)
    yield from (
        rt.words(words, bold=bold) for words, bold in ((verdict, True), (missing, False)) if words
    )
    yield from _beside(part, claim, quoted=False)


def _beside(part: PartVerdict, claim: str, *, quoted: bool) -> Iterator[Element]:
    """Yield what was claimed beside what was found; where no figure differs, the quote is that."""
    if part.ruling is Ruling.CONTRADICTED and not part.differences and quoted:
        yield rt.words(f" {verdict_wording.claimed(part, claim)}")
    for difference in part.differences:
        yield from _difference(difference)


def _difference(found: Difference) -> Iterator[Element]:
    before, figure, after = verdict_wording.difference(found)
    yield rt.words(f" {before}")
    yield rt.words(figure, bold=True)
    yield rt.words(after)


def _heed(given: Checked, quote: Quote, *, last: bool) -> list[str]:
    """Return what to heed; how old the page is, the limits of a verdict say already."""
    dated = replace(
        quote, warnings=tuple(w for w in quote.warnings if w.code is not Code.OLD_SOURCE)
    )
    limits = [verdict_wording.limits(given.verdict, given.today)] if last else []
    return [*limits, *wording.warnings(dated, given.today)]


def _reference(given: Checked) -> str:
    return f"{wording.REFERENCE} {given.reference}"
