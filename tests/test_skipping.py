"""CI lets no test be skipped, and says which one was."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
SKIPPED = '''
import pytest

@pytest.mark.skip(reason="npm is not installed")
def test_peer():
    """Speaks to a peer."""
'''


def run(folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a test that is skipped, under our hooks."""
    (folder / "test_peer.py").write_text(SKIPPED)
    (folder / "pytest.ini").write_text("[pytest]")
    paths = {**os.environ, "PYTHONPATH": str(ROOT), "TEST_NO_SKIPS": "", **environment}
    order = [sys.executable, "-m", "pytest", "-p", "tests.skipping"]
    return subprocess.run(order, cwd=folder, env=paths, capture_output=True, text=True, check=False)


def test_a_skipped_test_passes_at_home(tmp_path: Path) -> None:
    """Where a peer is absent, the run is green and gives the reason."""
    done = run(tmp_path)
    assert done.returncode == 0
    assert "1 skipped" in done.stdout


def test_a_skipped_test_fails_in_ci(tmp_path: Path) -> None:
    """With TEST_NO_SKIPS the same run is red, and the reason stands in it."""
    done = run(tmp_path, TEST_NO_SKIPS="1")
    assert done.returncode == 1
    assert "npm is not installed" in done.stdout
