"""The playground's parts, wired once."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.playground.cast import EXAMPLES
from bot.playground.courier import Courier, Patience
from bot.playground.credentials import Credentials
from bot.playground.faults import Faults
from bot.playground.feed import Feed
from bot.playground.nouns import Identity
from bot.playground.socket_mode import Sockets
from bot.playground.tickets import Tickets
from bot.playground.views import Views
from bot.playground.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Parts:
    """Everything that a call of the Web API or a gesture on the page may need."""

    identity: Identity
    credentials: Credentials
    feed: Feed
    faults: Faults
    workspace: Workspace
    views: Views
    tickets: Tickets
    sockets: Sockets
    courier: Courier
    examples: tuple[str, ...] = EXAMPLES


def parts(
    identity: Identity | None = None,
    patience: Patience | None = None,
    examples: tuple[str, ...] = EXAMPLES,
    clock: Callable[[], float] = time.time,
) -> Parts:
    """Wire the parts of one playground; its page offers the ``examples`` to be asked."""
    identity = identity or Identity()
    feed, faults = Feed(), Faults()
    sockets = Sockets(identity, feed, faults)
    return Parts(
        identity=identity,
        credentials=Credentials.fresh(identity.app),
        feed=feed,
        faults=faults,
        workspace=Workspace(identity, feed, clock),
        views=Views(feed),
        tickets=Tickets(clock),
        sockets=sockets,
        courier=Courier(sockets, faults, feed, patience or Patience()),
        examples=examples,
    )
