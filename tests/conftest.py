"""What every test may use: the material beside the checkout, and homes of its own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Sequence

MATERIAL = Path(__file__).parents[2] / "shared"


def pytest_collection_modifyitems(items: Sequence[pytest.Item]) -> None:
    """Skip, with the reason, the tests whose material does not stand beside the checkout."""
    if MATERIAL.is_dir():
        return
    absent = pytest.mark.skip(reason="the guidance and collections beside the checkout are absent")
    for item in items:
        if item.get_closest_marker("needs_material"):
            item.add_marker(absent)


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
