"""The database: SQLite in the home, or PostgreSQL by its URL."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DisconnectionError

from bot.errors import StorageError

if TYPE_CHECKING:
    from sqlalchemy import URL, Connection
    from sqlalchemy.exc import SQLAlchemyError

PATIENCE_MS = 2000
"""How long a question waits for the database: Slack wants its acknowledgement within 3 s."""

PATIENCE_AT_START_MS = 60_000
"""How long a start waits for another that makes the tables."""

IDLE_S = 1.0
"""A connection that rested for so long is tried before it is used: the server may have gone."""

DIALECTS = {"postgres": "postgresql+psycopg", "postgresql": "postgresql+psycopg"}


def engine_for(url: str, patience_ms: int | None = None) -> Engine:
    """Make an engine for ``url``, whose statements wait so long; nothing is opened yet."""
    parsed = _parsed(url)
    patience = PATIENCE_MS if patience_ms is None else patience_ms
    try:
        if parsed.get_backend_name() == "sqlite":
            return _sqlite(parsed, patience)
        options = f"-c statement_timeout={patience} -c lock_timeout={patience}"
        arguments = {"connect_timeout": PATIENCE_MS // 1000, "options": options}
        return _postgres(parsed, arguments)
    except ModuleNotFoundError as error:
        raise StorageError(
            f"The driver {error.name} is not installed.",
            "Install footnote-bot[postgres], or leave FOOTNOTE_DATABASE_URL empty for SQLite.",
        ) from error


def _parsed(url: str) -> URL:
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise StorageError("FOOTNOTE_DATABASE_URL is no URL.", _EXAMPLE) from error
    parsed = parsed.set(drivername=DIALECTS.get(parsed.drivername, parsed.drivername))
    if parsed.get_backend_name() not in {"sqlite", "postgresql"}:
        raise StorageError(f"{parsed.drivername} is no database that I know.", _EXAMPLE)
    return parsed


_EXAMPLE = "Write it like postgresql://footnote:secret@localhost/footnote."


def by_statement(engine: Engine) -> Engine:
    """Return the same engine for work of one statement, which needs no transaction around it.

    Over a network BEGIN and COMMIT are two questions more; SQLite is asked as before.
    """
    if engine.dialect.name == "sqlite":
        return engine
    return engine.execution_options(isolation_level="AUTOCOMMIT")


def _postgres(url: URL, arguments: dict[str, Any]) -> Engine:
    engine = create_engine(url, hide_parameters=True, connect_args=arguments)

    def checked_in(_connection: object, record: Any) -> None:  # noqa: ANN401 # the pool's own
        record.info["used"] = time.monotonic()

    def checked_out(connection: Any, record: Any, _proxy: object) -> None:  # noqa: ANN401
        if time.monotonic() - record.info.get("used", time.monotonic()) < IDLE_S:
            return
        try:
            engine.dialect.do_ping(connection)
        except engine.dialect.loaded_dbapi.Error as error:
            raise DisconnectionError from error

    event.listen(engine, "checkin", checked_in)
    event.listen(engine, "checkout", checked_out)
    return engine


def _sqlite(url: URL, patience: int) -> Engine:
    if url.database and url.database != ":memory:":
        try:
            Path(url.database).parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StorageError(
                f"{Path(url.database).parent} cannot be made: {error.strerror}.",
                "Give another --home, or FOOTNOTE_DATABASE_URL.",
            ) from error
    engine = create_engine(url, hide_parameters=True, connect_args={"timeout": patience / 1000})
    event.listen(engine, "connect", _tuned)
    event.listen(engine, "begin", _begun)
    return engine


def _tuned(connection: Any, _record: object) -> None:  # noqa: ANN401 # any driver's connection
    # The driver's own BEGIN comes too late to guard a read that a write follows: we send ours.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begun(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def said(error: SQLAlchemyError) -> str:
    """Return the driver's first line: the rest repeats the statement, and what it held."""
    cause = getattr(error, "orig", None) or error
    return str(cause).partition("\n")[0].strip().rstrip(".") or type(error).__name__
