"""PDF files: what can be extracted, with the page that it stands on."""

from __future__ import annotations

import io
from datetime import date

import pytest
from pypdf import PdfReader, PdfWriter

from bot.answering.quote import Code
from bot.answering.warnings import of_source
from corpus.citation import Citation
from corpus.document import Source
from corpus.errors import CorpusError
from corpus.passages import passages
from corpus.readers import read
from tests.corpus.readers.blocks import leads, shape
from tests.corpus.readers.office_files import pdf

FEES = pdf(
    [
        (24, "Lamp fees"),
        (10, "The fee for a lamp of brass is seven pounds, which"),
        (10, "the owner pays."),
    ],
    [(16, "Who pays"), (10, "You pay for:"), (10, "- not a bullet here."), (10, "2")],
    [(10, "\225 lamps"), (10, "\225 oil"), (10, "3")],
)


def test_lines_become_paragraphs_under_their_page() -> None:
    """Larger lines are headings; the page's number is the innermost; its own number is not read."""
    document = read("fees.pdf", FEES).document("fees")
    assert document.title == "Lamp fees"
    assert shape(document)[:4] == [
        ("heading", "Lamp fees"),
        ("heading", "Page 1"),
        ("paragraph", "The fee for a lamp of brass is seven pounds, which the owner pays."),
        ("heading", "Who pays"),
    ]
    assert ("paragraph", "2") not in shape(document)
    assert [section.headings for section in document.sections] == [
        ("Page 1",),
        ("Who pays", "Page 2"),
        ("Who pays", "Page 3"),
    ]


def test_a_quote_is_marked_and_linked_to_its_page() -> None:
    """Its footnote names the page, its link opens there, and it is told that it was extracted."""
    reading = read("fees.pdf", FEES)
    document = reading.document("fees")
    source = Source(document.title, url="https://example.org/fees.pdf", format="pdf")
    document = type(document)("fees", source, document.text, document.blocks)
    passage = passages(document)[1]
    citation = Citation.of(passage, document)
    assert citation.trail == "Lamp fees › Who pays › Page 2"
    assert citation.link == "https://example.org/fees.pdf#page=2"
    told = [warned.code for warned in of_source(source, date(2026, 11, 24))]
    assert told == [Code.FROM_PDF]


def test_a_list_under_a_colon_is_led_by_it() -> None:
    """On one page; a bullet is no part of its item."""
    content = pdf([(10, "You pay for:"), (10, "\225 lamps"), (10, "\225 oil")])
    document = read("fees.pdf", content).document("fees")
    assert leads(document, "oil") == ["You pay for:"]
    assert document.title == "You pay for:"


def test_running_heads_are_left_out() -> None:
    """What most pages begin with is not said by each of them."""
    content = pdf(*[[(10, "Lamp Office 2019"), (10, f"Rule {n} is this.")] for n in "abcd"])
    words = read("fees.pdf", content).text
    assert "Lamp Office" not in words
    assert "Rule d is this." in words


def locked(password: str) -> bytes:
    """A PDF that opens with ``password``."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(FEES)))
    writer.encrypt(password, algorithm="RC4-128")
    content = io.BytesIO()
    writer.write(content)
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.7", "no PDF that can be read"),
        (b"words", "no PDF that can be read"),
        (FEES[:200], "no PDF that can be read|holds no text"),
        (pdf([]), "holds no text, perhaps only pictures"),
        (locked("secret"), "It is encrypted"),
    ],
)
def test_what_cannot_be_read_says_why(content: bytes, said: str) -> None:
    """Broken, encrypted, or a scan: by name, with what to do next."""
    with pytest.raises(CorpusError, match=said) as refusal:
        read("fees.pdf", content)
    assert refusal.value.next_step


def test_one_that_asks_for_no_password_is_read() -> None:
    """Many publishers lock printing only."""
    assert "seven pounds" in read("fees.pdf", locked("")).text
