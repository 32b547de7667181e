"""Errors as the Web API names them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.playground.nouns import Json


class SlackError(Exception):
    """A call that Slack refuses: ``{"ok": false, "error": name}`` and what else it tells."""

    def __init__(self, name: str, *messages: str, **more: object) -> None:
        super().__init__(name)
        self.name = name
        self.messages = messages
        self.more = more

    @property
    def body(self) -> Json:
        """The response body."""
        body: Json = {"ok": False, "error": self.name, **self.more}
        if self.messages:
            body["errors"] = list(self.messages)
            body["response_metadata"] = {"messages": [f"[ERROR] {m}" for m in self.messages]}
        return body


class NotDelivered(Exception):  # noqa: N818 # an outcome of a delivery, told in the log
    """The bot did not acknowledge; the reason is one of Slack's retry reasons."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
