"""What the app shows beside a conversation: that it works, and what one might ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.playground.errors import SlackError
from bot.playground.web_api import method

if TYPE_CHECKING:
    from bot.playground.nouns import Json
    from bot.playground.web_api import Call

PROMPTS = 4


@method("assistant.threads.setStatus", "assistant:write")
def set_status(call: Call) -> Json:
    """Show what the app is doing; an empty status takes it away."""
    channel = call.parts.workspace.channel(call.need("channel_id"))
    status = call.get("status") or ""
    body = {"status": status, "loading_messages": call.given.get("loading_messages")}
    body = body if status else {}
    call.parts.workspace.show("status", channel.id, call.need("thread_ts"), body)
    return {}


@method("assistant.threads.setSuggestedPrompts", "assistant:write")
def set_suggested_prompts(call: Call) -> Json:
    """Show prompts that a click sends."""
    channel = call.parts.workspace.channel(call.need("channel_id"))
    prompts = call.given.get("prompts")
    if not isinstance(prompts, list) or not 0 < len(prompts) <= PROMPTS:
        raise SlackError("invalid_arguments", "prompts must be 1 to 4 [json-pointer:/prompts]")
    for prompt in prompts:
        if not isinstance(prompt, dict) or not prompt.get("title") or not prompt.get("message"):
            raise SlackError("invalid_arguments", "missing required field [json-pointer:/prompts]")
    body = {"title": call.get("title") or "", "prompts": prompts}
    call.parts.workspace.show("prompts", channel.id, call.get("thread_ts") or "", body)
    return {}


@method("assistant.threads.setTitle", "assistant:write")
def set_title(call: Call) -> Json:
    """Take a thread's title; the page shows none."""
    call.parts.workspace.channel(call.need("channel_id"))
    call.need("title")
    return {}
