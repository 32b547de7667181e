"""What the guidance does not answer is taken to the maintainers, and comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bot import queue_wording, wording
from bot.slack.asking import ASKING, TELL, WORDS, asked, tell_askers, window
from bot.slack.buttons import ASK
from bot.storage import Resolution, Wish
from bot.storage.unmet import SILENT
from tests.fakes import replies
from tests.fakes.block_rules import broken, texts
from tests.fakes.deliveries import command, mention, press
from tests.fakes.web_api import TEAM, Answer
from tests.goldens import assert_golden

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.bot.slack.conftest import Slack

OPEN, POST, HOOK = "views.open", "chat.postMessage", "response"
REFERENCE = "FN-000001"


@pytest.fixture
def silent(starting: Callable[..., Slack]) -> Slack:
    """A bot that has answered a mention with the nearest passage; Ben is a maintainer."""
    slack = starting(FOOTNOTE_ADMINS="U0BEN")
    slack.answering.reply = replies.nearest()
    slack.deliver(mention("How many gizmos?"))
    slack.api.wait_for(POST)
    return slack


def sent(
    words: str | None, *, tell: bool = True, user: str = "U0ANN", reference: str = REFERENCE
) -> dict[str, Any]:
    """Somebody sends the window."""
    chosen = [{"value": TELL}] if tell else []
    values = {WORDS: {WORDS: {"value": words}}, TELL: {TELL: {"selected_options": chosen}}}
    return {
        "type": "view_submission",
        "team": {"id": TEAM},
        "user": {"id": user},
        "trigger_id": f"1.1.{user}{len(words or '')}",
        "view": {
            "type": "modal",
            "callback_id": ASKING,
            "private_metadata": reference,
            "state": {"values": values},
        },
    }


def wishes(slack: Slack) -> list[Wish]:
    """What is in the queue."""
    slack.bot.finish()
    return [wish for one in slack.record.unmet(10) for wish in one.wishes]


def test_the_window_holds_the_question_to_be_changed(silent: Slack) -> None:
    """And asks whether one wishes to hear of it."""
    assert silent.deliver(press(ASK, REFERENCE, f"{silent.api.url}{HOOK}")) == 200
    silent.bot.finish()
    (call,) = silent.api.to(OPEN)
    assert call["view"]["blocks"][0]["element"]["initial_value"] == "How many gizmos?"
    given = silent.record.given(REFERENCE)
    assert given is not None
    assert_golden("views/ask_the_maintainers", window(given))


def test_what_is_sent_is_kept_and_told_to_the_maintainers(silent: Slack) -> None:
    """Each of them, in a conversation of their own."""
    assert silent.deliver(sent("How many <gizmos>?")) == 200
    assert wishes(silent) == [Wish(REFERENCE, "U0ANN", "How many <gizmos>?", tell=True)]
    told = silent.api.to(POST)[-1]
    assert told["channel"] == "U0BEN"
    assert "How many &lt;gizmos&gt;?" in told["text"]
    message = asked(Wish(REFERENCE, "U0ANN", "How many <gizmos>?", tell=True))
    assert broken(message) == []
    assert_golden("messages/asked", {"text": message.text, "blocks": list(message.blocks)})


def test_what_is_typed_commands_no_screen(silent: Slack) -> None:
    """`footnote queue` prints it in a terminal; its lines stay."""
    silent.deliver(sent("How\x1b[31m many\u202e\ngizmos?\0"))
    assert [wish.words for wish in wishes(silent)] == ["How [31m many \ngizmos? "]


@pytest.mark.parametrize("body", [sent(None), sent("  "), sent("x", reference="FN-FORGED")])
def test_nothing_to_ask_and_forged_references_are_not_kept(
    silent: Slack, body: dict[str, Any]
) -> None:
    """Nobody is told of them."""
    before = len(silent.api.to(POST))
    assert silent.deliver(body) == 200
    assert wishes(silent) == []
    assert len(silent.api.to(POST)) == before


def test_a_private_reply_is_taken_to_them_by_its_asker_alone(slack: Slack) -> None:
    """Nobody else has seen it."""
    slack.answering.reply = replies.nearest()
    slack.deliver(command("How many gizmos?", f"{slack.api.url}{HOOK}"))
    slack.api.wait_for(HOOK)
    slack.deliver(sent("mine?", user="U0BOB"))
    assert wishes(slack) == []


def test_the_button_of_another_conversation_opens_nothing(silent: Slack) -> None:
    """The reply must stand where it is pressed."""
    url = f"{silent.api.url}{HOOK}"
    silent.deliver(press(ASK, REFERENCE, url, channel={"id": "C0OTHER"}))
    silent.bot.finish()
    assert silent.api.to(OPEN) == []
    assert silent.api.to(HOOK)[-1]["text"] == wording.GONE


def test_a_window_that_slack_does_not_open_costs_nothing(silent: Slack) -> None:
    """A trigger is good for three seconds only."""
    silent.api.script(OPEN, Answer.refusal("expired_trigger_id"))
    assert silent.deliver(press(ASK, REFERENCE, f"{silent.api.url}{HOOK}")) == 200


@pytest.mark.parametrize("tell", [True, False])
def test_the_asker_is_told_once_if_they_wish(silent: Slack, *, tell: bool) -> None:
    """In the thread of the question, by whichever bot looks first."""
    silent.deliver(sent("How many gizmos?", tell=tell))
    silent.bot.finish()
    before = len(silent.api.to(POST))
    assert silent.record.resolve(Resolution(REFERENCE, "synonym", "ben", "A gizmo is a widget."))
    for _ in range(2):
        tell_askers(silent.record, silent.bot.desk.posting)
    told = silent.api.to(POST)[before:]
    assert len(told) == tell
    if tell:
        said = "".join(texts(told[0]["blocks"]))
        assert (told[0]["channel"], told[0]["thread_ts"]) == ("C0TRADE", "1700000001.000100")
        assert queue_wording.RESOLUTIONS["synonym"] in said
        assert "A gizmo is a widget." in said


def test_the_queue_holds_the_reasons_of_silence() -> None:
    """The store and the wording name the same ones."""
    assert set(SILENT) == {reason.value for reason in wording.SILENT}
