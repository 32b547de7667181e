"""Bytes become text: a byte order mark, else strict UTF-8, else Windows-1252."""

from __future__ import annotations

import codecs
import re

from corpus.errors import CorpusError

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


CONTROL = re.compile("[\0-\b\x0e-\x1f]")
"""Characters that no text holds, and that a terminal would obey."""
BROKEN = "[\udc80-\udcff]"
BEYOND_ASCII = "[\u0080-\ud7ff\ue000-\U0010ffff]"


def decode(content: bytes) -> str:
    """Return the text with Unix line ends; CorpusError where it is no text at all."""
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return _lines(_strictly(content[len(mark) :], encoding))
    try:
        return _lines(content.decode("utf-8"))
    except UnicodeDecodeError:
        _refuse_damaged(content)
        return _lines(_strictly(content, "cp1252"))


def _refuse_damaged(content: bytes) -> None:
    """Refuse UTF-8 with a few bad bytes: Windows-1252 would make two letters of each £."""
    read = content.decode("utf-8", "surrogateescape")
    if len(re.findall(BEYOND_ASCII, read)) > len(re.findall(BROKEN, read)):
        raise CorpusError("It is damaged UTF-8.", "Save it as UTF-8 and add it again.")


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise CorpusError("It is not text.", "Save it as UTF-8 and add it again.") from error


def _lines(text: str) -> str:
    if CONTROL.search(text):
        raise CorpusError("It is binary, not text.", "Add a text, Markdown or HTML file.")
    return text.replace("\r\n", "\n").replace("\r", "\n")
