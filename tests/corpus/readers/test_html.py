"""HTML pages: their words, what introduces them, and what the head says of them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from corpus.errors import CorpusError
from corpus.readers import read
from tests.corpus.readers.blocks import leads, shape

if TYPE_CHECKING:
    from corpus.document import Document


def html(page: str) -> Document:
    """A document read from HTML."""
    return read("page.html", page.encode()).document("page")


def words(fragment: str) -> str:
    """The text of a page that holds this in its body."""
    return html(f"<body>{fragment}</body>").text


def test_a_page_as_a_publisher_sends_it() -> None:
    """Head, banner, navigation, footer and scripts around the words that matter."""
    document = html("""<!DOCTYPE html><html lang=en><head>
      <title>Fees for imports - GOV.UK</title>
      <meta property="og:site_name" content="GOV.UK">
      <meta property="article:published_time" content="2021-05-03T23:30:00Z">
      <meta property="article:modified_time" content="2022-06-04T10:00:00+01:00">
      <link rel="canonical" href="https://example.org/fees">
      <style>p {color: red}</style><script>var fee = 5;</script></head>
      <body><header role="banner"><h1>GOV.UK</h1></header><nav>Menu</nav>
      <main><h1>Fees for imports</h1><p>You pay.</p>
      <h2 id="who-pays">Who pays</h2><p>Importers.</p><footer>Contents</footer></main>
      <footer>Crown copyright</footer></body></html>""")
    assert document.title == "Fees for imports"
    assert document.source.url == "https://example.org/fees"
    assert document.source.publisher == "GOV.UK"
    assert document.source.published == date(2021, 5, 4)  # summer time in London
    assert document.source.updated == date(2022, 6, 4)
    assert document.text == "Fees for imports\n\nYou pay.\n\nWho pays\n\nImporters."
    assert document.sections[1].anchor == "who-pays"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>Fees - GOV.UK</title>", "Fees"),
        ('<title>Site</title><meta property="og:title" content="Fees">', "Fees"),
        ("", "Who pays"),
        ("<p>You pay a fee</p>", "You pay a fee"),
    ],
)
def test_the_title_of_a_page_without_a_first_heading(head: str, title: str) -> None:
    """From the head, else a heading that opens the page, else how its words begin."""
    assert html(f"<head>{head}</head><body><h2>Who pays</h2><p>You.</p></body>").title == title


@pytest.mark.parametrize(
    "statement",
    [
        '<meta name="govuk:first-published-at" content="2021-05-03">',
        '<meta name="DC.date.issued" content="3 May 2021">',
        '<time itemprop="datePublished" datetime="2021-05-03">May</time>',
        '<script type="application/ld+json">{"datePublished": "2021-05-03"}</script>',
        '<script type="application/ld+json">[1, {"datePublished": "2021-05-03"}]</script>',
        "<p>Published 3 May 2021</p>",
    ],
)
def test_when_a_page_was_published(statement: str) -> None:
    """However it is stated."""
    assert html(f"{statement}<h1>Fees</h1><p>You pay.</p>").source.published == date(2021, 5, 3)


@pytest.mark.parametrize(
    "statement",
    [
        '<meta name="date" content="soon">',
        '<script type="application/ld+json">{"datePublished": </script>',
        '<script type="application/ld+json">{"datePublished": {"a": 1}}</script>',
        '<link rel="canonical" href="javascript:alert(1)">',
        '<link rel="canonical" href="/fees">',
    ],
)
def test_a_statement_that_cannot_be_read_is_passed_over(statement: str) -> None:
    """A page's words are good even where its head is not."""
    source = html(f"{statement}<h1>Fees</h1><p>You pay.</p>").source
    assert (source.published, source.url) == (None, None)


@pytest.mark.parametrize(
    ("fragment", "text"),
    [
        ("<p>One <b>bold</b>\n word</p>", "One bold word"),
        ("<p>One<br>Two<br/>\n Three</p>", "One\nTwo\nThree"),
        ("<p>&pound;5&nbsp;a&#8203;day&shy;s &amp; more</p>", "£5 adays & more"),
        (
            "loose <em>words</em><p>and a paragraph</p>and more",
            "loose words\n\nand a paragraph\n\nand more",
        ),
        ("<div><span>One</span><div>Two</div></div>", "One\n\nTwo"),
        ("<p>You pay<span hidden>not</span><i aria-hidden='true'>!</i></p>", "You pay"),
        ("<p>£5 <del>£6</del> <s>£7</s></p>", "£5"),
        ("<p><q>No</q>, he said</p>", "“No”, he said"),
        ("<p><a href='#a'>One</a><a href='#b'>two</a></p>", "One two"),
        ("<p>(<a href='#a'>One</a><b>s</b>)</p>", "(One s)"),
        ("<p>Form <input value='x'><button>Go</button>A</p>", "Form A"),
        ("<pre>a  b\n  c</pre>", "a b\nc"),
        ("<blockquote><p>One</p></blockquote>", "One"),
        ("<details><summary>More</summary><p>One</p></details>", "More\n\nOne"),
        ("<custom-tag>One</custom-tag><other>two</other>", "One\n\ntwo"),
    ],
)
def test_words_are_read_as_they_are_seen(fragment: str, text: str) -> None:
    """Spaces, lines and marks as on the screen; what is hidden or struck out is not there."""
    assert words(fragment) == text


