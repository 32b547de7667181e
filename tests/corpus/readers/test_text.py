"""Plain text is told by its shape, and kept as it is."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.document import BlockKind, Document
from corpus.errors import CorpusError
from corpus.readers import read
from tests.corpus.readers.blocks import leads, shape

if TYPE_CHECKING:
    from pathlib import Path

TOP = "Guidance\n\nFees for imports\n\nPublished 3 May 2021\n\n"


def text(words: str) -> Document:
    """A document read from plain text."""
    return read("page.txt", words.encode()).document("page")


def lead(document: Document, words: str) -> str | None:
    """The words of what introduces the block that says ``words``."""
    return next(reversed(leads(document, words)), None)


@pytest.mark.needs_material
def test_the_original_guidance(material: Path) -> None:
    """Title, kind, date and all six sections, each list under its lead-in."""
    page = material / "guidance" / "medical-imaging.txt"
    document = read(page.name, page.read_bytes()).document("page")
    assert document.text == page.read_text(encoding="utf-8")
    assert document.title == "Medical imaging: develop new technologies in the UK"
    assert document.source.kind == "Guidance"
    assert document.source.published == date(2018, 10, 15)
    assert [span.of(document.text) for span in document.dated] == ["Published 15 October 2018"]
    assert [section.headings[-1:] for section in document.sections] == [
        (),
        ("UK innovation in medical imaging technology",),
        ("UK’s integrated medical imaging market",),
        ("Medical imaging product development in the UK",),
        ("UK clinical research infrastructure for medical imaging",),
        ("UK infrastructure for medical imaging technology R&D",),
        ("Contact Life Sciences Organisation (LSO)",),
    ]
    items = [n for n, b in enumerate(document.blocks) if b.kind is BlockKind.ITEM]
    assert len(items) == 16
    assert all(document.leads(n) for n in items)


def test_the_text_is_kept() -> None:
    """Spaces, indents and blank lines stay, so that a quote can be found in the file."""
    words = f"{TOP}  You   pay.\n\n\n\t£5.\n"
    assert text(words).text == words


def test_what_stands_above_the_body() -> None:
    """Kind, title and dates are metadata; the title is a heading, the dates can be quoted."""
    document = text(f"{TOP}You pay.")
    assert document.source.kind == "Guidance"
    assert document.title == "Fees for imports"
    assert shape(document) == [("heading", "Fees for imports"), ("paragraph", "You pay.")]
    assert [span.of(document.text) for span in document.dated] == ["Published 3 May 2021"]


@pytest.mark.parametrize(
    ("line", "published", "updated"),
    [
        ("Published 3 May 2021", date(2021, 5, 3), None),
        ("First published: 3 May 2021", date(2021, 5, 3), None),
        ("Last updated 3rd May 2021", None, date(2021, 5, 3)),
        ("Published 3 May 2021 · Updated 4 June 2022", date(2021, 5, 3), date(2022, 6, 4)),
        ("Published 3 May 2021\nLast updated 4 June 2022", date(2021, 5, 3), date(2022, 6, 4)),
        ("Published on 2021-05-03.", date(2021, 5, 3), None),
        ("Published 31 February 2021", None, None),
        ("Published 3 Mayhem 2021", None, None),
        ("Published 3 May 2021 by the Treasury", None, None),
    ],
)
def test_lines_of_dates(line: str, published: date | None, updated: date | None) -> None:
    """A line that says only when is metadata; what is no day of the calendar stays words."""
    document = text(f"Fees\n\n{line}\n\nYou pay.")
    assert (document.source.published, document.source.updated) == (published, updated)
    assert bool(document.dated) == bool(published or updated)


def test_a_title_without_dates_is_the_first_heading() -> None:
    """A section that follows at once is not taken for the title."""
    document = text("Fees for imports\n\nWho pays\n\nYou pay.")
    assert document.title == "Fees for imports"
    assert document.sections[0].headings == ("Who pays",)


def test_a_page_without_headings_is_named_by_its_first_words() -> None:
    """A title is a line, however long the first paragraph."""
    document = text("you must pay the fee that is due on " + "each of the days " * 20 + "now.")
    assert document.title.startswith("you must pay the fee")
    assert len(document.title) <= 92


@pytest.mark.parametrize(
    "line",
    [
        "You must pay.",
        "Who pays:",
        "who pays",
        "• Who pays",
        "- Who pays",
        "Who pays\nand when",
        " ".join(["Word"] * 15),
        "W" * 91,
        "Published 3 May 2021",
    ],
)
def test_what_is_no_heading(line: str) -> None:
    """An end mark, a bullet, a second line, a small letter or too many words: no heading."""
    document = text(f"{TOP}You pay.\n\n{line}\n\nThey pay.")
    assert all(section.headings == () for section in document.sections)


@pytest.mark.parametrize("line", ["Who pays?", "‘Right to pay’ checks", "Fees for R&D (2021)"])
def test_headings_that_ask_or_quote(line: str) -> None:
    """A question over its answer is a heading, and so is one that opens with a mark."""
    document = text(f"{TOP}You pay.\n\n{line}\n\nThey pay.")
    assert document.sections[-1].headings == (line,)


def test_the_last_line_is_no_heading() -> None:
    """A heading heads something."""
    assert shape(text(f"{TOP}You pay.\n\nThe end"))[-1] == ("paragraph", "The end")


def test_a_short_line_over_a_list_is_its_lead_in() -> None:
    """What stands right over bullets introduces them."""
    document = text(f"{TOP}You pay.\n\nDocuments\n\n• a bill\n• a letter")
    assert lead(document, "a letter") == "Documents"


def test_bullets_right_under_their_lead_in() -> None:
    """No blank line is needed between a lead-in and its list, nor between the list and words."""
    document = text(f"{TOP}Bring:\n- a bill\n- a letter\n  of this year\nThen wait.")
    assert shape(document)[1:] == [
        ("paragraph", "Bring:"),
        ("item", "a bill"),
        ("item", "a letter\n  of this year"),
        ("paragraph", "Then wait."),
    ]
    assert lead(document, "a bill") == "Bring:"


@pytest.mark.parametrize(
    "marks", ["123", ("1.", "2.", "3."), ("(a)", "(b)", "(c)"), ("i)", "ii)", "iii)")]
)
def test_numbered_lists(marks: tuple[str, str, str]) -> None:
    """Numbers and letters are bullets too, with or without blank lines between the items."""
    one, two, three = [mark if mark[-1] in ".)" else f"{mark}." for mark in marks]
    for between in ("\n", "\n\n"):
        steps = between.join((f"{one} Fill in the form", f"{two} Sign it", f"{three} Send it"))
        document = text(f"{TOP}Do the following.\n\n{steps}\n\nThen wait.")
        assert [w for kind, w in shape(document) if kind == "item"] == [
            "Fill in the form",
            "Sign it",
            "Send it",
        ]
        assert lead(document, "Send it") == "Do the following."


def test_nested_items_are_led_by_their_item() -> None:
    """An item that stands deeper belongs to the one above it, and so does its lead-in."""
    document = text(f"{TOP}You pay if:\n\n• you import:\n    ◦ wine\n    ◦ beer\n• you export")
    assert lead(document, "beer") == "you import:"
    assert lead(document, "you import:") == "You pay if:"
    assert lead(document, "you export") == "You pay if:"


def test_one_dash_at_a_line_s_start_is_no_list() -> None:
    """A sentence may be broken before its dash or number; under a colon it is a list."""
    words = "The range is 5\n- 10 pounds in most cases."
    assert shape(text(f"{TOP}{words}"))[1:] == [("paragraph", words)]
    assert lead(text(f"{TOP}Bring:\n- a bill"), "a bill") == "Bring:"


def test_a_list_after_a_full_stop_has_no_lead_in() -> None:
    """Unless the sentence points down, as "the following" does."""
    assert lead(text(f"{TOP}You pay.\n\n• a bill"), "a bill") is None
    assert lead(text(f"{TOP}Bring the following.\n\n• a bill"), "a bill") is not None


def test_numbered_and_underlined_headings() -> None:
    """A number gives the depth, a line drawn under words makes them a heading."""
    document = text(
        "Fees\n====\n\n1. Who pays\n\nYou pay.\n\n1.1 When\n\nNow.\n\nNotes\n-----\n\nNone."
    )
    assert document.title == "Fees"
    assert [section.headings for section in document.sections] == [
        ("1. Who pays",),
        ("1. Who pays", "1.1 When"),
        ("1. Who pays", "Notes"),
    ]


def test_windows_line_ends() -> None:
    """They are read as Unix ones."""
    assert text("Fees\r\n\r\nYou pay.\r\nNow.").text == "Fees\n\nYou pay.\nNow."


@pytest.mark.parametrize("words", ["", " \n\t\n", "\ufeff", "Published 3 May 2021"])
def test_nothing_to_quote_is_refused(words: str) -> None:
    """A page of no words is an error, and not an empty document."""
    with pytest.raises(CorpusError, match=r"page\.txt"):
        text(words)


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="Aa1 .:\n•-\t=(", min_size=1, max_size=120))
def test_any_text_is_read_or_refused(words: str) -> None:
    """Blocks stand in order, begin and end with a word, and hold every letter of the body."""
    try:
        document = text(words)
    except CorpusError:
        return
    spans = sorted([block.span for block in document.blocks] + list(document.dated))
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert all(span.of(document.text).strip() == span.of(document.text) != "" for span in spans)
    held = "".join(span.of(document.text) for span in spans)
    assert held.count("A") == document.text.count("A")
