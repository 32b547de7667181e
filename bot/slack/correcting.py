"""Telling askers that the words of an answer changed, where it stands and where it was shared."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from bot import release_wording, wording
from bot.slack import rich_text as rt
from bot.slack.asked import ALONE
from bot.slack.footnotes import linkable
from bot.slack.message import Message, escape
from bot.slack.sharing import thread_of
from corpus.errors import CorpusError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.sets import Hidden
    from bot.slack.posting import Posting
    from bot.slack.rich_text import Element
    from bot.storage import Given, Record
    from corpus.standing import Standing, Stop

LONGEST_QUOTE = 2000


def tell_of_changes(
    record: Record,
    posting: Posting,
    standing: Callable[[], Standing],
    hidden: Callable[[str, str], Hidden],
) -> None:
    """Tell what maintainers decided to tell, each once, where its source may be seen.

    It waits while nobody knows what is stopped.
    """
    try:
        known = standing()
    except CorpusError:
        return
    for correction in record.uncorrected():
        given = record.given(correction.reference)
        if given is None:
            continue
        document = correction.said["document"]
        message = told(given, correction.said, known.stop(document))
        for channel, thread in _places(given):
            if document not in hidden(channel, given.user):
                posting.post(channel, message, thread)


def told(given: Given, said: dict[str, Any], stop: Stop | None) -> Message:
    """Return the word to the asker: before and now, or why the source is quoted no more."""
    if stop is not None:
        words, quoted = release_wording.stopped(stop, given.question), []
    else:
        on = date.fromisoformat(said["on"])
        words, quoted = release_wording.changed(on, given.question), list(_sides(said))
    footnote = f"{wording.SOURCE}{said['trail']}. {wording.REFERENCE} {given.reference}"
    plain = "\n".join((words, *(f"{name} {text}" for name, text in quoted), footnote))
    return Message(f"<@{given.user}> {escape(plain)}", (_block(given, words, quoted, said),))


def _block(
    given: Given, words: str, quoted: list[tuple[str, str]], said: dict[str, Any]
) -> Element:
    elements = [rt.section(rt.person(given.user), rt.words(f" {words}", bold=True))]
    for name, text in quoted:
        elements.append(rt.section(rt.words(name)))
        guidance = text != release_wording.GONE
        elements.append((rt.quote if guidance else rt.section)(rt.words(text)))
    elements.append(rt.section(*_footnote(given, said)))
    return rt.block(*elements)


def _footnote(given: Given, said: dict[str, Any]) -> Iterator[Element]:
    yield rt.words(wording.SOURCE)
    yield rt.words(wording.short(said["trail"], 300), italic=True)
    yield rt.words(". ")
    if linkable(said["url"]):
        yield rt.link(said["url"], wording.read_label(said["url"]))
        yield rt.words(" · ")
    yield rt.words(f"{wording.REFERENCE} {given.reference}")


def _sides(said: dict[str, Any]) -> Iterator[tuple[str, str]]:
    yield release_wording.TOLD_BEFORE, wording.short(said["before"], LONGEST_QUOTE)
    now = said["now"]
    text = release_wording.GONE if now is None else wording.short(now, LONGEST_QUOTE)
    yield release_wording.TOLD_NOW, text


def _places(given: Given) -> Iterator[tuple[str, str | None]]:
    """Yield conversation and thread: where the asker sees it, and below what was shared."""
    if given.surface not in ALONE:
        yield given.place.channel, given.place.thread or None
        return
    yield given.user, None
    if given.shared is not None:
        yield given.place.channel, thread_of(given) or given.posted
