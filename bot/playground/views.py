"""Modals that are open and App Homes that were published."""

from __future__ import annotations

import secrets
import threading
from typing import TYPE_CHECKING

from bot.playground.errors import SlackError
from bot.playground.feed import News
from bot.playground.nouns import View

if TYPE_CHECKING:
    from bot.playground.feed import Feed
    from bot.playground.nouns import Json

STACKED = 3
"""Views that may lie on each other in one modal."""


class Views:
    """Each person's stack of modals, and their App Home."""

    def __init__(self, feed: Feed) -> None:
        self._feed = feed
        self._lock = threading.Lock()
        self._stacks: dict[str, tuple[View, ...]] = {}
        self._homes: dict[str, View] = {}

    def open(self, user: str, body: Json) -> View:
        """Open a modal before ``user``; one that was open gives way."""
        return self._stack(user, (), body)

    def push(self, user: str, body: Json) -> View:
        """Lay a view on the modal that is open."""
        stack = self.stack(user)
        if len(stack) >= STACKED:
            raise SlackError("push_limit_reached")
        return self._stack(user, stack, body)

    def update(self, name: str, body: Json, seen: str | None = None) -> View:
        """Replace a view that is open; ``hash_conflict`` where it changed since it was seen."""
        old = self.view(name)
        if seen and seen != old.hash:
            raise SlackError("hash_conflict")
        new = _view(name, old.user, body, old.root, old.previous)
        with self._lock:
            stack = self._stacks.get(old.user, ())
            self._stacks[old.user] = tuple(new if v.id == name else v for v in stack)
            if name == self._homes.get(old.user, old).id and body["type"] == "home":
                self._homes[old.user] = new
        self._feed.tell(News("view", only_for=old.user))
        return new

    def close(self, user: str, *, every: bool = False) -> None:
        """Take away the view that lies on top, or the whole stack."""
        with self._lock:
            self._stacks[user] = () if every else self._stacks.get(user, ())[:-1]
        self._feed.tell(News("view", only_for=user))

    def publish(self, user: str, body: Json, seen: str | None = None) -> View:
        """Show ``body`` as the App Home of ``user``."""
        with self._lock:
            old = self._homes.get(user)
        if old and seen and seen != old.hash:
            raise SlackError("hash_conflict")
        name = old.id if old else _fresh()
        view = _view(name, user, body, name)
        with self._lock:
            self._homes[user] = view
        self._feed.tell(News("home", only_for=user))
        return view

    def stack(self, user: str) -> tuple[View, ...]:
        """Return the views open before ``user``, the one on top last."""
        with self._lock:
            return self._stacks.get(user, ())

    def home(self, user: str) -> View | None:
        """Return the App Home of ``user``, where one was published."""
        with self._lock:
            return self._homes.get(user)

    def view(self, name: str) -> View:
        """Return a view that is shown; ``not_found`` where there is none."""
        with self._lock:
            shown = [*self._homes.values(), *(v for s in self._stacks.values() for v in s)]
        for view in shown:
            if name in {view.id, view.body.get("external_id")}:
                return view
        raise SlackError("not_found")

    def _stack(self, user: str, below: tuple[View, ...], body: Json) -> View:
        if body.get("type") != "modal":
            raise SlackError("invalid_arguments", "must be a modal [json-pointer:/view/type]")
        name = _fresh()
        previous = below[-1].id if below else None
        view = _view(name, user, body, below[0].id if below else name, previous)
        with self._lock:
            self._stacks[user] = (*below, view)
        self._feed.tell(News("view", only_for=user))
        return view


def _fresh() -> str:
    return f"V{secrets.token_hex(5).upper()}"


def _view(name: str, user: str, body: Json, root: str, previous: str | None = None) -> View:
    return View(name, user, body, f"{secrets.token_hex(8)}", root, previous)
