"""What is not for everybody is neither said nor named where it may not be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot import wording
from bot.slack.buttons import COPY, MORE, SHARE, SHOW
from bot.slack.seeing import FAILED_FOR_S, KNOWN_FOR_S, Members
from bot.storage import Channel
from corpus.errors import CorpusError
from corpus.standing import NOTHING
from tests.fakes.block_rules import texts
from tests.fakes.deliveries import command, direct_message, home_opened, mention, press, shortcut
from tests.fakes.web_api import TEAM, Answer

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from corpus.standing import Standing
    from tests.bot.slack.conftest import Slack

HOOK, MEMBERS = "response", "conversations.members"
SEEN, HIDDEN = frozenset[str](), frozenset({"widgets"})
TITLE = "Widgets: make them in the UK"


class Now:
    """What stands in the library, to be changed."""

    def __init__(self) -> None:
        self.standing = NOTHING.placing("widgets", "trade-team")
        self.fails = False

    def __call__(self) -> Standing:
        """Tell it."""
        if self.fails:
            raise CorpusError("Nothing can be read.")
        return self.standing


@pytest.fixture
def now() -> Now:
    """One document is in a set."""
    return Now()


@pytest.fixture
def slack(starting: Callable[..., Slack], now: Now) -> Slack:
    """A bot whose channel C0TRADE may see the set."""
    slack = starting(standing=now)
    assert slack.record.change(Channel(TEAM, "C0TRADE", ("trade-team",)), "U0BEN")
    return slack


def hidden_from(slack: Slack, body: dict[str, Any]) -> frozenset[str]:
    """What one delivery was answered without."""
    assert slack.deliver(body) == 200
    slack.bot.finish()
    return slack.answering.hidden[-1]


@pytest.mark.parametrize(("channel", "hidden"), [("C0TRADE", SEEN), ("C0OTHER", HIDDEN)])
def test_a_set_answers_in_its_channel(slack: Slack, channel: str, hidden: frozenset[str]) -> None:
    """And in no other."""
    assert hidden_from(slack, mention("How many?", channel=channel)) == hidden


@pytest.mark.parametrize(("channel", "hidden"), [("C0TRADE", SEEN), ("G0OTHER", HIDDEN)])
@pytest.mark.parametrize("typed", ["How many?", "check There are 3."])
def test_the_command_keeps_to_it(
    slack: Slack, typed: str, channel: str, hidden: frozenset[str]
) -> None:
    """Whatever it asks, though nobody else sees the reply."""
    body = command(typed, f"{slack.api.url}{HOOK}", channel_id=channel)
    assert hidden_from(slack, body) == hidden


def test_a_message_is_checked_without_it(slack: Slack) -> None:
    """Where the channel may not see it."""
    body = shortcut("There are 3.", f"{slack.api.url}{HOOK}", channel={"id": "C0OTHER"})
    assert hidden_from(slack, body) == HIDDEN


@pytest.mark.parametrize(
    ("told", "hidden"),
    [
        (Answer.of(members=["U0BOB", "U0ANN"]), SEEN),
        (Answer.of(members=["U0BOB"]), HIDDEN),
        (Answer.of(members=None), HIDDEN),
        (Answer.refusal("missing_scope"), HIDDEN),
        (Answer(status=500, body=b"<html>"), HIDDEN),
    ],
)
def test_alone_somebody_sees_what_their_channels_see(
    slack: Slack, told: Answer, hidden: frozenset[str]
) -> None:
    """Where Slack does not say who is in a channel, nobody is."""
    slack.api.script(MEMBERS, told)
    assert hidden_from(slack, direct_message("How many?")) == hidden


def test_who_is_in_a_channel_is_asked_page_by_page_and_now_and_then(slack: Slack) -> None:
    """Somebody who left is known as a member for ten minutes at most."""
    clock = [0.0]
    members = Members(slack.bot.desk.impatient, lambda: clock[0])
    more = {"response_metadata": {"next_cursor": "more"}}
    slack.api.script(MEMBERS, Answer.of(members=["U1"], **more), Answer.of(members=["U2"]))
    assert members("C0") == {"U1", "U2"}
    assert members("C0") == {"U1", "U2"}
    clock[0] = KNOWN_FOR_S
    slack.api.script(MEMBERS, Answer.of(members=["U2"]))
    assert members("C0") == {"U2"}


def test_after_a_failure_slack_is_asked_again_soon(slack: Slack) -> None:
    """A moment's trouble keeps nobody out for long."""
    clock = [0.0]
    members = Members(slack.bot.desk.impatient, lambda: clock[0])
    slack.api.script(MEMBERS, Answer(status=500, body=b"<html>"), Answer.of(members=["U1"]))
    assert members("C0") == frozenset()
    assert members("C0") == frozenset()
    clock[0] = FAILED_FOR_S
    assert members("C0") == {"U1"}


