"""The document that comes with Footnote: a restatement for demonstration, not official wording."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from corpus.readers import read

if TYPE_CHECKING:
    from corpus.document import Document

NAME = "medical-imaging"


def bundled() -> Document:
    """Return the bundled restatement; its source is marked as one."""
    return read(f"{NAME}.md", content()).document(NAME)


def content() -> bytes:
    """Return the bundled file as it stands in the package."""
    return (files("corpus") / "guidance" / f"{NAME}.md").read_bytes()
