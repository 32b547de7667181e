"""A plan in Slack: what an edition changes, and a button that publishes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import release_wording as wording
from bot.releasing import planned, told
from bot.rendering.terminal import plain
from bot.slack import rich_text as rt
from bot.slack import views
from bot.slack.buttons import button
from bot.slack.message import Message, escape
from bot.wording import short
from index.reindexing import Touch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.releasing.difference import Changed
    from bot.releasing.releasing import Released
    from bot.slack.rich_text import Element

PUBLISH, FORCE, FORCING = "publish_edition", "force_edition", "force_release"
WHY = "why"
MOST_CHANGES, MOST_SOURCES = 8, 15
LONGEST_QUOTE = 500
LONGEST_REASON = 500


def words(text: str) -> Message:
    """Return a message of the bot's own words, in the place of a plan."""
    return Message(escape(text), (rt.block(rt.section(rt.words(text))),))


def plan(released: Released, opening: str) -> Message:
    """Return the plan, with a button where the gate lets it be published."""
    for most in range(MOST_CHANGES, -1, -1):
        message = _plan(released, opening, most)
        if message.fits:
            break
    return message


def _plan(released: Released, opening: str, most: int) -> Message:
    found = released.examination
    changed = found.changed[:most]
    summary = plain(planned.lines(found.plan))
    gate = found.gate
    closing = wording.refusal(gate) if gate.failed else wording.judged(gate)
    answers = f"{wording.compared(found.asked, len(found.changed))}."
    blocks = [rt.block(*_sources(released, opening))]
    blocks.append(rt.block(rt.section(rt.words(answers)), *_changes(changed)))
    if len(found.changed) > most:
        blocks.append(rt.block(rt.section(rt.words(wording.MORE_ELSEWHERE))))
    blocks.append(rt.block(rt.section(rt.words(closing, bold=bool(gate.failed)))))
    if gate.failed or found.plan.before != released.name:
        blocks.append({"type": "actions", "elements": [_button(released)]})
    said = (opening, *summary, answers, *filter(None, plain(told.changes(changed))), closing)
    return Message(escape("\n".join(said)), tuple(blocks))


def _sources(released: Released, opening: str) -> Iterator[Element]:
    found = released.examination.plan
    yield rt.section(rt.words(opening, bold=True))
    counts = ", ".join(f"{len(found.sources(touch)):,} {touch}" for touch in Touch)
    yield rt.section(rt.words(f"Sources: {counts}. Passages: {planned.tally(found.passages)}."))
    those = [planned.touched(one) for one in found.touched]
    those += [f"{stop.state}: {planned.stopped(stop)}" for stop in found.stopped]
    those += [f"skipped: {planned.skipped(one)}" for one in found.skipped]
    shown = [rt.section(rt.words(short(one, 300))) for one in those[:MOST_SOURCES]]
    if len(those) > MOST_SOURCES:
        shown.append(rt.section(rt.words(f"and {len(those) - MOST_SOURCES:,} more")))
    yield from rt.bullets(shown, border=False)


def _changes(changed: tuple[Changed, ...]) -> Iterator[Element]:
    for one in changed:
        said = f"{wording.CHANGES[one.change]}: {short(wording.asked(one.asked), 300)}"
        yield rt.section(rt.words(said, bold=True))
        for which, shown in ((wording.BEFORE, one.before), (wording.NOW, one.after)):
            yield rt.section(rt.words(f"{which}: {wording.shown(shown)}"))
            if shown.text:
                yield rt.quote(rt.words(short(shown.text, LONGEST_QUOTE)))


def reason(edition: str, place: str) -> views.View:
    """Return the window that asks why an edition is to be published though topics fail."""
    box = {"type": "plain_text_input", "action_id": WHY, "max_length": LONGEST_REASON}
    return views.form(wording.FORCE_TITLE, views.field(WHY, wording.FORCE_WHY, box)) | {
        "callback_id": FORCING,
        "private_metadata": f"{edition} {place}",
    }


def _button(released: Released) -> Element:
    """Return what publishes; of an edition that the gate refuses, what asks why it must be."""
    forced = bool(released.examination.gate.failed)
    text, label = (
        (wording.FORCE, wording.FORCE_LABEL) if forced else (wording.PUBLISH, wording.PUBLISH_LABEL)
    )
    action, style = (FORCE, "danger") if forced else (PUBLISH, "primary")
    label = label.format(edition=released.name)
    return button(action, text, label, released.name) | {"style": style}
