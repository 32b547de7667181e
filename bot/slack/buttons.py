"""What can be done with a reply: each button carries a reference to look up, and no more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from bot import wording
from bot.answering import Abstained, Answered, Nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.reply import Reply
    from bot.slack.rich_text import Element

SHOW = "show_in_context"
COPY = "copy_with_source"
SHARE = "share_to_channel"
SEARCH = "search_govuk"
FEEDBACK = "feedback"
HELPFUL, NOT_HELPFUL = "helpful", "not_helpful"

GOVUK_SEARCH = "https://www.gov.uk/search/all"
LONGEST_SEARCH = 200


@dataclass(frozen=True, slots=True)
class Offer:
    """What a reply can offer: nothing to look up where it is not kept, no channel in private."""

    kept: bool = True
    shareable: bool = False


def buttons(given: Reply, offer: Offer) -> Iterator[Element]:
    """Yield the blocks under a reply."""
    row = [*_of_quote(given, offer), *_elsewhere(given)]
    if row:
        yield {"type": "actions", "elements": row}
    if offer.kept and _has_quote(given):
        yield {"type": "context_actions", "elements": [_feedback(given.reference)]}


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


def _of_quote(given: Reply, offer: Offer) -> Iterator[Element]:
    if not offer.kept or not _has_quote(given):
        return
    yield _button(SHOW, wording.SHOW, wording.SHOW_LABEL, given.reference)
    if isinstance(given.answer, Answered):
        yield _button(COPY, wording.COPY, wording.COPY_LABEL, given.reference)
        if offer.shareable:
            yield _button(SHARE, wording.SHARE, wording.SHARE_LABEL, given.reference)


def _elsewhere(given: Reply) -> Iterator[Element]:
    answer = given.answer
    if isinstance(answer, Nearest) or (
        isinstance(answer, Abstained) and answer.reason in wording.SILENT
    ):
        words = " ".join(given.question.text.split())[:LONGEST_SEARCH]
        url = f"{GOVUK_SEARCH}?{urlencode({'keywords': words})}"
        button = _button(SEARCH, wording.SEARCH, wording.SEARCH_LABEL, given.reference)
        yield button | {"url": url}


def _has_quote(given: Reply) -> bool:
    answer = given.answer
    return not isinstance(answer, Abstained) and any(quote.spans for quote in answer.main)


def _button(action: str, text: str, label: str, value: str) -> Element:
    return {
        "type": "button",
        "action_id": action,
        "text": plain_text(text),
        "accessibility_label": label,
        "value": value,
    }


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
