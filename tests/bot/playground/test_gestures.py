"""Buttons, slash commands, modals, edits and App Home, with a Bolt app at the other end."""

from __future__ import annotations

from concurrent.futures import Future
from typing import TYPE_CHECKING, Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.webhook import WebhookClient

from bot.playground import gestures, saying
from bot.playground.saying import Typed
from tests.fakes.echo_bot import MODAL, connected
from tests.fakes.visitor import SECONDS, TRADE_DESK, Visitor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slack_sdk import WebClient

    from bot.playground.nouns import Json
    from bot.playground.payloads import Delivery
    from bot.playground.server import Playground


@pytest.fixture
def bot(playground: Playground) -> Iterator[None]:
    """The echo bot, connected."""
    with connected(playground):
        yield


@pytest.fixture
def sent(playground: Playground, monkeypatch: pytest.MonkeyPatch) -> list[Delivery]:
    """What is handed to the courier, instead of being delivered."""
    kept: list[Delivery] = []

    def keep(_courier: object, delivery: Delivery) -> Future[Json]:
        kept.append(delivery)
        answer: Future[Json] = Future()
        answer.set_result({})
        return answer

    monkeypatch.setattr("bot.playground.courier.Courier.send", keep)
    return kept


def ephemeral(visitor: Visitor) -> list[dict[str, Any]]:
    """Return the messages that only this person sees, once there is one."""

    def seen() -> list[dict[str, Any]] | None:
        messages = visitor.playground.parts.workspace.messages()
        return [{"text": m.text} for m in messages if m.only_for == visitor.user] or None

    found = visitor.playground.parts.feed.wait(seen, SECONDS)
    assert found
    return found


@pytest.mark.usefixtures("bot")
def test_a_button_is_pressed(visitor: Visitor) -> None:
    """The app gets the button's value, and answers the one who pressed it."""
    said = visitor.ask("hello")
    pressed = visitor.do("press", channel=said.channel, ts=said.ts, block_id="b0", action_id="more")
    assert pressed == {"ok": True}
    assert ephemeral(visitor) == [{"text": "More of 7"}]


@pytest.mark.usefixtures("bot")
def test_a_button_that_is_not_there(visitor: Visitor) -> None:
    """A press that names no element is refused."""
    said = visitor.ask("hello")
    told = visitor.do("press", channel=said.channel, ts=said.ts, block_id="b0", action_id="less")
    assert told["error"] == "action_not_found"


@pytest.mark.usefixtures("bot")
def test_a_slash_command_answers_in_private(visitor: Visitor, playground: Playground) -> None:
    """The acknowledgement's text is for the one who typed the command."""
    visitor.do("command", channel=TRADE_DESK, text="/guidance  how many? ")
    assert ephemeral(visitor) == [{"text": "You asked how many?"}]
    assert Visitor(playground, "U0BEN").sees()["messages"] == []
    told = visitor.do("command", channel=TRADE_DESK, text="/nonsense")
    assert told["error"] == "invalid_command"


def test_a_gesture_without_a_bot_fails_plainly(visitor: Visitor) -> None:
    """The person is told that nobody answered; the command is not tried again."""
    told = visitor.do("command", channel=TRADE_DESK, text="/guidance x")
    assert told == {"ok": False, "error": "connection_failed"}


@pytest.mark.usefixtures("bot")
def test_a_modal_is_opened_filled_and_sent(visitor: Visitor, playground: Playground) -> None:
    """Errors are shown and keep it open; a good submission closes it."""
    visitor.do("command", channel=TRADE_DESK, text="/guidance modal")
    views = playground.parts.views
    opened = playground.parts.feed.wait(lambda: views.stack(visitor.user) or None, SECONDS)
    assert opened
    name = opened[0].id
    empty = {"question": {"text": {"type": "plain_text_input", "value": ""}}}
    told = visitor.do("submit", view_id=name, values=empty)
    assert told["errors"] == {"question": "Type a question."}
    assert [view["id"] for view in visitor.sees()["views"]] == [name]
    filled = {"question": {"text": {"type": "plain_text_input", "value": "Why?"}}}
    assert visitor.do("submit", view_id=name, values=filled)["errors"] == {}
    assert visitor.sees()["views"] == []


def test_a_trigger_opens_one_modal_in_time(
    playground: Playground, web: WebClient, visitor: Visitor
) -> None:
    """An unknown trigger, and one that was used, are refused."""
    trigger = playground.parts.tickets.trigger(visitor.user)
    web.views_open(trigger_id=trigger, view=MODAL)
    for name, error in [(trigger, "exchanged_trigger_id"), ("x", "invalid_trigger_id")]:
        with pytest.raises(SlackApiError, match=error):
            web.views_open(trigger_id=name, view=MODAL)


