"""The shortcut checks a message for one person, who may share the verdicts to its thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bot import wording
from bot.slack.buttons import COPY, SHARE, SHOW
from tests.fakes import verdicts
from tests.fakes.deliveries import mention, press, shortcut
from tests.fakes.web_api import Answer

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.bot.slack.conftest import Slack

HOOK = "response"
ALONE = "chat.postEphemeral"
WRITTEN = "1700000001.000100"
CLAIM = "The UK makes 10 million widgets a year."


def used(slack: Slack, text: str = CLAIM, **fields: object) -> None:
    """Use the shortcut on a message."""
    assert slack.deliver(shortcut(text, slack.api.url + HOOK, **fields)) == 200


def offered(message: dict[str, Any]) -> list[str]:
    """The buttons of a message."""
    rows = [block["elements"] for block in message["blocks"] if block["type"] == "actions"]
    return [button["action_id"] for row in rows for button in row]


def shared(slack: Slack, **fields: object) -> list[dict[str, Any]]:
    """All that was posted once the first verdict was shared."""
    slack.deliver(press(SHARE, "FN-C00001", slack.api.url + HOOK, **fields))
    return slack.posted()


def test_only_the_checker_sees_the_verdict(slack: Slack) -> None:
    """It is shown to one person in the channel, and posted nowhere."""
    used(slack)
    assert slack.posted() == []
    (seen,) = slack.api.to(ALONE)
    assert (seen["channel"], seen["user"]) == ("C0TRADE", "U0ANN")
    assert seen["text"].startswith("Differs from the guidance of 15 October 2018.")
    assert offered(seen) == [SHOW, COPY, SHARE]
    assert slack.answering.claims == [CLAIM]


def test_a_message_in_a_thread_is_checked_there(slack: Slack) -> None:
    """A thread that is open shows what is said to one person in it; a lone message has none."""
    said = {"type": "message", "user": "U0BOB", "text": CLAIM, "ts": WRITTEN}
    used(slack, message=said | {"thread_ts": "1700000000.000100"})
    used(slack, trigger_id="1.1.again")
    slack.bot.finish()
    threads = sorted(call.get("thread_ts", "") for call in slack.api.to(ALONE))
    assert threads == ["", "1700000000.000100"]


def test_what_is_shared_stands_in_the_thread_of_the_message(slack: Slack) -> None:
    """Everybody sees who checked what, and the verdict to the letter."""
    used(slack)
    slack.api.wait_for(ALONE)
    (posted,) = shared(slack)
    assert (posted["channel"], posted["thread_ts"]) == ("C0TRADE", WRITTEN)
    opening = posted["blocks"][0]["elements"][0]["elements"]
    assert [run.get("text", run.get("user_id")) for run in opening] == [
        "U0ANN",
        wording.CHECKED,
        CLAIM,
    ]
    assert SHARE not in offered(posted)
    assert wording.SHARED_THREAD in slack.api.to(HOOK)[-1]["text"]


def test_a_shared_verdict_is_not_taken_for_the_reply_to_an_edited_mention(slack: Slack) -> None:
    """Whoever checked a mention shared their own words: an edit answers the mention, no more."""
    slack.deliver(mention("How many widgets?", WRITTEN))
    slack.api.wait_for("chat.postMessage")
    used(slack)
    slack.api.wait_for(ALONE)
    slack.deliver(press(SHARE, "FN-C00001", slack.api.url + HOOK))
    first, shown = slack.api.wait_for("chat.postMessage", 2)
    edited = {"user": "U0BOB", "ts": "1700000009.000000"}
    slack.deliver(mention("How many gizmos?", WRITTEN, event_id="Ev-edited", edited=edited))
    slack.bot.finish()
    (changed,) = slack.api.to("chat.update")
    assert changed["ts"] == "1700000000.000001"
    assert (first["thread_ts"], shown["thread_ts"]) == (WRITTEN, WRITTEN)


def test_to_a_message_that_is_gone_nothing_is_shared(slack: Slack) -> None:
    """Slack would take it and show it to nobody: the checker is told instead."""
    used(slack)
    slack.api.wait_for(ALONE)
    slack.api.script("chat.getPermalink", Answer.refusal("message_not_found"))
    assert shared(slack) == []
    assert slack.api.to(HOOK)[-1]["text"] == wording.MESSAGE_GONE


def test_a_verdict_of_somebody_else_is_not_shared(slack: Slack) -> None:
    """Only the checker decides who else sees it."""
    used(slack)
    slack.api.wait_for(ALONE)
    assert shared(slack, user={"id": "U0BOB"}) == []
    assert slack.api.to(HOOK)[-1]["text"] == wording.NOT_YOURS


@pytest.mark.parametrize("error", ["not_in_channel", "channel_not_found"])
def test_where_the_bot_is_no_member_the_person_is_told_why(slack: Slack, error: str) -> None:
    """The verdict comes by the address that Slack gave, with the reason, to the person alone."""
    slack.api.script(ALONE, Answer.refusal(error))
    used(slack)
    (seen,) = slack.api.wait_for(HOOK)
    assert seen["response_type"] == "ephemeral"
    assert seen["text"].startswith("Differs from the guidance")
    assert wording.NOT_A_MEMBER in seen["text"]
    assert slack.posted() == []


def test_where_nothing_reaches_the_channel_the_person_is_written_to(slack: Slack) -> None:
    """A direct message says why it comes there; its buttons would look in the wrong place."""
    slack.api.script(ALONE, Answer.refusal("channel_not_found"))
    slack.api.script(HOOK, Answer(404, b"expired_url"))
    used(slack)
    (posted,) = slack.posted()
    assert posted["channel"] == "U0ANN"
    assert wording.UNREACHABLE in posted["text"]
    assert offered(posted) == []


def test_a_message_that_was_deleted_is_not_checked(slack: Slack) -> None:
    """What is left of it says nothing that anybody claimed."""
    gone = {"type": "message", "subtype": "tombstone", "text": "This message was deleted."}
    used(slack, message=gone | {"ts": WRITTEN, "user": "USLACKBOT"})
    (seen,) = slack.api.wait_for(HOOK)
    assert seen["text"] == wording.DELETED
    assert slack.answering.claims == []


def test_what_is_checked_is_what_people_read(slack: Slack) -> None:
    """Lines stay apart; code, pings, emoji and markup are left out; entities are read."""
    used(
        slack,
        "*The UK* makes &gt; 10 million :tada: widgets\n"
        "```25 million```\n&gt; <@U0BOB> says <https://gov.uk|R&amp;D> grew",
    )
    slack.bot.finish()
    assert slack.answering.claims == ["The UK makes > 10 million widgets\n\nsays R&D grew"]


def test_a_guest_s_and_a_stranger_s_shortcut_is_refused(slack: Slack) -> None:
    """Who is not answered is not checked for."""
    slack.api.people["U0ANN"] = {"is_restricted": True}
    used(slack)
    used(slack, trigger_id="1.1.other", user={"id": "U0EVE", "team_id": "T0OTHER"})
    slack.bot.finish()
    told = {seen["text"] for seen in slack.api.to(HOOK)}
    assert told == {wording.NO_GUESTS, wording.NO_STRANGERS}
    assert slack.answering.claims == []


@pytest.mark.parametrize("field", ["message", "user", "channel", "trigger_id"])
def test_a_malformed_shortcut_is_acknowledged(slack: Slack, field: str) -> None:
    """It is logged, and nothing is checked."""
    absent: dict[str, Any] = {field: None}
    used(slack, **absent)
    slack.bot.finish()
    assert slack.answering.claims == []


def test_several_sentences_each_have_their_verdict(slack: Slack) -> None:
    """What is passed over is named too."""
    slack.answering.verdict = verdicts.several()
    used(slack, slack.answering.verdict.verdict.claim)
    slack.bot.finish()
    (seen,) = slack.api.to(ALONE)
    for said in ("Differs from the guidance.", "Matches the guidance.", "passed over:"):
        assert said in seen["text"]


def test_without_a_database_the_verdict_is_shown_with_nothing_to_press(
    starting: Callable[..., Slack],
) -> None:
    """It says that no record is kept."""
    slack = starting("sqlite:////proc/nowhere/footnote.db")
    used(slack)
    slack.bot.finish()
    (seen,) = slack.api.to(ALONE)
    assert wording.NO_RECORD in seen["text"]
    assert offered(seen) == []
