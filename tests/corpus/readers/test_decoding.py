"""Bytes become the text that was meant, or are refused."""

from __future__ import annotations

import codecs

import pytest

from corpus.errors import CorpusError
from corpus.readers.decoding import decode

WORDS = "The fee is £2.63 – “about” 3 €."


@pytest.mark.parametrize(
    "content",
    [
        WORDS.encode(),
        codecs.BOM_UTF8 + WORDS.encode(),
        codecs.BOM_UTF16_LE + WORDS.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"),
        WORDS.encode("cp1252"),
    ],
)
def test_every_encoding_of_an_office_gives_the_same_words(content: bytes) -> None:
    """Byte order mark, UTF-8 and Windows-1252: £, dashes and quotes survive."""
    assert decode(content) == WORDS


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"Fees\0", "binary"),
        (b"Fees\x1b[31m", "binary"),
        (WORDS.encode("utf-16-le"), "binary"),
        (b"\x81\x8d\x8f", "not text"),
        (codecs.BOM_UTF16_LE + b"a", "not text"),
        ("£££ fees £".encode() + b"\xc2", "damaged UTF-8"),
    ],
)
def test_what_is_no_text_is_refused(content: bytes, reason: str) -> None:
    """Never guessed at: a wrong letter in a quote is worse than no quote."""
    with pytest.raises(CorpusError, match=reason):
        decode(content)
