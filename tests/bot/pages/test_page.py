"""The page of a run: everybody can read it, and it needs nothing beside it."""

from __future__ import annotations

import itertools
import sys
from typing import TYPE_CHECKING

import pytest
from lxml import etree, html

from bot.errors import BotError
from bot.evaluation.configuration import Configuration, Measured
from bot.evaluation.report.glance import glance_section
from bot.evaluation.summary import Summary
from bot.pages.drawing import svg
from bot.pages.page import page, writable
from bot.pages.plot import Bar, Bars, Line, Lines
from bot.pages.section import Case, Section, Table
from index.evaluation.bootstrap import Estimate

if TYPE_CHECKING:
    from pathlib import Path

    from bot.pages.plot import Plot
    from tests.fakes.looks import Looks

RISK = Lines(
    "risk rises",
    "Coverage",
    "Share",
    (Line("Risk", ((0.1, 0.0), (1, 0.4))), Line("now", ((0.5, 0.1),))),
)
BARS = Bars("by class", "nDCG@10", (Bar("who", 0.5, 0.4, 0.7), Bar("a & b <i>", 1.0, 1.0, 1.0)))
SCRIPT = "<script>alert(1)</script>"
SECTIONS = [
    Section("First", "Said once.", (Table("A risk", ("At", "Risk"), (("0.1", "0.0"),), RISK),)),
    Section(
        "Second",
        "Said twice.",
        (
            Table("Bars", ("Class", "Value"), (("who", "0.5"),), BARS),
            Table("Bars again", ("Class", "Value"), (("who", "0.5"),), BARS),
            Table("Plain", ("Class", "W" * 90), (("who", "0.5"),)),
        ),
        (
            Case("t1", SCRIPT, ("and before?",), "nearest, score 0.2", "x" * 300, "40 pence"),
            Case("t2", "", (), "abstained, score 0.0", "", "Nothing."),
        ),
    ),
]
MEASURED = Measured("set", "answers", "a" * 64, "b" * 64, 1, 2, 3, 3)


@pytest.fixture(scope="module")
def written() -> str:
    """The page of a small report."""
    return page(
        "measured", SECTIONS, configuration=Configuration(1, full=True, collections=(MEASURED,))
    )


@pytest.fixture(scope="module")
def read(written: str) -> html.HtmlElement:
    """The same page, parsed."""
    return html.document_fromstring(written)


def test_the_page_says_its_language_and_title_and_has_headings_in_order(
    read: html.HtmlElement,
) -> None:
    """WCAG 3.1.1, 2.4.2, 1.3.1: no level is left out, and there is one first heading."""
    assert read.get("lang") == "en-GB"
    assert read.findtext(".//title")
    levels = [int(str(node.tag)[1]) for node in read.iter("h1", "h2", "h3", "h4")]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_what_is_named_by_an_id_is_there_once(read: html.HtmlElement) -> None:
    """WCAG 4.1.2: several drawings in one page do not name each other's parts."""
    ids = read.xpath("//@id")
    assert len(ids) == len(set(ids))
    named = read.xpath("//@aria-labelledby") + [link[1:] for link in read.xpath("//a/@href")]
    assert set(named) <= set(ids)


def test_each_plot_has_a_caption_and_its_table_behind_it(read: html.HtmlElement) -> None:
    """WCAG 1.1.1: what a drawing shows is told in words and in figures too."""
    figures = read.xpath("//figure")
    assert len(figures) == 3
    for figure in figures:
        assert figure.findtext("figcaption")
        (drawing,) = figure.xpath("./svg")
        assert drawing.get("role") == "img"
        assert figure.getnext().find("table/caption").text


def test_every_table_has_headings_of_columns_and_rows(read: html.HtmlElement) -> None:
    """WCAG 1.3.1: a screen reader says what a cell is of."""
    for table in read.iter("table"):
        assert all(cell.get("scope") == "col" for cell in table.xpath("./thead//th"))
        assert all(row[0].get("scope") == "row" for row in table.xpath("./tbody/tr"))


