"""What an app's answer to a gesture does: a message by response url, a modal that moves on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.playground.block_rules import check_view
from bot.playground.errors import SlackError
from bot.playground.methods.chat import content
from bot.playground.nouns import Message

if TYPE_CHECKING:
    from bot.playground.nouns import Json, View
    from bot.playground.parts import Parts
    from bot.playground.tickets import ResponseUrl


def respond(parts: Parts, url: ResponseUrl, body: Json) -> None:
    """Do what was posted to a response url, or acknowledged to a slash command."""
    workspace = parts.workspace
    original = _original(parts, url)
    if body.get("delete_original"):
        if original:
            workspace.forget(original)
        return
    text, blocks = content(body)
    if body.get("replace_original") and original:
        workspace.keep(replace(original, text=text, blocks=blocks, edited=workspace.ts()))
        return
    thread = body.get("thread_ts") or url.thread_ts
    private = body.get("response_type") != "in_channel"
    workspace.keep(
        Message(
            channel=url.channel,
            ts=workspace.ts(),
            user=parts.identity.bot_user,
            text=text,
            blocks=blocks,
            thread_ts=thread,
            only_for=url.user if private else None,
            by_app=True,
        )
    )


def submitted(parts: Parts, view: View, answer: Json) -> Json:
    """Do what the app answered to a submission; return the errors to show, by block id."""
    act = answer.get("response_action")
    if act == "errors":
        errors = answer.get("errors")
        return errors if isinstance(errors, dict) else {}
    if act == "update":
        parts.views.update(view.id, check_view(answer.get("view")))
    elif act == "push":
        parts.views.push(view.user, check_view(answer.get("view")))
    else:
        parts.views.close(view.user, every=act == "clear")
    return {}


def _original(parts: Parts, url: ResponseUrl) -> Message | None:
    if url.ts is None:
        return None
    try:
        return parts.workspace.message(url.channel, url.ts)
    except SlackError:
        return None
