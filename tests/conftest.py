"""What every test may use: the material beside the checkout, and homes of its own."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests import npm, skipping
from tests.fakes.looks import Looks
from tests.skipping import (
    MATERIAL,
    POSTGRES,
    pytest_collection_modifyitems,
    pytest_runtest_makereport,
)

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["pytest_collection_modifyitems", "pytest_runtest_makereport"]


@pytest.fixture(autouse=True)
def _any_width(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test depends on the width of the terminal that it is started from."""
    monkeypatch.delenv("COLUMNS", raising=False)


@pytest.fixture
def material() -> Path:
    """The folder of real guidance and test collections."""
    return MATERIAL


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh home folder, on a fixed day."""
    folder = tmp_path / "home"
    monkeypatch.setenv("FOOTNOTE_HOME", str(folder))
    monkeypatch.setenv("FOOTNOTE_TODAY", "2026-11-24")
    return folder


@pytest.fixture(scope="session")
def chromium() -> str:
    """Chromium's program, for tests marked ``needs_browser``."""
    return skipping.chromium() or "chromium"


@pytest.fixture
def looks(chromium: str, tmp_path: Path) -> Looks:
    """Looks at a page in a file."""
    return Looks(chromium, tmp_path)


@pytest.fixture(scope="session")
def node_modules() -> Path:
    """The folder of npm's peers at the versions of ``tests/npm.py``; marker ``needs_npm``."""
    return npm.installed()


@pytest.fixture
def postgres_url() -> str:
    """A PostgreSQL server's SQLAlchemy URL, for tests marked ``needs_postgres``."""
    return os.environ[POSTGRES]