@pytest.mark.parametrize(
    ("fragment", "text"),
    [
        ('<p>a debt<sup id="fnref:34"><a href="#fn:34">34</a></sup>.</p>', "a debt."),
        ("<p>since 2006<sup>1</sup></p>", "since 2006"),
        ("<p>Total <sup>[3]</sup></p>", "Total"),
        ("<p>a rule<sup>*</sup></p>", "a rule"),
        ("<p>10 m<sup>2</sup> or 10<sup>6</sup> cm<sup>-3</sup></p>", "10 m² or 10⁶ cm⁻³"),
        ("<p>A x 10<sup>n</sup></p>", "A x 10ⁿ"),
        ("<p>x<sup>ab</sup></p>", "x^ab"),
        ("<p>the 1<sup>st</sup> of May</p>", "the 1st of May"),
        ("<p>CO<sub>2</sub></p>", "CO2"),
        ('<ol><li>A note. <a href="#fnref:1">↩</a></li></ol>', "1. A note."),
    ],
)
def test_footnote_marks_do_not_glue_to_words(fragment: str, text: str) -> None:
    """A note's number is no part of a figure; a power or an ordinal is."""
    assert words(fragment) == text


def test_dates_below_the_first_section_are_words() -> None:
    """A line of dates under a later heading tells of something else; one under the summary not."""
    lines = "<p>Published 3 May 2021</p>"
    document = html(f"<h1>Fees</h1><p>In short.</p>{lines}<ul><li>a</li></ul><h2>News</h2>{lines}")
    assert len(document.dated) == 1
    assert shape(document)[-1] == ("paragraph", "Published 3 May 2021")
    assert leads(document, "a") == []


def test_abbreviations_are_kept() -> None:
    """What the page says that its short forms stand for, the first of two."""
    document = html(
        '<p><abbr title="HM Revenue &amp; Customs">HMRC</abbr> and <abbr title="other">HMRC</abbr>'
        ' and <abbr>VAT</abbr> and <abbr title=" ">EU</abbr>.</p>'
    )
    assert document.abbreviations == {"HMRC": "HM Revenue & Customs"}
    assert document.text == "HMRC and HMRC and VAT and EU."


def test_lists_and_what_introduces_them() -> None:
    """Items, nested items and paragraphs within an item find their way out."""
    document = html(
        "<p>You pay if:</p><ul><li>you import:<ul><li><p>wine</p><p>Or beer.</p></li></ul></li>"
        "<li>you export</li></ul>"
    )
    assert leads(document, "wine") == ["You pay if:", "you import:"]
    assert leads(document, "Or beer.") == ["You pay if:", "you import:", "wine"]
    assert leads(document, "you export") == ["You pay if:"]


def test_a_list_whose_markup_is_wrong() -> None:
    """A list right within a list, and words within it, are read all the same."""
    document = html("<p>You pay if:</p><ul>stray<ul><li>a</li></ul><li></li><li>b</li></ul>")
    assert {kind for kind, _ in shape(document)} == {"paragraph", "item"}
    assert leads(document, "b") == ["You pay if:"]


def test_a_heading_within_an_item_begins_a_section() -> None:
    """A lead-in does not reach into the section under the heading."""
    document = html(
        "<h1>Fees</h1><p>Steps:</p><ol><li><h2 id='a'>One</h2><p>Do it.</p></li><li><h2>Two</h2>"
        "<ul><li>x</li></ul></li></ol>"
    )
    assert [section.headings for section in document.sections] == [(), ("One",), ("Two",)]
    assert leads(document, "Do it.") == []
    assert leads(document, "x") == []


def test_definitions_are_led_by_their_term() -> None:
    """A term and its definitions stay together."""
    document = html("<dl><dt>Duty</dt><dd>A tax.</dd><dd>A task.</dd><dt>Fee</dt><dd>£5</dd></dl>")
    assert leads(document, "A task.") == ["Duty"]
    assert leads(document, "£5") == ["Fee"]


