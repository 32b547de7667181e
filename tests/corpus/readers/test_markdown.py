"""Markdown: front matter is checked by name, lists and tables know what introduces them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from corpus.errors import CorpusError
from corpus.readers import read
from tests.corpus.readers.blocks import leads, shape

if TYPE_CHECKING:
    from corpus.document import Document

FULL = """\
---
title: Fees
url: https://example.org/fees
publisher: The Treasury
published: 2021-05-03
updated: "4 June 2022"
licence: Open Government Licence v3.0
owner: imports@example.org
review_by: 2027-01-01
---
# Fees

You pay.
"""


def markdown(text: str) -> Document:
    """A document read from Markdown."""
    return read("page.md", text.encode()).document("page")


def test_front_matter_says_where_a_page_comes_from() -> None:
    """Every key of the contract arrives in the source."""
    source = markdown(FULL).source
    assert source.title == "Fees"
    assert source.url == "https://example.org/fees"
    assert source.publisher == "The Treasury"
    assert source.published == date(2021, 5, 3)
    assert source.updated == date(2022, 6, 4)
    assert source.licence == "Open Government Licence v3.0"
    assert source.owner == "imports@example.org"
    assert source.review_by == date(2027, 1, 1)
    assert not source.restatement


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("autor: me", "autor: no such metadata"),
        ("1: me", "1: no such metadata"),
        ("published: 2021-02-30", "published is no date: 2021-02-30"),
        ("published: yesterday", "published is no date: yesterday"),
        ("updated: 03/05/2021", "updated is no date"),
        ("review_by: [2021-01-01]", "review_by is not one value"),
        ("title: {a: b}", "title is not one value"),
        ("url: javascript:alert(1)", "url is no web address"),
        ("url: https://", "url is no web address"),
        ("url: https://[", "url is no web address"),
        ("restatement: perhaps", "restatement is neither true nor false"),
        ("title: !!python/object/apply:os.getcwd []", r"no YAML \(line 2\)"),
        ('title: "open', "no YAML"),
        ("just words", "has no keys"),
        ("- a list", "has no keys"),
    ],
)
def test_front_matter_is_refused_by_name(line: str, reason: str) -> None:
    """The sentence names the file, the key and what is wrong with it."""
    with pytest.raises(CorpusError, match=rf"^page\.md: .*{reason}"):
        markdown(f"---\n{line}\n---\nWords.")


def test_front_matter_may_be_empty_or_absent() -> None:
    """Then the title is the first heading, and a line of dates is read."""
    for top in ("", "---\n---\n", "---\n# a comment\n---\n", "---\ntitle:\n---\n"):
        document = markdown(f"{top}# Fees\n\nPublished 3 May 2021\n\nYou pay.")
        assert document.title == "Fees"
        assert document.source.published == date(2021, 5, 3)


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    """Without a second line of dashes the page is words from the start."""
    assert shape(markdown("---\n\nYou pay."))[0] == ("paragraph", "You pay.")


def test_a_number_can_be_a_title() -> None:
    """YAML's own types do not leak into the words."""
    assert markdown("---\ntitle: 2021\n---\nYou pay.").title == "2021"


def test_marks_are_no_words() -> None:
    """Emphasis, links, escapes and code are read as they look on the page."""
    document = markdown("You *must* pay **£5** to [HMRC](https://x.org) \\- not `us`.")
    assert document.text == "You must pay £5 to HMRC - not us."


def test_nested_lists_are_led_by_their_item() -> None:
    """From the innermost item out to the paragraph that introduces the list."""
    document = markdown("You pay if:\n\n- you import:\n    - wine\n    - beer\n- you export")
    assert leads(document, "beer") == ["You pay if:", "you import:"]
    assert leads(document, "you export") == ["You pay if:"]
    assert document.text.endswith("• you import:\n  • wine\n  • beer\n• you export")


def test_numbers_are_layout() -> None:
    """An ordered list shows its numbers, and its items are the words after them."""
    document = markdown("Do this:\n\n3. Fill it in\n4. Send it")
    assert document.text == "Do this:\n\n3. Fill it in\n4. Send it"
    assert shape(document)[1:] == [("item", "Fill it in"), ("item", "Send it")]


def test_paragraphs_of_an_item_are_led_by_it() -> None:
    """What an item goes on to say does not stand alone."""
    document = markdown("You pay if:\n\n- you import.\n\n  Wine is free.\n\n- you export.")
    assert leads(document, "Wine is free.") == ["You pay if:", "you import."]


def test_rows_are_led_by_their_header() -> None:
    """And the header by the paragraph that introduces the table."""
    document = markdown("The fees are:\n\n| What | Fee |\n|---|---|\n| Wine | £5 |\n| Beer | |")
    assert shape(document)[1:] == [
        ("row", "What | Fee"),
        ("row", "Wine | £5"),
        ("row", "Beer |"),
    ]
    assert leads(document, "Wine | £5") == ["The fees are:", "What | Fee"]


def test_sections_are_nested_headings() -> None:
    """The title's own heading opens no section of its own."""
    document = markdown("# Fees\n\nA.\n\n## Who\n\nB.\n\n### When\n\nC.\n\n## How\n\nD.")
    assert [section.headings for section in document.sections] == [
        (),
        ("Who",),
        ("Who", "When"),
        ("How",),
    ]


def test_abbreviations_are_told_and_are_no_words() -> None:
    """As publishers on GOV.UK write them."""
    document = markdown("Pay HMRC.\n\n*[HMRC]: HM Revenue and Customs\n")
    assert document.abbreviations == {"HMRC": "HM Revenue and Customs"}
    assert document.text == "Pay HMRC."


def test_html_within_markdown_is_read_as_html() -> None:
    """Scripts and comments are no words; a heading's id is its anchor."""
    document = markdown('<!-- no --><script>no</script>\n\n<h2 id="who">Who</h2>\n\nYou pay.')
    assert document.text == "Who\n\nYou pay."
    assert document.sections[0].anchor == "who"


@pytest.mark.parametrize(
    "text", ["", "---\ntitle: Fees\n---\n", "# Fees\n\n## Who\n", "<!-- no -->"]
)
def test_nothing_to_quote_is_refused(text: str) -> None:
    """Front matter and headings alone are no guidance."""
    with pytest.raises(CorpusError, match=r"page\.md"):
        markdown(text)


@pytest.mark.parametrize("text", ["[" * 5_000, "*a " * 5_000, "|a" * 5_000])
def test_marks_by_the_thousand_are_words(text: str) -> None:
    """Marks that mean nothing are read as they stand, in time that grows with them."""
    assert markdown(text).text


@pytest.mark.parametrize("text", ["> " * 5_000 + "a", "- " * 500 + "a"])
def test_nesting_without_end_is_read_or_refused(text: str) -> None:
    """What nobody could read is refused by name: never a crash, never nothing."""
    with pytest.raises(CorpusError, match=r"page\.md"):
        markdown(text)