def test_nothing_is_fetched_and_no_words_become_markup(
    written: str, read: html.HtmlElement
) -> None:
    """One file is the whole page, whatever was asked."""
    assert read.xpath("//script | //link | //img | //iframe | //@src") == []
    assert "@import" not in written
    assert SCRIPT not in written
    assert SCRIPT in read.text_content()


def test_a_case_tells_what_was_asked_shown_and_wanted(read: html.HtmlElement) -> None:
    """The thread too; where nothing was asked or shown, that is said."""
    first, second = (" ".join(case.text_content().split()) for case in read.xpath("//ol/li"))
    assert "Topic t1: nearest, score 0.2" in first
    assert "Asked beforeand before?" in first
    assert "Wanted40 pence" in first
    assert "(nothing was asked)" in second
    assert "ShownNothing." in second


@pytest.mark.parametrize("plot", [RISK, BARS])
def test_a_drawing_is_well_formed_and_the_same_again(plot: Plot) -> None:
    """Its words stay words, so that they can be read out, found and enlarged."""
    drawn = svg(plot, "name")
    assert drawn == svg(plot, "name")
    words = "".join(map(str, etree.fromstring(drawn.encode()).itertext()))
    expected = ["Coverage", "now"] if plot is RISK else ["who", "a & b <i>"]
    assert [word for word in expected if word not in words] == []


@pytest.fixture
def file(written: str, tmp_path: Path) -> Path:
    """The page in a file."""
    path = tmp_path / "page.html"
    path.write_text(written, encoding="utf-8")
    return path


@pytest.mark.needs_browser
def test_the_page_is_no_wider_than_its_window(file: Path, looks: Looks) -> None:
    """WCAG 1.4.10: wide tables scroll by themselves, and long words break."""
    assert looks.too_wide(file) == []


@pytest.mark.needs_browser
@pytest.mark.needs_npm
def test_the_page_passes_axe(file: Path, looks: Looks, node_modules: Path) -> None:
    """WCAG 2.2 AA, as far as a program can tell."""
    assert looks.violations(file, node_modules) == []


@pytest.mark.parametrize("absent", ["jinja2", "matplotlib"])
def test_without_the_extra_one_line_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, absent: str
) -> None:
    """It is said before anything is measured, and names the distribution."""
    monkeypatch.delitem(sys.modules, "bot.pages.drawing", raising=False)
    monkeypatch.setitem(sys.modules, absent, None)
    with pytest.raises(BotError, match=f"needs {absent}") as refused:
        writable(tmp_path / "page.html")
    assert "'footnote-bot[evaluate]'" in str(refused.value)


def test_a_page_that_cannot_be_written_is_refused_first(tmp_path: Path) -> None:
    """A minute of measuring is not lost to a mistyped path."""
    (tmp_path / "file").write_text("")
    with pytest.raises(BotError, match="cannot be written"):
        writable(tmp_path / "file" / "page.html")
    writable(tmp_path / "new" / "page.html")
    assert list((tmp_path / "new").iterdir()) == []


def test_collections_stand_beside_each_other_at_a_glance() -> None:
    """A row each over all questions, in the order of the measures; what one has not is empty."""
    worth = Estimate(0.5, 0.4, 0.6, 9)
    told = [
        Summary("one", "AUROC", "all", worth),
        Summary("one", "AUROC", "who", Estimate(0.1, 0.1, 0.1, 1)),
        Summary("two", "nDCG@10", "all", worth),
    ]
    (table,) = glance_section(told, ("nDCG@10", "R@5", "AUROC")).tables
    assert table.headings == ("Collection", "nDCG@10", "AUROC")
    assert table.rows == (("one", "", "0.500 0.40–0.60"), ("two", "0.500 0.40–0.60", ""))
