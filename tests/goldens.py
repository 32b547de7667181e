"""Golden files: what was once looked at and found right; UPDATE_GOLDEN=1 writes them anew."""

from __future__ import annotations

import json
import os
from pathlib import Path

FOLDER = Path(__file__).parent / "golden"


def assert_golden(name: str, value: object) -> None:
    """Assert that ``value`` is what the golden file of this name holds."""
    path = FOLDER / f"{name}.json"
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(parents=True, exist_ok=True)
        written = json.dumps(value, ensure_ascii=False, indent=1)
        path.write_text(f"{written}\n", encoding="utf-8")
    assert json.loads(path.read_text(encoding="utf-8")) == json.loads(json.dumps(value))
