"""The slash command answers one person, who may share the answer with the channel, once."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from bot import wording
from bot.slack.buttons import COPY, SEARCH, SHARE, SHOW
from corpus.standing import NOTHING, Standing, State, Stop
from tests.fakes import replies
from tests.fakes.block_rules import broken
from tests.fakes.deliveries import command, press
from tests.fakes.web_api import Answer

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.bot.slack.conftest import Slack

HOOK = "response"


def offered(message: dict[str, Any]) -> list[str]:
    """The buttons of a message."""
    rows = [block["elements"] for block in message["blocks"] if block["type"] == "actions"]
    return [button["action_id"] for row in rows for button in row]


def asked(slack: Slack, text: str = "How many widgets?", **fields: object) -> list[dict[str, Any]]:
    """What the person saw of an answer, which is the first under its reference."""
    assert slack.deliver(command(text, slack.api.url + HOOK, **fields)) == 200
    return slack.api.wait_for(HOOK)


def pressed(slack: Slack, value: str = "FN-000001", **fields: object) -> list[dict[str, Any]]:
    """All that the person saw once the button was pressed."""
    assert slack.deliver(press(SHARE, value, slack.api.url + HOOK, **fields)) == 200
    slack.bot.finish()
    return slack.api.to(HOOK)


def test_only_the_asker_sees_the_answer(slack: Slack) -> None:
    """It goes to the address that Slack gave, with a button to share, and to no channel."""
    (seen,) = asked(slack)
    assert seen["response_type"] == "ephemeral"
    assert seen["text"].startswith("Guidance of 15 October 2018 says:")
    assert SHARE in offered(seen)
    assert slack.posted() == []


@pytest.mark.parametrize("text", ["ask How many widgets?", "Ask: How many widgets?"])
def test_the_word_ask_is_no_part_of_the_question(slack: Slack, text: str) -> None:
    """Whoever types it beside `check` means the same as without."""
    asked(slack, text)
    assert [question.text for question in slack.answering.questions] == ["How many widgets?"]


@pytest.mark.parametrize("text", ["", "  ", "help", "Help", "?", "ask"])
def test_nothing_to_answer_gets_the_help(slack: Slack, text: str) -> None:
    """The help says how to ask, and asks nothing."""
    (seen,) = asked(slack, text)
    assert seen["text"] == wording.HELP
    assert slack.answering.questions == []


def test_a_maintainer_is_told_how_to_reindex(starting: Callable[..., Slack]) -> None:
    """In the help, which says so to nobody else."""
    (seen,) = asked(starting(FOOTNOTE_ADMINS="U0ANN"), "help")
    assert seen["text"] == f"{wording.HELP} {wording.HELP_MAINTAINING}"


def test_a_shared_answer_says_who_asked_what(slack: Slack) -> None:
    """The channel sees question and answer as given; the asker is told; nobody shares it again."""
    (given,) = asked(slack, "How many *widgets* & <!channel>?")
    seen = pressed(slack)
    (posted,) = slack.posted()
    assert posted["channel"] == "C0TRADE"
    opening = posted["blocks"][0]["elements"][0]["elements"]
    assert opening[0] == {"type": "user", "user_id": "U0ANN"}
    assert opening[2]["text"] == "How many widgets & ?"
    assert [b for b in posted["blocks"][1:] if b["type"] != "actions"] == [
        b for b in given["blocks"] if b["type"] != "actions"
    ]
    assert offered(posted) == offered(seen[-1]) == [SHOW, COPY]
    assert posted["text"].endswith(given["text"])
    assert seen[-1]["replace_original"] is True
    assert wording.SHARED in seen[-1]["text"]


def test_what_is_stopped_since_is_not_shared(starting: Callable[..., Slack]) -> None:
    """An answer that quotes a source now stopped goes to no channel; its asker is told why."""
    held = [NOTHING]
    slack = starting(standing=lambda: held[0])
    asked(slack)
    quoted = slack.answering.reply.answer.quotes[0].citation  # type: ignore[union-attr]
    stop = Stop(quoted.document, "Widgets", State.SUSPENDED, date(2026, 11, 24), "It is wrong.")
    held[0] = Standing((stop,))
    seen = pressed(slack)
    assert slack.posted() == []
    assert "“Widgets” was suspended on 24 November 2026: It is wrong." in seen[-1]["text"]


def test_an_answer_is_shared_once(slack: Slack) -> None:
    """A second press posts nothing and says so."""
    asked(slack)
    pressed_again = press(SHARE, "FN-000001", slack.api.url + HOOK, trigger_id="1.1.again")
    slack.deliver(press(SHARE, "FN-000001", slack.api.url + HOOK))
    slack.api.wait_for(HOOK, 2)
    slack.deliver(pressed_again)
    assert len(slack.posted()) == 1
    assert slack.api.to(HOOK)[-1]["text"] == wording.SHARED_BEFORE


@pytest.mark.parametrize(
    ("value", "fields"),
    [
        ("FN-FORGED", {}),
        ("", {}),
        ("FN-000001", {"channel": {"id": "C0OTHER"}}),
        ("FN-000001", {"user": {"id": "U0BOB"}}),
    ],
)
def test_a_button_s_value_is_never_trusted(
    slack: Slack, value: str, fields: dict[str, object]
) -> None:
    """A reference that is not of this person in this conversation shares nothing."""
    asked(slack)
    assert pressed(slack, value, **fields)[-1]["text"] == wording.NOT_YOURS
    assert slack.posted() == []


def test_a_channel_without_the_bot_can_be_tried_again(slack: Slack) -> None:
    """The person is told to invite it; then the same button works."""
    asked(slack)
    slack.api.script("chat.postMessage", Answer.refusal("not_in_channel"))
    slack.deliver(press(SHARE, "FN-000001", slack.api.url + HOOK))
    assert slack.api.wait_for(HOOK, 2)[-1]["text"] == wording.NOT_SHARED
    seen = pressed(slack, trigger_id="1.1.again")
    assert wording.SHARED in seen[-1]["text"]


def test_a_question_below_a_shared_answer_is_read_in_its_light(
    starting: Callable[..., Slack],
) -> None:
    """Sharing opens a thread, which begins with the question."""
    from tests.fakes.deliveries import mention

    before = starting()
    asked(before)
    pressed(before)
    (posted,) = before.posted()
    assert posted["channel"] == "C0TRADE"
    after = starting()
    after.deliver(mention("and sprockets?", thread_ts="1700000000.000001"))
    after.posted()
    assert after.answering.questions[0].thread == ("How many widgets?",)


def test_in_a_direct_message_there_is_nothing_to_share_to(slack: Slack) -> None:
    """No button that cannot work."""
    (seen,) = asked(slack, channel_id="D0ANN")
    assert offered(seen) == [SHOW, COPY]


def test_without_a_database_nothing_can_be_shared(starting: Callable[..., Slack]) -> None:
    """The answer says that no record is kept, and has no button."""
    slack = starting("sqlite:////proc/nowhere/footnote.db")
    (seen,) = asked(slack)
    assert wording.NO_RECORD in seen["text"]
    assert offered(seen) == []


def test_a_long_shared_answer_still_fits(slack: Slack) -> None:
    """The line that says who asked finds its room."""
    from bot.answering import QuotedSpan, Role
    from bot.slack.message import Message
    from corpus.document import Span

    text = "word " * 5000
    span = QuotedSpan(Span(0, len(text)), text, Role.ANSWER)
    slack.answering.reply = replies.answered(replies.quote(span))
    asked(slack, "widgets " * 400)
    pressed(slack)
    (posted,) = slack.posted()
    assert broken(Message(posted["text"], tuple(posted["blocks"]))) == []


def test_a_button_that_leads_to_a_page_is_acknowledged(slack: Slack) -> None:
    """Slack tells of every press; there is nothing to do."""
    assert slack.deliver(press(SEARCH, "FN-000001", slack.api.url + HOOK)) == 200
    slack.bot.finish()
    assert slack.api.to(HOOK) == []


@pytest.mark.parametrize("said", [Answer(404, b"expired_url"), Answer(500, b""), Answer(hang=True)])
def test_an_address_that_has_expired_is_logged(slack: Slack, said: Answer) -> None:
    """Nothing is raised, and the next question is answered."""
    slack.api.script(HOOK, said, said)
    asked(slack)
    slack.deliver(command("Who pays?", slack.api.url + HOOK, trigger_id="1.1.second"))
    slack.bot.finish()
    assert slack.api.to(HOOK)[-1]["text"].startswith("Guidance of")
