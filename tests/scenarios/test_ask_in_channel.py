"""A trade adviser asks in a channel, follows up, and asks in private."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from bot import wording
from bot.slack.buttons import COPY, FEEDBACK, SHARE, SHOW
from bot.storage import Record
from tests.fakes.block_rules import texts
from tests.fakes.visitor import TRADE_DESK, Visitor

if TYPE_CHECKING:
    from pathlib import Path

    from bot.playground.nouns import Message, View
    from bot.playground.server import Playground
    from tests.fakes.employed import Bot

QUESTION = "How many MRI scans does the NHS do a year?"


def press(visitor: Visitor, message: Message, action: str, **more: object) -> None:
    """Press a button of a message."""
    (row,) = [
        block
        for block in message.blocks
        if action in {one.get("action_id") for one in block.get("elements", ())}
    ]
    told = visitor.do(
        "press",
        channel=message.channel,
        ts=message.ts,
        block_id=row["block_id"],
        action_id=action,
        **more,
    )
    assert told["ok"], told


def bold(message: Message) -> list[str]:
    """The words of the quote that stand in bold; the opening is bold too, and is left out."""
    found: list[str] = []

    def walk(element: object) -> None:
        if isinstance(element, dict):
            if (element.get("style") or {}) == {"bold": True}:
                found.append(element["text"])
            for value in element.values():
                walk(value)
        elif isinstance(element, list | tuple):
            for value in element:
                walk(value)

    walk(message.blocks)
    return found[1:]


def test_a_mention_is_answered_with_a_quote_and_its_footnote(
    bot_either_way: Bot, amira: Visitor
) -> None:
    """In the thread, in one message: date, figure in bold, trail, link, warning, reference."""
    reply = amira.ask(QUESTION)
    said = " ".join(texts(reply.blocks))
    assert "Guidance of 15 October 2018 says:" in said
    assert any("million" in words for words in bold(reply)), bold(reply)
    assert "UK's integrated medical imaging market" in said.replace("’", "'")
    assert "Published 15 October 2018" in said
    assert "The page is 8 years old." in said
    assert "restatement, not official wording" in said
    assert "Reference FN-" in said
    assert "MRI" in reply.text


def test_a_follow_up_in_the_thread_is_read_in_its_light(
    bot_either_way: Bot, amira: Visitor
) -> None:
    """Mentioned again, the bot knows what "and ultrasound?" is about."""
    first = amira.ask(QUESTION)
    second = amira.ask("and ultrasound?", thread=first.thread_ts)
    assert "ultrasound" in second.text.lower()
    assert "million" in second.text
    assert f"Read as: and ultrasound? · {QUESTION}" in "".join(texts(second.blocks))
    third = amira.ask("How many ultrasund scans does the NHS do a year?")
    assert "Read as: How many ultrasound scans" in third.text


def test_a_direct_message_needs_no_mention(bot_either_way: Bot, amira: Visitor) -> None:
    """And goes on from the last one, thread or none."""
    first = amira.ask(QUESTION, amira.direct)
    assert "MRI" in first.text
    second = amira.ask("and ultrasound?", amira.direct)
    assert "ultrasound" in second.text.lower()


def test_what_the_guidance_does_not_say_is_said_to_be_silent(
    bot_either_way: Bot, amira: Visitor
) -> None:
    """Never silent, never bluffing."""
    reply = amira.ask("Does my ultrasound device need UKCA marking?")
    assert "Guidance of" not in reply.text.partition("\n")[0]
    assert "UKCA" in reply.text


def test_a_private_answer_is_seen_by_one_and_shared_by_her(
    bot_either_way: Bot, playground: Playground, amira: Visitor
) -> None:
    """``/guidance`` answers Amira alone; the button shows question and answer to the channel."""

    def private() -> Message | None:
        said = playground.parts.workspace.messages(TRADE_DESK)
        return next((m for m in said if m.only_for == amira.user), None)

    def public() -> Message | None:
        said = playground.parts.workspace.messages(TRADE_DESK)
        return next((m for m in said if m.by_app and m.only_for is None), None)

    amira.do("command", channel=TRADE_DESK, text=f"/guidance {QUESTION}")
    answer = playground.parts.feed.wait(private, 30)
    assert answer is not None
    assert public() is None
    ben = Visitor(playground, "U0BEN").sees()
    assert all(message["ts"] != answer.ts for message in ben["messages"])
    press(amira, answer, SHARE)
    shared = playground.parts.feed.wait(public, 30)
    assert shared is not None
    assert QUESTION in "".join(texts(shared.blocks))
    assert "MRI" in shared.text


def test_a_quote_is_shown_in_its_section_and_copied(
    bot_either_way: Bot, playground: Playground, amira: Visitor
) -> None:
    """Two windows: the section with the quoted words in bold, and plain text with the footnote."""

    def titled(title: str) -> dict[str, object] | None:
        views = [shown.body for shown in playground.parts.views.stack(amira.user)]
        return next((view for view in views if view["title"]["text"] == title), None)

    answer = amira.ask(QUESTION)
    for button, title in ((SHOW, wording.SHOW), (COPY, wording.COPY)):
        press(amira, answer, button)
        view = playground.parts.feed.wait(partial(titled, title), 30)
        assert view is not None
        said = "".join(texts(view["blocks"]))
        assert "MRI" in said
        assert title != wording.COPY or "Reference FN-" in said


def test_what_was_wanted_is_asked_and_kept(
    bot: Bot, playground: Playground, home: Path, amira: Visitor
) -> None:
    """Pressing “Not helpful” opens a window; what is chosen there is kept with the reply."""
    answer = amira.ask(QUESTION)
    press(amira, answer, FEEDBACK, side="negative")
    view = playground.parts.feed.wait(lambda: next(iter(_stack(amira)), None), 30)
    assert view is not None
    values = {
        "reason": {"reason": {"type": "radio_buttons", "selected_option": {"value": "other"}}},
        "note": {"note": {"type": "plain_text_input", "value": "the price"}},
    }
    told = amira.do("submit", view_id=view.id, values=values)
    assert told["ok"], told
    bot.end()
    record = Record(f"sqlite:///{home}/footnote.db", lambda: datetime.now(UTC))
    (rating,) = record.ratings(view.body["private_metadata"])
    record.close()
    assert (rating.helpful, rating.wanted, rating.note) == (False, "other", "the price")


def _stack(visitor: Visitor) -> list[View]:
    return list(visitor.playground.parts.views.stack(visitor.user))


def test_whoever_opens_the_conversation_finds_questions(
    bot_either_way: Bot, playground: Playground, amira: Visitor
) -> None:
    """They stand ready, and the bot answers the first of them."""

    def prompts() -> list[dict[str, str]] | None:
        shown = [s for s in playground.parts.workspace.shown() if s.get("prompts")]
        return shown[0]["prompts"] if shown else None

    amira.do("open", tab="messages")
    ready = playground.parts.feed.wait(prompts, 30)
    assert ready
    reply = amira.ask(ready[0]["message"], amira.direct)
    assert reply.text.startswith("Guidance of")


def test_a_corrected_question_has_its_answer_corrected(
    bot_either_way: Bot, playground: Playground, amira: Visitor
) -> None:
    """In a channel and in a direct message; taken back there, its answer goes too."""

    def said(channel: str) -> list[Message]:
        return [m for m in playground.parts.workspace.messages(channel) if m.by_app]

    def changed(channel: str) -> bool | None:
        return all("ultrasound" in m.text.lower() for m in said(channel)) or None

    for channel in (TRADE_DESK, amira.direct):
        answer = amira.ask(QUESTION, channel)
        opening = "@Footnote " if channel == TRADE_DESK else ""
        text = f"{opening}How many ultrasound scans does the NHS do a year?"
        amira.do("edit", channel=channel, ts=answer.thread_ts, text=text)
        assert playground.parts.feed.wait(partial(changed, channel), 30)
        assert [m.ts for m in said(channel)] == [answer.ts]
    amira.do("remove", channel=amira.direct, ts=answer.thread_ts)
    assert playground.parts.feed.wait(lambda: not said(amira.direct) or None, 30)
