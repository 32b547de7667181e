"""A bot on @slack/bolt, the JavaScript one: the playground serves it like any other."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.fakes.visitor import SECONDS, Visitor

if TYPE_CHECKING:
    from pathlib import Path

    from bot.playground.server import Playground

BOT = """
const { App } = require("@slack/bolt");
const [token, appToken, slackApiUrl] = process.argv.slice(2);
const app = new App({ token, appToken, socketMode: true, clientOptions: { slackApiUrl } });
const quote = (text) => ({ type: "rich_text_quote", elements: [{ type: "text", text }] });
const blocks = (text) => [{ type: "rich_text", elements: [quote(text)] }];
app.event("app_mention", ({ event: { text, ts }, say }) =>
  say({ text, thread_ts: ts, blocks: blocks(text) }));
app.command("/guidance", ({ command, ack }) => ack(command.text));
app.start();
"""


@pytest.mark.needs_npm
def test_bolt_js_answers(
    playground: Playground, visitor: Visitor, node_modules: Path, tmp_path: Path
) -> None:
    """It connects, quotes a mention in its thread, and acknowledges a command with a text."""
    known = playground.parts.credentials
    file = tmp_path / "bot.cjs"
    file.write_text(BOT)
    (tmp_path / "node_modules").symlink_to(node_modules)
    command = ["node", str(file), known.bot_token, known.app_token, playground.api_url]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        try:
            connected = playground.parts.feed.wait(
                lambda: playground.parts.sockets.count or None, SECONDS
            )
            assert connected
            reply = visitor.ask("hello")
            assert reply.blocks[0]["elements"][0]["type"] == "rich_text_quote"
            assert visitor.do("command", channel="C0TRADE", text="/guidance why?")["ok"]
            private = [m.text for m in playground.parts.workspace.messages() if m.only_for]
            assert private == ["why?"]
        finally:
            process.terminate()
