"""The store, as commands open it."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from bot.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.home import Home
    from bot.storage import Store
    from corpus.library import Library

NOT_KEPT = (
    "Only what was said in Slack is kept, for FOOTNOTE_RETENTION_DAYS, or until somebody is "
    "forgotten."
)


@contextmanager
def store_of(home: Home) -> Iterator[Store]:
    """Open the store of ``home``, its tables up to date; StorageError where it cannot be used."""
    from datetime import UTC, datetime

    from sqlalchemy.exc import SQLAlchemyError

    from bot.settings import database, load
    from bot.storage import Store
    from bot.storage.engine import engine_for, said
    from bot.storage.migrating import migrate

    settings = load(home)
    engine = engine_for(database(settings, home))
    try:
        if settings.migrate_at_start:
            migrate(engine)
        yield Store(engine, lambda: datetime.now(UTC))
    except SQLAlchemyError as error:
        raise StorageError(
            f"The database cannot be used: {said(error)}.", "`footnote doctor` says which it is."
        ) from error
    finally:
        engine.dispose()


def clear(library: Library, home: Home) -> None:
    """Delete removed documents, but for those that an answer on record quotes.

    Where nobody can tell, all are kept; a bot that serves looks again every hour.
    """
    from bot.settings import load
    from bot.storage.looking import cited

    if load(home).database_url is None and not (home.root / "footnote.db").exists():
        library.clear()
        return
    with suppress(StorageError), store_of(home) as store:
        library.clear(cited(store))
