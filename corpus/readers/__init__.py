"""One file a format: bytes become a Reading, the text and blocks of a document to be."""

from __future__ import annotations

from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING

from corpus.errors import CorpusError

if TYPE_CHECKING:
    from corpus.readers.reading import Reading

READERS = {
    ".txt": "text",
    ".text": "text",
    "": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}
"""The module that reads a file of this ending; imported only when such a file is read."""


def read(name: str, content: bytes) -> Reading:
    """Read ``content`` as the format that ``name`` ends in; CorpusError says why it cannot be."""
    module = READERS.get(PurePath(name).suffix.lower())
    if module is None:
        known = ", ".join(sorted(ending for ending in READERS if ending))
        raise CorpusError(f"{name} is of a kind that is not read.", f"These are: {known}.")
    reading: Reading = import_module(f"corpus.readers.{module}").read(content)
    if not reading.text.strip() or not reading.blocks:
        raise CorpusError(f"{name} holds no text.", "Check that the file is the one you meant.")
    return reading
