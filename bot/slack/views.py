"""The windows that a button opens: the section around a quote, a quote to copy, what was wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot import wording
from bot.slack import rich_text as rt
from bot.slack.buttons import plain_text
from bot.slack.footnotes import alerts, linkable
from corpus.document import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.slack.rich_text import Element
    from bot.storage import Given
    from bot.surroundings import Shown

WANTED = "feedback_wanted"
REASON, NOTE = "reason", "note"
LONGEST_COPY = 2900
LONGEST_NOTE = 1000

View = dict[str, Any]


def copied(given: Given) -> View:
    """Show quote, date, link and reference as plain text."""
    text = wording.copied(given.reply)[:LONGEST_COPY]
    preformatted = {"type": "rich_text_preformatted", "elements": [rt.words(text)]}
    return shown(wording.COPY, rt.block(preformatted))


def in_context(given: Given, section: Sequence[Shown]) -> View:
    """Show the section, the quoted words in bold; without a section the quote itself."""
    quote = given.reply["quotes"][0]
    trail = rt.block(rt.section(rt.words(" › ".join((quote["title"], *quote["headings"])))))
    if section:
        return shown(wording.SHOW, trail, rt.block(*_section(section)))
    opening = rt.section(rt.words(wording.NO_SECTION))
    return shown(wording.SHOW, trail, rt.block(opening, *_quoted(quote)))


def more(given: Given) -> View:
    """Show the quotes that support those in the reply, each with its footnote."""
    blocks: list[Element] = []
    for quote in given.supporting:
        blocks.append(rt.block(*_quoted(quote)))
        blocks += alerts([warned["text"] for warned in quote["warnings"]])
        blocks.append(rt.block(rt.section(*_source(quote))))
    return shown(wording.MORE, *blocks)


def wanted(reference: str) -> View:
    """Ask what was wanted instead."""
    options = [{"text": plain_text(text), "value": code} for code, text in wording.WANTED.items()]
    reason = {"type": "radio_buttons", "action_id": REASON, "options": options}
    note = {
        "type": "plain_text_input",
        "action_id": NOTE,
        "multiline": True,
        "max_length": LONGEST_NOTE,
    }
    return form(
        wording.WANTED_TITLE,
        field(REASON, wording.WANTED_LABEL, reason),
        field(NOTE, wording.WANTED_NOTE, note) | {"optional": True},
    ) | {
        "callback_id": WANTED,
        "private_metadata": reference,
    }


def field(block_id: str, label: str, element: Element) -> Element:
    """Return a labelled input."""
    return {"type": "input", "block_id": block_id, "label": plain_text(label), "element": element}


def form(title: str, *blocks: Element) -> View:
    """Return a window that is sent."""
    return shown(title, *blocks) | {"submit": plain_text(wording.SEND)}


def shown(title: str, *blocks: Element) -> View:
    """Return a window."""
    return {
        "type": "modal",
        "title": plain_text(title),
        "close": plain_text(wording.CLOSE),
        "blocks": list(blocks),
    }


def _quoted(quote: dict[str, Any]) -> Iterator[Element]:
    for span in quote["spans"]:
        yield rt.quote(rt.words(span["text"][:LONGEST_COPY]))


def _source(quote: dict[str, Any]) -> Iterator[Element]:
    yield rt.words(wording.kept_source_line(quote))
    if linkable(quote["url"]):
        yield rt.words(" ")
        yield rt.link(quote["url"], wording.read_label(quote["url"]))


def _section(section: Sequence[Shown]) -> Iterator[Element]:
    items: list[Element] = []
    for shown in section:
        paragraph = rt.section(*rt.marked(shown.text, shown.marked))
        if shown.kind is BlockKind.ITEM:
            items.append(paragraph)
            continue
        yield from rt.bullets(items, border=False)
        items = []
        yield paragraph
        yield rt.section(rt.words("\n"))
    yield from rt.bullets(items, border=False)
