"""A database whose tables a newer version made."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from bot.errors import StorageError
from bot.storage import Record
from bot.storage.engine import engine_for
from bot.storage.migrating import migrate

if TYPE_CHECKING:
    from pathlib import Path


def test_it_is_left_alone_and_said_so(tmp_path: Path) -> None:
    """Nobody's tables are taken back a version; without a record, questions are answered."""
    url = f"sqlite:///{tmp_path / 'footnote.db'}"
    engine = engine_for(url)
    migrate(engine)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StorageError, match="revision 9999, which this version does not know"):
        migrate(engine)
    engine.dispose()
    assert not Record(url, lambda: datetime(2026, 11, 24, tzinfo=UTC)).works()