def test_tables_and_their_headers() -> None:
    """Caption, header, header under header, and a header within the body."""
    document = html(
        "<table><caption>Fees</caption><thead><tr><th>What</th><th>Fee</th></tr></thead><tbody>"
        "<tr><th scope=row>Wine</th><td>£5</td></tr><tr><th colspan=2>Abroad</th></tr>"
        "<tr><th scope=row>Beer</th><td><ul><li>£6</li><li>£7</li></ul></td></tr></tbody></table>"
    )
    assert leads(document, "Wine | £5") == ["Fees", "What | Fee"]
    assert leads(document, "Beer | • £6 • £7") == ["Fees", "Abroad"]


def test_a_table_without_header_cells() -> None:
    """Its first row is its header where it holds no figure."""
    rows = "<tr><td>Wine</td><td>£5</td></tr>"
    marked = html(f"<table><tr><td><b>What</b></td><td>Fee</td></tr>{rows}</table>")
    assert leads(marked, "Wine | £5") == ["What | Fee"]
    assert leads(html(f"<table>{rows}{rows}</table>"), "Wine | £5") == []


def test_figures_in_header_cells_are_no_header() -> None:
    """Tables of accounts mark whole rows of figures as headers."""
    document = html(
        "<table><tr><th>What</th><th>£m</th></tr><tr><th>Total</th><th>25</th></tr>"
        "<tr><td>Wine</td><td>5</td></tr></table>"
    )
    assert leads(document, "Wine | 5") == ["What | £m"]


@pytest.mark.parametrize(
    ("fragment", "anchor"),
    [
        ('<h2 id="a">A</h2>', "a"),
        ('<h2><a name="a"></a>A</h2>', "a"),
        ('<h2><span id="a">A</span></h2>', "a"),
        ('<section id="a"><h2>A</h2></section>', "a"),
        ('<div id="a"><p>x</p><h2>A</h2></div>', None),
        ("<h2>A</h2>", None),
    ],
)
def test_anchors_of_headings(fragment: str, anchor: str | None) -> None:
    """The footnote can link to the section wherever the page gave it a name."""
    assert html(f"<body>{fragment}<p>B</p></body>").sections[-1].anchor == anchor


def test_a_heading_too_long_to_be_one_is_a_paragraph() -> None:
    """Else it would stand in the footnote of every passage."""
    assert shape(html(f"<h2>{'word ' * 100}</h2>"))[0][0] == "paragraph"


def test_nothing_is_fetched_and_no_entity_is_made_up() -> None:
    """An entity that the page declares stays what it is: neither a file nor a bomb."""
    page = (
        '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY b "bbbb">'
        '<!ENTITY c "&b;&b;&b;&b;">]><html><body><p>Fees &x; &c;</p></body></html>'
    )
    text = html(page).text
    assert "root:" not in text
    assert "bbbb" not in text.replace('<!ENTITY b "bbbb">', "").replace('"bbbb"', "")


@pytest.mark.parametrize("tag", ["div", "span", "ul><li", "table><tr><td", "blockquote", "b"])
def test_nesting_without_end_is_refused(tag: str) -> None:
    """The parser would drop the words without a sound: an error says so."""
    with pytest.raises(CorpusError, match=r"page\.html: .*nested too deep"):
        html(f"<p>First.</p>{f'<{tag}>' * 20_000}Words.")


@pytest.mark.parametrize("tag", ["div", "span", "ul><li", "section", "b", "div><b"])
def test_nesting_that_the_parser_allows_is_read(tag: str) -> None:
    """Up to that depth no word is lost."""
    depth = 240 // (tag.count("><") + 1)
    assert "Words." in words(f"{f'<{tag}>' * depth}Words.")


@pytest.mark.parametrize(
    "page",
    [
        "<html><body></body></html>",
        "<html><head><title>Fees</title></head></html>",
        "<body><script>fee()</script><nav>Menu</nav></body>",
        "<h1>Fees</h1>",
        "<!-- nothing -->",
    ],
)
def test_nothing_to_quote_is_refused(page: str) -> None:
    """A page that only a browser fills is no guidance yet."""
    with pytest.raises(CorpusError, match=r"page\.html"):
        html(page)


def test_an_xml_declaration_is_no_obstacle() -> None:
    """XHTML is read as HTML, whatever encoding it declares of itself."""
    page = '<?xml version="1.0" encoding="utf-16"?><html><body><p>£5</p></body></html>'
    assert html(page).text == "£5"


def test_any_error_of_a_parser_is_told_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever type it is of, the file is named and the others can go on."""

    def fail(_content: bytes) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr("corpus.readers.html.read", fail)
    with pytest.raises(CorpusError, match=r"page\.html cannot be read: RecursionError: too deep"):
        html("<p>Fees</p>")
