"""Answers to re-check, in a maintainer's home: before, now, and what to do about each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import home_wording, release_wording, wording
from bot.slack import rich_text as rt
from bot.slack.buttons import button

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.releasing.rechecking import Outdated
    from bot.slack.rich_text import Element

TELL, LEAVE = "recheck_tell", "recheck_leave"
MOST_SHOWN = 5
LONGEST_QUOTE = 400


def listed(outdated: Sequence[Outdated]) -> Iterator[Element]:
    """Yield the blocks below the heading, the gravest first."""
    if not outdated:
        yield rt.block(rt.section(rt.words(release_wording.NOTHING_OUTDATED)))
    for one in outdated[:MOST_SHOWN]:
        yield from _one(one)
    if len(outdated) > MOST_SHOWN:
        more = home_wording.more(len(outdated) - MOST_SHOWN)
        yield rt.block(rt.section(rt.words(f"{more}. {release_wording.RECHECK_ALL}")))


def _one(one: Outdated) -> Iterator[Element]:
    given = one.kept.given
    opening = f"{release_wording.CHANGED[one.change]}: {wording.short(given.question)}"
    behind = f" – {given.reference}. {wording.short(one.trail)}. {release_wording.since(one)}"
    elements = [rt.section(rt.words(opening, bold=True), rt.words(behind))]
    # Words of a source that is stopped are not said again, to nobody.
    if one.stop is None:
        elements += _side(release_wording.TOLD_BEFORE, one.before)
        elements += _side(release_wording.TOLD_NOW, one.now) if one.now is not None else ()
    yield rt.block(*elements)
    tell = _button(TELL, release_wording.TELL, given.question, given.reference)
    leave = _button(LEAVE, release_wording.LEAVE, given.question, given.reference)
    yield {"type": "actions", "elements": [tell, leave]}


def _side(which: str, text: str) -> Iterator[Element]:
    yield rt.section(rt.words(which))
    yield rt.quote(rt.words(wording.short(text, LONGEST_QUOTE)))


def _button(action: str, text: str, question: str, reference: str) -> Element:
    return button(action, text, f"{text}: {question}", reference)
