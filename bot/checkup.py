"""What stands in the way of serving: each part looked at, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy.exc import SQLAlchemyError

from bot import wording
from bot.errors import BotError, StorageError
from bot.settings import database, environment_name, required, unknown
from bot.slack.web import client_for, identity
from bot.storage.engine import engine_for, said
from bot.storage.migrating import newest, revision
from corpus import journal, sources
from corpus.errors import FootnoteError
from corpus.library import Library
from index.editions import Editions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.home import Home
    from bot.settings import Settings

TOKENS = {"slack_bot_token": "xoxb-", "slack_app_token": "xapp-"}


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found of one part."""

    part: str
    fine: bool
    sentence: str


def checkup(home: Home, settings: Settings) -> Iterator[Finding]:
    """Look at every part; one that fails hides no other."""
    parts: dict[str, Callable[[], str]] = {
        "library": lambda: _library(home),
        "sources": lambda: _sources(home),
        "edition": lambda: _edition(home),
        "database": lambda: _database(home, settings),
        "bot token": lambda: _bot_token(settings),
        **_ways(settings),
        "maintainers": lambda: _maintainers(settings),
        "names": lambda: _names(home),
    }
    for part, look in parts.items():
        try:
            yield Finding(part, fine=True, sentence=look())
        except FootnoteError as error:
            yield Finding(part, fine=False, sentence=str(error))


def _ways(settings: Settings) -> dict[str, Callable[[], str]]:
    if settings.http is None:
        return {"app token": lambda: _app_token(settings)}
    return {"signing secret": lambda: _signing_secret(settings)}


def _library(home: Home) -> str:
    library = Library(home.library)
    count, damage = len(library.names()), list(library.damage())
    if not count:
        raise BotError("It holds nothing.", "Run `footnote corpus add FILE`.")
    if damage:
        raise BotError(
            f"{len(damage):,} of {wording.count(count, 'source')} cannot be read. {damage[0]}"
        )
    return f"{wording.count(count, 'source')} in {home.library}, each as it was written"


def _sources(home: Home) -> str:
    wanted = sources.load(home.sources)
    held = sum(entry.is_page for entry in Library(home.library).entries())
    named = (
        wording.count(len(wanted.pages), "page"),
        f"{len(wanted.searches):,} {'search' if len(wanted.searches) == 1 else 'searches'}",
        wording.count(len(wanted.folders), "folder"),
    )
    told = f"{wording.count(held, 'page')} held; {', '.join(named)} in {home.sources.name}"
    return f"{told}; {_last_sync(home)}"


def _last_sync(home: Home) -> str:
    steps = journal.read(home.journal)
    if not steps:
        return "never synced"
    if "finished" in steps[-1]:
        return f"synced until {steps[-1]['finished']}"
    return f"the sync begun {steps[0].get('started')} was cut short: `footnote corpus sync` goes on"


def _edition(home: Home) -> str:
    editions = Editions(home.editions)
    edition = editions.current()
    if edition.warnings:
        raise BotError(" ".join(edition.warnings), "`footnote reindex` publishes anew.")
    edition.verify()
    made = edition.manifest
    return f"{edition.name}, {wording.held(made.documents, made.passages)}, made {made.made}"


def _database(home: Home, settings: Settings) -> str:
    engine = engine_for(database(settings, home))
    try:
        with engine.begin() as connection:
            at = revision(connection)
    except SQLAlchemyError as error:
        raise StorageError(
            f"It cannot be used: {said(error)}.",
            "Without it the bot answers, and keeps no record.",
        ) from error
    finally:
        engine.dispose()
    where = engine.url.render_as_string(hide_password=True)
    if at != newest() and not settings.migrate_at_start:
        raise StorageError(f"{where} is at revision {at or 'none'}.", "Run `footnote migrate`.")
    return f"{where}, revision {at or 'none yet: the first start makes the tables'}"


def _bot_token(settings: Settings) -> str:
    token = _token(settings, "slack_bot_token")
    who = identity(client_for(token, settings.slack_api_url))
    return f"accepted: workspace {who.team}, bot {who.bot_user}"


def _app_token(settings: Settings) -> str:
    from bot.slack.serving.socket_mode import socket_address

    token = _token(settings, "slack_app_token")
    socket_address(client_for("", settings.slack_api_url), token)
    return "accepted: Socket Mode is on"


def _signing_secret(settings: Settings) -> str:
    required(settings, "slack_signing_secret")
    return "set"


def _token(settings: Settings, field: str) -> str:
    token, opening = required(settings, field), TOKENS[field]
    if not token.startswith(opening):
        raise BotError(
            f"{environment_name(field)} does not begin with {opening}.",
            type(settings).model_fields[field].description or "",
        )
    return token


def _maintainers(settings: Settings) -> str:
    if not settings.admins:
        what = "plans of a scheduled sync, withdrawn pages and *Ask the maintainers* reach nobody"
        return f"none in FOOTNOTE_ADMINS: {what}"
    return ", ".join(settings.admins)


def _names(home: Home) -> str:
    names = unknown(home)
    if names:
        raise BotError(f"Nothing reads {', '.join(names)}.", "Correct the name, or unset it.")
    return "every FOOTNOTE_ name is a setting"
