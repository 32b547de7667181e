"""Migrations run by themselves at start, once, whoever starts first."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import text

from bot.errors import StorageError

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

FOLDER = Path(__file__).parent / "migrations"
LOCK = 7_058_126_311
"""Any number that nothing else in the database locks."""


def migrate(engine: Engine) -> tuple[str | None, str]:
    """Bring the tables up to date under a lock; return the revisions before and after.

    StorageError where they are at a revision that this version does not know.
    """
    with engine.begin() as connection:
        # SQLite's transaction is a lock on the file already.
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        before = revision(connection)
        if before != newest():
            config = _config()
            config.attributes["connection"] = connection
            try:
                command.upgrade(config, "head")
            except CommandError as error:
                raise StorageError(
                    f"The database is at revision {before}, which this version does not know.",
                    "Run the version that made it, or a newer one.",
                ) from error
        return before, newest()


def revision(connection: Connection) -> str | None:
    """Return the revision the tables are at; None where there are none."""
    return MigrationContext.configure(connection).get_current_revision()


def newest() -> str:
    """Return the revision that this version of the bot needs."""
    head = ScriptDirectory.from_config(_config()).get_current_head()
    if head is None:
        raise RuntimeError("the migrations were not installed")
    return head


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    return config
