"""What one person's page shows."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from bot.playground import shapes
from bot.playground.faults import WORDS

if TYPE_CHECKING:
    from bot.playground.nouns import Identity, Json, Message
    from bot.playground.parts import Parts


def state(parts: Parts, user: str) -> Json:
    """Return everything that ``user`` may see: what is only for others stays with them."""
    identity, workspace = parts.identity, parts.workspace
    who = workspace.person(user)
    mine = [room for room in workspace.channels() if user in room.members]
    names = {room.id for room in mine}
    home = parts.views.home(user)
    return {
        "me": shapes.person(who, identity),
        "people": [shapes.person(person, identity) for person in workspace.people.values()],
        "bot": shapes.bot_user(identity),
        "app": _app(identity) | {"examples": list(parts.examples)},
        "channels": [shapes.channel(room, identity) for room in mine],
        "messages": [
            seen(parts, said)
            for said in workspace.messages()
            if said.channel in names and said.only_for in {None, user}
        ],
        "shown": [shown for shown in workspace.shown() if shown["channel"] in names],
        "views": [shapes.view(view, identity) for view in parts.views.stack(user)],
        "home": shapes.view(home, identity) if home else None,
        "connections": parts.sockets.count,
    }


def _app(identity: Identity) -> Json:
    return {
        "name": identity.name,
        "commands": list(identity.commands),
        "shortcuts": [asdict(shortcut) for shortcut in identity.shortcuts],
        "home": identity.home,
    }


def seen(parts: Parts, said: Message) -> Json:
    """Return a message as the page shows it."""
    return {**shapes.message(said, parts.identity), "channel": said.channel}


def switches(parts: Parts) -> list[Json]:
    """Return the fault switches."""
    return [
        {
            "fault": fault.value,
            "words": WORDS[fault],
            "times": switch.times,
            "share": switch.share,
            "of": switch.of,
        }
        for fault, switch in parts.faults.switches().items()
    ]