def test_nobody_is_asked_for_where_nothing_is_hidden(slack: Slack, now: Now) -> None:
    """A question costs no call more."""
    now.standing = NOTHING
    assert hidden_from(slack, direct_message("How many?")) == SEEN
    assert slack.api.to(MEMBERS) == []


def test_without_a_record_all_of_it_is_hidden(
    starting: Callable[..., Slack], now: Now, tmp_path: object
) -> None:
    """Nobody can tell which channel may see it."""
    slack = starting("sqlite:////proc/nowhere/footnote.db", standing=now)
    assert hidden_from(slack, mention("How many?")) == HIDDEN


@pytest.mark.parametrize("action", [SHOW, COPY, MORE, SHARE])
def test_what_the_channel_may_see_no_more_is_not_shown_again(slack: Slack, action: str) -> None:
    """A button of a reply of before opens nothing and shares nothing; why is said."""
    slack.deliver(command("How many?", f"{slack.api.url}{HOOK}"))
    (seen,) = slack.api.wait_for(HOOK)
    assert TITLE in seen["text"]
    slack.record.change(Channel(TEAM, "C0TRADE"), "U0BEN")
    slack.deliver(press(action, "FN-000001", f"{slack.api.url}{HOOK}"))
    slack.bot.finish()
    assert slack.api.to(HOOK)[-1]["text"] == wording.NOT_SEEN_HERE
    assert slack.api.to("views.open") == slack.api.to("chat.postMessage") == []


@pytest.mark.parametrize("action", [SHOW, COPY, MORE, SHARE])
def test_while_nobody_knows_what_is_stopped_nothing_is_shown_again(
    slack: Slack, now: Now, action: str
) -> None:
    """It may be stopped or hidden since."""
    slack.deliver(command("How many?", f"{slack.api.url}{HOOK}"))
    slack.api.wait_for(HOOK)
    now.fails = True
    slack.deliver(press(action, "FN-000001", f"{slack.api.url}{HOOK}"))
    slack.bot.finish()
    assert slack.api.to(HOOK)[-1]["text"] == wording.NOT_KNOWN_NOW
    assert slack.api.to("views.open") == slack.api.to("chat.postMessage") == []


@pytest.mark.parametrize(("channel", "named"), [("C0TRADE", True), ("C0OTHER", False)])
def test_the_list_of_sources_keeps_to_it(slack: Slack, channel: str, *, named: bool) -> None:
    """A title that may not be seen is not named."""
    slack.deliver(command("sources", f"{slack.api.url}{HOOK}", channel_id=channel))
    (seen,) = slack.api.wait_for(HOOK)
    assert (f"• {TITLE}" in seen["text"]) is named


def test_a_home_keeps_to_it(slack: Slack) -> None:
    """It shows what its person may see."""
    slack.deliver(home_opened("home"))
    (view,) = slack.api.wait_for("views.publish")
    assert TITLE not in texts(view["view"])
