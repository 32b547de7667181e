"""A channel's settings: who may change them, the window to do so, and what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import structlog

from bot import settings_wording as say
from bot.slack import rich_text as rt
from bot.slack import views
from bot.slack.asked import Body, MalformedError, name, part, text
from bot.slack.buttons import plain_text
from bot.slack.homes import said
from bot.slack.message import plain
from bot.slack.seeing import CHANNELS
from bot.slack.web import FAILURES, error_name
from bot.storage import Channel
from corpus.errors import CorpusError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from slack_sdk import WebClient

    from bot.slack.opening import Opening
    from bot.slack.posting import Posting
    from bot.slack.rich_text import Element
    from bot.storage import Change, Record
    from corpus.standing import Standing

SETTINGS = "channel_settings"
SETS, NEWS = "sets", "news"
MOST_SETS = 100

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Role:
    """What somebody is to a channel: an admin gives sets, a manager gives them up."""

    admin: bool
    manager: bool


@dataclass(frozen=True, slots=True)
class Channels:
    """What changing settings needs."""

    record: Record
    client: WebClient
    opening: Opening
    posting: Posting
    standing: Callable[[], Standing]
    maintainers: tuple[str, ...]
    team: str

    def open(self, channel: str, user: str, trigger: str, url: str) -> None:
        """Open the window, before somebody who may use it."""
        if not channel.startswith(CHANNELS):
            self.posting.respond(url, plain(say.IN_A_CHANNEL))
            return
        role = self._role(channel, user)
        if not role.manager:
            self.posting.respond(url, plain(say.NOT_ALLOWED))
            return
        now = self._now(channel)
        view = window(now, self._offered(now, role), self.record.changes(self.team, channel), role)
        self.opening(trigger, view, url)

    def sent(self, body: Body) -> dict[str, Any]:
        """Change the settings; return what the window says then."""
        view, user = part(body, "view"), name(part(body, "user"), "id")
        channel = name(view, "private_metadata")
        role = self._role(channel, user)
        if not role.manager:
            log.warning("settings refused", channel=channel)
            return said(say.TITLE, say.NOT_ALLOWED)
        now = self._now(channel)
        chosen, news = _chosen(view, SETS), _chosen(view, NEWS)
        offered = self._offered(now, role)
        sets = now.sets if chosen is None else tuple(one for one in offered if one in chosen)
        announces = now.announces if news is None else bool(news)
        wanted = Channel(self.team, channel, sets, announces)
        if not self.record.change(wanted, user):
            return said(say.TITLE, say.NOT_SAVED)
        log.info("settings changed", channel=channel, by=user, sets=sets, news=wanted.announces)
        return said(say.TITLE, say.SAVED)

    def _now(self, channel: str) -> Channel:
        known = (one for one in self.record.channels(self.team) if one.channel == channel)
        return next(known, Channel(self.team, channel))

    def _offered(self, now: Channel, role: Role) -> tuple[str, ...]:
        """Return the sets that may be chosen: a manager can only leave out what is there."""
        sets = {*now.sets, *self._sets()} if role.admin else now.sets
        return tuple(sorted(sets))[:MOST_SETS]

    def _sets(self) -> tuple[str, ...]:
        """Return the sets there are; none while nobody knows."""
        try:
            return self.standing().sets
        except CorpusError:
            return ()

    def _role(self, channel: str, user: str) -> Role:
        if user in self.maintainers:
            return Role(admin=True, manager=True)
        person = self._told("users_info", "user", user=user)
        admin = any(person.get(what) is True for what in ("is_admin", "is_owner"))
        # Slack makes a channel's creator its first manager, and tells of no other.
        room = {} if admin else self._told("conversations_info", "channel", channel=channel)
        manager = admin or room.get("creator") == user
        return Role(admin, manager)

    def _told(self, method: str, what: str, **of: str) -> dict[str, Any]:
        try:
            told = getattr(self.client, method)(**of)[what]
        except (*FAILURES, KeyError) as error:
            log.warning("role not known", method=method, error=error_name(error))
            return {}
        return told if isinstance(told, dict) else {}


def window(
    now: Channel, offered: Sequence[str], changes: Sequence[Change], role: Role
) -> views.View:
    """Return the window, with what holds now chosen in it."""
    blocks = [*_sets(now, offered, role), _news(now), *_changes(changes)]
    return views.form(say.TITLE, *blocks) | {
        "callback_id": SETTINGS,
        "private_metadata": now.channel,
    }


def _sets(now: Channel, offered: Sequence[str], role: Role) -> Iterator[Element]:
    if not offered:
        yield rt.block(rt.section(rt.words(say.NO_SETS)))
        return
    chosen = [_option(one, one) for one in now.sets]
    picked = {
        "type": "multi_static_select",
        "action_id": SETS,
        "options": [_option(one, one) for one in offered],
        **({"initial_options": chosen} if chosen else {}),
    }
    yield views.field(SETS, say.SETS, picked) | {
        "optional": True,
        "hint": plain_text(say.SETS_HINT if role.admin else say.SETS_OF_A_MANAGER),
    }


def _news(now: Channel) -> Element:
    option = _option(say.ANNOUNCES_YES, NEWS)
    ticked = {
        "type": "checkboxes",
        "action_id": NEWS,
        "options": [option],
        **({"initial_options": [option]} if now.announces else {}),
    }
    return views.field(NEWS, say.ANNOUNCES, ticked) | {"optional": True}


def _changes(changes: Sequence[Change]) -> Iterator[Element]:
    if changes:
        lines = [rt.section(rt.person(one.by), rt.words(say.changed(one))) for one in changes]
        opening = rt.section(rt.words(say.CHANGED, bold=True))
        yield rt.block(opening, *rt.bullets(lines, border=False))


def _option(words: str, value: str) -> Element:
    return {"text": plain_text(words), "value": value}


def _chosen(view: Body, field: str) -> set[str] | None:
    """Return the values that are chosen in a field; None of a field that was not shown."""
    values = part(part(view, "state"), "values")
    if field not in values:
        return None
    chosen = part(part(values, field), field).get("selected_options") or []
    if not isinstance(chosen, list) or not all(isinstance(one, dict) for one in chosen):
        raise MalformedError("selected_options")
    return {text(one, "value") for one in chosen}
