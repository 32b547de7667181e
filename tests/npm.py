"""Peers from npm at tested versions, kept in the user's cache and never in the repository."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest
from platformdirs import user_cache_path

PACKAGES = {
    "@slack/bolt": "5.1.0",
    "@slack/types": "3.2.0",
    "@slack/web-api": "8.2.0",
    "axe-core": "4.14.1",
    "emulate": "0.12.2",
    "react": "19.3.1",
    "react-dom": "19.3.1",
    "slack-blocks-to-jsx": "1.1.1",
    "ts-json-schema-generator": "2.4.0",
}


def installed() -> Path:
    """Return the folder of packages, installing them once; skips where npm cannot reach them."""
    wanted = json.dumps(PACKAGES, sort_keys=True)
    cache = user_cache_path("footnote-tests")
    folder = cache / f"npm-{hashlib.sha256(wanted.encode()).hexdigest()[:12]}"
    if not folder.exists():
        cache.mkdir(parents=True, exist_ok=True)
        building = Path(tempfile.mkdtemp(dir=cache))
        try:
            _install(building)
            building.rename(folder)
        except OSError:
            if not folder.exists():  # else another run was first
                raise
        finally:
            shutil.rmtree(building, ignore_errors=True)
    return folder / "node_modules"


def _install(building: Path) -> None:
    (building / "package.json").write_text(json.dumps({"dependencies": PACKAGES, "private": True}))
    order = ["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--no-package-lock"]
    run = subprocess.run(order, cwd=building, capture_output=True, text=True, check=False)
    if run.returncode:
        pytest.skip(f"npm could not install the peers: {run.stderr.strip()[-300:]}")
