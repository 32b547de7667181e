"""What can be done with a reply: each button carries a reference to look up, and no more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from bot import queue_wording, wording
from bot.answering import Abstained, Answered, Nearest
from bot.answering.claims.verdict import Ruling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.checking import Checked
    from bot.reply import Reply
    from bot.slack.rich_text import Element

SHOW = "show_in_context"
COPY = "copy_with_source"
MORE = "more_passages"
SHARE = "share_to_channel"
CHECK = "check_this"
SEARCH = "search_govuk"
ASK = "ask_the_maintainers"
FEEDBACK = "feedback"
HELPFUL, NOT_HELPFUL = "helpful", "not_helpful"

GOVUK_SEARCH = "https://www.gov.uk/search/all"
LONGEST_SEARCH = 200
LONGEST_LABEL = 75
"""Characters that Slack takes, of what stands on a button and of what is read of it."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What a reply can offer: nothing to look up where it is not kept, no channel in private."""

    kept: bool = True
    shareable: bool = False
    threaded: bool = False
    """It is about a message: it is shared to that message's thread."""
    checkable: bool = False
    """The question was a statement, which can be checked."""


def buttons(given: Reply, offer: Offer) -> Iterator[Element]:
    """Yield the blocks under a reply."""
    quoted = offer.kept and _has_quote(given)
    answered = isinstance(given.answer, Answered)
    row = [
        *(_of_quote(given.reference, offer, whole=answered) if quoted else ()),
        *(_more(given) if quoted else ()),
        *(_check(given.reference) if offer.kept and offer.checkable else ()),
        *_elsewhere(given, offer),
    ]
    if row:
        yield {"type": "actions", "elements": row}
    if quoted:
        yield _feedback_row(given.reference)


def verdict_buttons(given: Checked, offer: Offer) -> Iterator[Element]:
    """Yield the blocks under a verdict: only one that decides something is copied and shared."""
    verdict, reference = given.verdict, given.reference
    quoted = offer.kept and bool(verdict.quotes)
    decided = any(part.ruling is not Ruling.NOT_COVERED for part in verdict.parts)
    row = [*_of_quote(reference, offer, whole=decided)] if quoted else []
    if not decided and verdict.parts:
        row += _outside(verdict.claim, reference, offer)
    if row:
        yield {"type": "actions", "elements": row}
    if quoted:
        yield _feedback_row(reference)


def without_sharing(blocks: list[Element]) -> tuple[Element, ...]:
    """Return a message's blocks as they stand once it is shared."""
    kept = []
    for block in blocks:
        if block["type"] == "actions":
            row = [one for one in block["elements"] if one["action_id"] != SHARE]
            kept += [block | {"elements": row}] if row else []
        else:
            kept.append(block)
    return tuple(kept)


def plain_text(text: str) -> Element:
    """Return words in which nothing is read as markup."""
    return {"type": "plain_text", "text": text, "emoji": False}


def _of_quote(reference: str, offer: Offer, *, whole: bool) -> Iterator[Element]:
    """Offer what can be done with a quote; one that is only near is neither copied nor shared."""
    yield button(SHOW, wording.SHOW, wording.SHOW_LABEL, reference)
    if whole:
        yield button(COPY, wording.COPY, wording.COPY_LABEL, reference)
        if offer.shareable:
            where = wording.SHARE_THREAD if offer.threaded else wording.SHARE
            yield button(SHARE, *where, reference)


def _more(given: Reply) -> Iterator[Element]:
    """Offer what supports the quotes that are shown, if anything does."""
    answer = given.answer
    if not isinstance(answer, Abstained) and len(answer.quotes) > len(answer.main):
        yield button(MORE, wording.MORE, wording.MORE_LABEL, given.reference)


def _check(reference: str) -> Iterator[Element]:
    yield button(CHECK, wording.CHECK, wording.CHECK_LABEL, reference)


def _elsewhere(given: Reply, offer: Offer) -> Iterator[Element]:
    answer = given.answer
    if isinstance(answer, Nearest) or (
        isinstance(answer, Abstained) and answer.reason in wording.SILENT
    ):
        yield from _outside(given.question.text, given.reference, offer)


def _outside(text: str, reference: str, offer: Offer) -> Iterator[Element]:
    yield _search(text, reference)
    if offer.kept:
        yield button(ASK, queue_wording.ASK, queue_wording.ASK_LABEL, reference)


def _search(text: str, reference: str) -> Element:
    words = " ".join(text.split())[:LONGEST_SEARCH]
    url = f"{GOVUK_SEARCH}?{urlencode({'keywords': words})}"
    return button(SEARCH, wording.SEARCH, wording.SEARCH_LABEL, reference) | {"url": url}


def _has_quote(given: Reply) -> bool:
    answer = given.answer
    return not isinstance(answer, Abstained) and any(quote.spans for quote in answer.main)


def button(action: str, text: str, label: str, value: str) -> Element:
    """Return a button; ``label`` is what a screen reader says of it."""
    return {
        "type": "button",
        "action_id": action,
        "text": plain_text(wording.short(text, LONGEST_LABEL)),
        "accessibility_label": wording.short(label, LONGEST_LABEL),
        "value": value,
    }


def _feedback_row(reference: str) -> Element:
    return {"type": "context_actions", "elements": [_feedback(reference)]}


def _feedback(reference: str) -> Element:
    return {
        "type": "feedback_buttons",
        "action_id": FEEDBACK,
        "positive_button": {
            "text": plain_text(wording.HELPFUL),
            "accessibility_label": wording.HELPFUL_LABEL,
            "value": f"{HELPFUL} {reference}",
        },
        "negative_button": {
            "text": plain_text(wording.NOT_HELPFUL),
            "accessibility_label": wording.NOT_HELPFUL_LABEL,
            "value": f"{NOT_HELPFUL} {reference}",
        },
    }
