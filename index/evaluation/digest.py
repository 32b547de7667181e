"""What a collection was when it was measured, as one number."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def digest(files: Iterable[Path]) -> str:
    """Return SHA-256 of the files' names and bytes, in hex; one that is absent counts as such."""
    whole = hashlib.sha256()
    for file in files:
        content = file.read_bytes() if file.is_file() else b""
        whole.update(f"{file.name} {len(content)}\n".encode() + content)
    return whole.hexdigest()
