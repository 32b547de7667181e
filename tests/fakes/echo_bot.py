"""A bot of a few lines on Bolt: it shows that any Bolt app works in the playground."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from slack_bolt import App
from slack_bolt.adapter.socket_mode.builtin import SocketModeHandler
from slack_sdk import WebClient
from slack_sdk.http_retry.builtin_handlers import (
    RateLimitErrorRetryHandler,
    ServerErrorRetryHandler,
)

from tests.fakes.visitor import SECONDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slack_bolt import Ack, Say

    from bot.playground.server import Playground

BUTTON = {
    "type": "button",
    "action_id": "more",
    "value": "7",
    "text": {"type": "plain_text", "text": "More"},
}
MODAL: dict[str, Any] = {
    "type": "modal",
    "callback_id": "asked",
    "title": {"type": "plain_text", "text": "Ask"},
    "submit": {"type": "plain_text", "text": "Send"},
    "blocks": [
        {
            "type": "input",
            "block_id": "question",
            "label": {"type": "plain_text", "text": "Question"},
            "element": {"type": "plain_text_input", "action_id": "text"},
        }
    ],
}


def client(playground: Playground) -> WebClient:
    """Return a client of the playground's Web API that tries again as ours does."""
    made = WebClient(playground.parts.credentials.bot_token, base_url=playground.api_url)
    made.retry_handlers.append(RateLimitErrorRetryHandler(max_retry_count=3))
    made.retry_handlers.append(ServerErrorRetryHandler(max_retry_count=3))
    return made


def echo_bot(playground: Playground) -> App:
    """Return the bot: it repeats a mention, and answers commands, buttons and modals."""
    secret = playground.parts.credentials.signing_secret
    app = App(client=client(playground), signing_secret=secret)

    @app.event("app_mention")
    def mention(event: dict[str, Any], say: Say) -> None:
        blocks = [{"type": "actions", "elements": [BUTTON]}]
        say(text=event["text"], blocks=blocks, thread_ts=event.get("thread_ts") or event["ts"])

    @app.event("message")
    def message(event: dict[str, Any], say: Say) -> None:
        say(text=f"{event.get('subtype')} {event.get('text')}")

    @app.command("/guidance")
    def guidance(ack: Ack, command: dict[str, Any]) -> None:
        if command["text"] == "modal":
            ack()
            app.client.views_open(trigger_id=command["trigger_id"], view=MODAL)
        else:
            ack(f"You asked {command['text']}")

    @app.action("more")
    def more(ack: Ack, action: dict[str, Any], respond: Any) -> None:  # noqa: ANN401 # Bolt's own
        ack()
        respond(f"More of {action['value']}", replace_original=False)

    @app.view("asked")
    def asked(ack: Ack, view: dict[str, Any]) -> None:
        typed = view["state"]["values"]["question"]["text"]["value"]
        if typed:
            ack()
        else:
            ack(response_action="errors", errors={"question": "Type a question."})

    return app


@contextmanager
def connected(playground: Playground, handler: type[Any] = SocketModeHandler) -> Iterator[None]:
    """Connect the echo bot by Socket Mode, and wait until it is heard."""
    token = playground.parts.credentials.app_token
    # How often it looks whether it must connect anew; one of them needs seconds to connect at all.
    seconds = 0.5 if handler is SocketModeHandler else 10
    bot = handler(echo_bot(playground), app_token=token, ping_interval=seconds)
    bot.connect()
    try:
        assert playground.parts.feed.wait(lambda: playground.parts.sockets.count or None, SECONDS)
        yield
    finally:
        _hang_up(playground, bot.client)
        bot.client.closed = True
        bot.client.enqueue_message("")  # who waits for one need wait no longer
        bot.close()


def _hang_up(playground: Playground, client: Any) -> None:  # noqa: ANN401 # slack_sdk's own
    """Close from the server's end: a client that closes waits seconds for a receive to end."""
    client.auto_reconnect_enabled = client.default_auto_reconnect_enabled = False
    session = client.current_session
    left_open = getattr(session.sock, "sock", None)
    playground.hang_up()
    while client.is_connected():
        time.sleep(0.01)
    if left_open:
        left_open.close()
