"""One file a format: bytes become a Reading, the text and blocks of a document to be."""

from __future__ import annotations

import re
from dataclasses import replace
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING

from corpus.dividing import divided
from corpus.document import BlockKind
from corpus.errors import CorpusError

if TYPE_CHECKING:
    from types import ModuleType

    from corpus.readers.reading import Reading

READERS = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".htm": "html",
    ".html": "html",
    ".xhtml": "html",
    ".docx": "docx",
    ".odt": "odt",
    ".pdf": "pdf",
    ".json": "govuk",
}
"""The module that reads a file of this ending; imported only when such a file is read."""

EXTRAS = {"docx": "office", "pdf": "pdf"}
"""What installs the library that a reader needs."""

PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html|head|body|main|article|h1)\b", re.IGNORECASE
)
MARKED = re.compile(rb"(?:\xef\xbb\xbf)?(?:---[ \t]*\r?\n|#{1,6} )")


def read(name: str, content: bytes) -> Reading:
    """Read ``content`` as the format that ``name`` ends in; CorpusError says why it cannot be."""
    if not content:
        raise CorpusError(f"{name} is empty: 0 bytes.", "Check that it is the file you meant.")
    reader = _reader(name, _format(name, content))
    try:
        reading: Reading = reader.read(content)
    except CorpusError as error:
        raise CorpusError(f"{name}: {error.sentence}", error.next_step) from error
    except Exception as error:
        # Parsers raise many types of their own: one bad file must not stop the others.
        raise CorpusError(
            f"{name} cannot be read: {type(error).__name__}: {error}.", "Save it again as text."
        ) from error
    if all(block.kind is BlockKind.HEADING for block in reading.blocks):
        raise CorpusError(f"{name} holds no text to quote.", "Check that it is what you meant.")
    return replace(reading, blocks=divided(reading.text, reading.blocks))


def _reader(name: str, format_: str) -> ModuleType:
    """Import the reader; CorpusError where the library that it needs is not installed."""
    try:
        return import_module(f"corpus.readers.{format_}")
    except ModuleNotFoundError as error:
        extra = EXTRAS.get(format_)
        if extra is None:
            raise
        raise CorpusError(
            f"{name}: reading {format_} needs {error.name}, which is not installed.",
            f"Run `pip install 'footnote-bot[{extra}]'`, or add its text.",
        ) from error


def _format(name: str, content: bytes) -> str:
    """Return the reader's name: by the ending, or by how the content begins where there is none."""
    ending = PurePath(name).suffix.lower()
    if ending in READERS:
        return READERS[ending]
    if ending:
        known = ", ".join(sorted(READERS))
        raise CorpusError(f"{name} is of a kind that is not read.", f"These are: {known}.")
    if PAGE.match(content):
        return "html"
    return "markdown" if MARKED.match(content) else "text"
