"""npm's ``emulate``: a stand-in for Slack's Web API that we did not write, scopes and all."""

from __future__ import annotations

import json
import subprocess
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from slack_sdk import WebClient

from bot.slack.manifest import SCOPES
from tests.fakes.web_api import BOT_USER, TEAM

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TOKEN, ANN_S_TOKEN, APP, BOT = "xoxb-footnote", "xoxp-ann", "U0FOOTNOTE", "B0FOOTNOTE"
START = """
import { createEmulator } from "emulate";
const emulator = await createEmulator({
  service: "slack", port: 0, seed: JSON.parse(process.argv[2]),
});
console.log(emulator.url);
"""
SEED: dict[str, Any] = {
    "strict_scopes": True,
    "users": [{"name": "ann"}],
    "channels": [{"name": "trade"}],
    "oauth_apps": [
        {
            "client_id": "1.2",
            "client_secret": "none",
            "name": "Footnote",
            "redirect_uris": [],
            "scopes": list(SCOPES),
            "bot_id": BOT,
            "bot_user_id": APP,
            "bot_name": "footnote",
        }
    ],
    "tokens": [
        {"token": TOKEN, "user_id": APP, "bot_id": BOT, "scopes": list(SCOPES)},
        {"token": ANN_S_TOKEN, "user": "ann"},
    ],
}


@dataclass(frozen=True, slots=True)
class Emulated:
    """A running workspace: Ann, the channel that she asks in, and what she sees there."""

    url: str
    ann: WebClient
    team: str
    user: str
    channel: str

    @property
    def api_url(self) -> str:
        """The Web API's address."""
        return f"{self.url}/api/"

    def thread(self, ts: str) -> list[dict[str, Any]]:
        """Return what stands below a message, as Ann reads it."""
        told = self.ann.conversations_replies(channel=self.channel, ts=ts)
        _, *replies = told["messages"]
        return list(replies)

    def trigger(self) -> str:
        """Return what opens a window before Ann, once, within three seconds."""
        app = WebClient(TOKEN, base_url=self.api_url)
        told = app.api_call("views.generateTriggerId", params={"user_id": self.user})
        return str(told["trigger_id"])

    def inspected(self, tab: str) -> str:
        """Return a tab of its own page about what it holds."""
        with urllib.request.urlopen(f"{self.url}/?tab={tab}", timeout=20) as page:  # noqa: S310
            text: str = page.read().decode()
        return text

    def delivery(self, body: dict[str, Any]) -> dict[str, Any]:
        """Return a delivery of our fakes as one of this workspace."""
        known = {TEAM: self.team, BOT_USER: APP, "U0ANN": self.user, "C0TRADE": self.channel}
        text = json.dumps(body)
        for ours, theirs in known.items():
            text = text.replace(ours, theirs)
        changed: dict[str, Any] = json.loads(text)
        return changed


@contextmanager
def emulating(node_modules: Path, folder: Path) -> Iterator[Emulated]:
    """Start it on a free port of this machine."""
    file = folder / "emulate.mjs"
    file.write_text(START)
    (folder / "node_modules").symlink_to(node_modules)
    command = ["node", str(file), json.dumps({"slack": SEED})]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            yield _entered(process.stdout.readline().strip())
        finally:
            process.terminate()


def _entered(url: str) -> Emulated:
    ann = WebClient(ANN_S_TOKEN, base_url=f"{url}/api/")
    who = ann.auth_test()
    rooms = {room["name"]: room["id"] for room in ann.conversations_list()["channels"]}
    ann.conversations_invite(channel=rooms["trade"], users=APP)
    return Emulated(url, ann, str(who["team_id"]), str(who["user_id"]), rooms["trade"])
