"""The footnote: it names document and section, and its link leads to the words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest

from corpus.citation import FRAGMENT_WORDS, Citation
from corpus.passage import Passage
from corpus.passages import passages
from corpus.readers import read

if TYPE_CHECKING:
    from corpus.document import Document

URL = "https://example.org/fees"


def cited(page: str, url: str | None = URL, words: str = "") -> Citation:
    """The citation of the last passage of an HTML page."""
    document = _at(read("page.html", page.encode()).document("fees"), url)
    return Citation.of(passages(document)[-1], document, words)


def test_it_names_document_and_headings() -> None:
    """Promise 2: title and heading trail, the title not twice."""
    citation = cited("<h1>Fees</h1><p>A.</p><h2>Who pays</h2><h3>Importers</h3><p>You do.</p>")
    assert citation.document == "fees"
    assert citation.headings == ("Who pays", "Importers")
    assert citation.trail == "Fees › Who pays › Importers"
    assert citation.passage == "fees#1"


@pytest.mark.parametrize(
    ("anchor", "link"), [("who", f"{URL}#who"), ("a b/é", f"{URL}#a%20b%2F%C3%A9")]
)
def test_it_links_to_the_section(anchor: str, link: str) -> None:
    """By the heading's own id, whatever letters it has."""
    assert cited(f'<h2 id="{anchor}">Who</h2><p>You do.</p>').link == link


@pytest.mark.parametrize(
    "words",
    [
        "It focuses on stroke, cardiovascular disease and brain imaging with space for industry.",
        "X-rays (25 million) & 5% – of “all”",
        "One line\nanother line",
        "First cell | second cell",
        "Fee",
    ],
)
def test_without_an_anchor_it_links_to_the_words(words: str) -> None:
    """A text fragment of the first words, in which no mark can be read as the directive's own."""
    link = cited("<h2>Who</h2><p>You do.</p>", words=words).link or ""
    fragment = urlsplit(link).fragment
    assert fragment.startswith(":~:text=")
    directive = fragment.removeprefix(":~:text=")
    assert not set(directive) & set("-,& \n#")
    first = words.split("\n", maxsplit=1)[0].split(" |", maxsplit=1)[0]
    assert unquote(directive) == " ".join(first.split()[:FRAGMENT_WORDS])


def test_a_url_that_leads_into_its_page_is_led_to_the_section() -> None:
    """A link has one fragment."""
    assert cited('<h2 id="who">Who</h2><p>You.</p>', url=f"{URL}#top").link == f"{URL}#who"


def test_a_source_without_a_url_has_no_link() -> None:
    """A footnote does not make up an address."""
    assert cited('<h2 id="who">Who</h2><p>You do.</p>', url=None).link is None


def test_a_passage_of_another_text_cannot_be_cited() -> None:
    """Promise 1: what does not stand in the document is not quoted from it."""
    document = read("fees.txt", b"Fees\n\nYou pay now.").document("fees")
    [passage] = passages(document)
    changed = replace(document, text=document.text.replace("now", "nay"))
    with pytest.raises(ValueError, match="does not stand in fees"):
        Citation.of(passage, changed)
    with pytest.raises(ValueError, match="does not stand in other"):
        Citation.of(passage, replace(document, id="other"))


def test_a_passage_is_as_long_as_its_span() -> None:
    """A passage cannot be made of other words than its span holds."""
    document = read("fees.txt", b"Fees\n\nYou pay now.").document("fees")
    [passage] = passages(document)
    with pytest.raises(ValueError, match="not a run of its document"):
        Passage(
            passage.document,
            passage.position,
            passage.first,
            passage.last,
            passage.span,
            f"{passage.text} More.",
            passage.headings,
            passage.anchor,
        )


def _at(document: Document, url: str | None) -> Document:
    return replace(document, source=replace(document.source, url=url))