def test_a_home_is_published_and_acted_on(
    web: WebClient, visitor: Visitor, sent: list[Delivery]
) -> None:
    """A button of App Home carries the view it stands in; opening tells the app."""
    button = {"type": "button", "action_id": "go", "text": {"type": "plain_text", "text": "Go"}}
    blocks = [{"type": "actions", "block_id": "row", "elements": [button]}]
    web.views_publish(user_id=visitor.user, view={"type": "home", "blocks": blocks})
    home = visitor.sees()["home"]
    assert home["blocks"] == blocks
    visitor.do("open", tab="home")
    visitor.do("press", view_id=home["id"], block_id="row", action_id="go")
    opened, pressed = (delivery.payload for delivery in sent)
    assert (opened["event"]["tab"], opened["event"]["view"]["id"]) == ("home", home["id"])
    assert pressed["container"] == {"type": "view", "view_id": home["id"]}
    assert pressed["actions"][0]["action_id"] == "go"


def test_an_edited_mention_comes_with_its_old_timestamp(
    playground: Playground, visitor: Visitor, sent: list[Delivery]
) -> None:
    """As in Slack: the same ts, and an ``edited`` with another."""
    ts = visitor.say("@Footnote one")
    visitor.do("edit", channel=TRADE_DESK, ts=ts, text="@Footnote two")
    first, second = (delivery.payload["event"] for delivery in sent)
    assert first["ts"] == second["ts"] == ts
    assert "edited" not in first
    assert second["edited"]["ts"] > ts
    told = Visitor(playground, "U0BEN").do("edit", channel=TRADE_DESK, ts=ts, text="x")
    assert told["error"] == "cant_update_message"


def test_an_edit_and_a_removal_in_a_dm_are_told(visitor: Visitor, sent: list[Delivery]) -> None:
    """Subtypes message_changed and message_deleted, with what was there before."""
    ts = visitor.say("one", visitor.direct)
    visitor.do("edit", channel=visitor.direct, ts=ts, text="two")
    visitor.do("remove", channel=visitor.direct, ts=ts)
    _, changed, deleted = (delivery.payload["event"] for delivery in sent)
    assert changed["subtype"] == "message_changed"
    assert (changed["previous_message"]["text"], changed["message"]["text"]) == ("one", "two")
    assert (deleted["subtype"], deleted["deleted_ts"]) == ("message_deleted", ts)
    assert visitor.sees()["messages"] == []


def test_shortcuts_carry_what_they_are_used_on(
    playground: Playground, sent: list[Delivery]
) -> None:
    """A message shortcut has its message, a global one has none."""
    parts = playground.parts
    said = saying.say(parts, Typed("U0AMIRA", TRADE_DESK, "A claim"))
    gestures.shortcut(parts, "U0AMIRA", "check", said)
    gestures.shortcut(parts, "U0AMIRA", "ask")
    on_message, anywhere = (delivery.payload for delivery in sent)
    assert on_message["type"] == "message_action"
    assert on_message["message"]["text"] == "A claim"
    assert anywhere["type"] == "shortcut"
    assert "message" not in anywhere


def test_a_stranger_is_told_by_their_team(playground: Playground, sent: list[Delivery]) -> None:
    """A message of a shared channel says so, and where its author works."""
    Visitor(playground, "U0PAOLO").say("@Footnote hello", "C0PARTNER")
    payload = sent[0].payload
    assert payload["is_ext_shared_channel"]
    assert payload["event"]["team"] == "T0PARTNERS"


def test_a_response_url_is_used_five_times(playground: Playground, visitor: Visitor) -> None:
    """It answers in private, in public, replaces what it belongs to, and then expires."""
    ts = visitor.say("hello")
    url = playground.parts.tickets.response_url(visitor.user, TRADE_DESK, ts)
    hook = WebhookClient(url)
    assert hook.send(text="private").status_code == 200
    hook.send(text="public", response_type="in_channel")
    hook.send(text="instead", replace_original=True)
    assert [m["text"] for m in visitor.sees()["messages"]] == ["instead", "private", "public"]
    hook.send(delete_original=True)
    assert hook.send(text="", blocks=[{"type": "shout"}]).body == "invalid_blocks"
    assert (hook.send(text="again").status_code, hook.send(text="again").body) == (404, "used_url")


def test_anything_can_be_delivered(visitor: Visitor, bot: None) -> None:
    """A program sends the bot what it likes, and gets what was acknowledged."""
    payload = {"type": "event_callback", "event": {"type": "app_mention", "text": None}}
    assert visitor.do("deliver", payload=payload) == {"ok": True, "acknowledged": {}}


def test_an_app_hears_itself_in_a_dm(
    web: WebClient, visitor: Visitor, sent: list[Delivery]
) -> None:
    """As in Slack: its own message comes back, with its bot_id."""
    web.chat_postMessage(channel=visitor.direct, text="Hello")
    assert sent[0].payload["event"]["bot_id"] == "B0FOOTNOTE"
    web.chat_postMessage(channel=TRADE_DESK, text="<@U0FOOTNOTE>")
    assert len(sent) == 1
