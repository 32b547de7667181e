"""Which tests are skipped where a peer is absent, with the reason; CI lets none be skipped."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

MATERIAL = Path(__file__).parents[2] / "shared"
NO_SKIPS = "TEST_NO_SKIPS"
POSTGRES = "TEST_POSTGRES_URL"


def chromium() -> str | None:
    """Return Chromium's program, by whichever name it is installed."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return next(filter(None, map(shutil.which, names)), None)


def absences() -> dict[str, str]:
    """Return, by marker, why its tests cannot run on this machine."""
    absent = {
        "needs_material": None if MATERIAL.is_dir() else "no guidance lies beside the checkout",
        "needs_browser": None if chromium() else "Chromium is not installed",
        "needs_npm": None if shutil.which("npm") else "npm is not installed",
        "needs_postgres": None if os.environ.get(POSTGRES) else f"${POSTGRES} names no server",
    }
    return {marker: reason for marker, reason in absent.items() if reason}


def pytest_collection_modifyitems(items: Sequence[pytest.Item]) -> None:
    """Skip, with the reason, the tests whose peer is absent."""
    absent = absences()
    for item in items:
        for marker, reason in absent.items():
            if item.get_closest_marker(marker):
                item.add_marker(pytest.mark.skip(reason=reason))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Fail a skipped test where none may be skipped, but for material that CI may lack."""
    report = yield
    excused = item.get_closest_marker("needs_material") and not MATERIAL.is_dir()
    if report.skipped and not excused and os.environ.get(NO_SKIPS):
        report.outcome = "failed"
        report.longrepr = f"skipped where ${NO_SKIPS} is set: {report.longrepr}"
    return report
