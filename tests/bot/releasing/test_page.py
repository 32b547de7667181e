"""What an edition changes, as a page that everybody can read and that needs nothing beside it."""

from __future__ import annotations

import itertools
import sys
from typing import TYPE_CHECKING

import pytest
from lxml import html

from bot.errors import BotError
from bot.releasing.marking import Run, sides
from tests.bot.releasing.conftest import LAMPS, TOPICS, run

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bot.releasing.conftest import Judge, Keep
    from tests.fakes.looks import Looks

SCRIPT = "<script>alert(1)</script>"


@pytest.fixture
def written(lamps: None, judge: Judge, keep: Keep, home: Path, tmp_path: Path) -> Path:
    """The page of a plan in which everything happens that a page tells of."""
    question = f"How many brass lanterns are inspected a year {SCRIPT}?"
    judge(*TOPICS, {"id": "script", "question": question, "expect": "answered", "words": ["310"]})
    keep("broken", "Lifts are checked.")
    (home / "library" / "broken" / "revision-1" / "document.json").write_bytes(b"{")
    keep("lamps", LAMPS.format(295))
    keep("forms", "## Elsewhere\n\nParcels travel by barge.\n")
    run("corpus", "suspend", "forms", "--why", "Wrong.")
    path = tmp_path / "pages" / "plan.html"
    done = run("reindex", "--html", str(path))
    assert done.exit_code == 1
    assert f"Wrote {path}" in done.stderr
    return path


@pytest.fixture
def read(written: Path) -> html.HtmlElement:
    """The same page, parsed."""
    return html.document_fromstring(written.read_text(encoding="utf-8"))


def said(read: html.HtmlElement) -> str:
    """The words of the page."""
    return " ".join(read.text_content().split())


def test_old_and_new_stand_side_by_side(read: html.HtmlElement) -> None:
    """What differs is marked on each side, and the outcome stands at the top."""
    assert "Not published: lamps (the quote does not say: 310)" in said(read)
    pair = read.xpath("//*[@class='pair']")[0]
    before, after = (" ".join(side.text_content().split()) for side in pair)
    assert before.startswith("Before answered: lamps › Inspection The Lamp Office inspects 310")
    assert after.startswith("Now answered: lamps › Inspection The Lamp Office inspects 295")
    assert [mark.text for mark in pair.iter("del")] == ["310"]
    assert "suspended, and not quoted: forms." in said(read).lower()
    assert "broken is damaged" in said(read)


def test_no_words_become_markup_and_nothing_is_fetched(
    written: Path, read: html.HtmlElement
) -> None:
    """One file is the whole page, whatever the guidance says."""
    assert read.xpath("//script | //link | //img | //iframe | //@src") == []
    assert SCRIPT not in written.read_text(encoding="utf-8")
    assert SCRIPT in read.text_content()


def test_everybody_can_read_it(read: html.HtmlElement) -> None:
    """WCAG 1.3.1, 2.4.2, 3.1.1, 4.1.2: language, title, headings, tables and names."""
    assert read.get("lang") == "en-GB"
    assert read.findtext(".//title")
    levels = [int(str(node.tag)[1]) for node in read.iter("h1", "h2", "h3", "h4")]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    ids = read.xpath("//@id")
    assert len(ids) == len(set(ids))
    named = read.xpath("//@aria-labelledby") + [link[1:] for link in read.xpath("//a/@href")]
    assert set(named) <= set(ids)
    for table in read.iter("table"):
        assert table.findtext("caption")
        assert all(cell.get("scope") == "col" for cell in table.xpath("./thead//th"))
        assert all(row[0].get("scope") == "row" for row in table.xpath("./tbody/tr"))


@pytest.mark.needs_browser
def test_it_is_no_wider_than_its_window(written: Path, looks: Looks) -> None:
    """WCAG 1.4.10: sides stand below each other, wide tables scroll by themselves."""
    assert looks.too_wide(written) == []


@pytest.mark.needs_browser
@pytest.mark.needs_npm
def test_it_passes_axe(written: Path, looks: Looks, node_modules: Path) -> None:
    """WCAG 2.2 AA, as far as a program can tell."""
    assert looks.violations(written, node_modules) == []


def test_a_page_that_cannot_be_made_is_refused_first(
    lamps: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before anything is built: the path, or the extra that is missing."""
    (tmp_path / "file").write_text("")
    refused = run("reindex", "--plan", "--html", str(tmp_path / "file" / "page.html"))
    assert isinstance(refused.exception, BotError)
    monkeypatch.setitem(sys.modules, "jinja2", None)
    refused = run("reindex", "--plan", "--html", str(tmp_path / "page.html"))
    assert "'footnote-bot[evaluate]'" in str(refused.exception)


def test_two_editions_make_a_page_too(lamps: None, keep: Keep, tmp_path: Path) -> None:
    """With nothing asked, it tells of sources and passages."""
    keep("lamps", LAMPS.format(295))
    run("reindex")
    path = tmp_path / "page.html"
    assert run("editions", "diff", "1", "2", "--html", str(path)).exit_code == 0
    assert "Sources that differ" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("before", "after", "old", "new"),
    [
        ("a b c", "a x c", [("b", True)], [("x", True)]),
        ("", "a b", [], [("a b", True)]),
        ("a b", "a b", [], []),
    ],
)
def test_words_on_one_side_alone_are_marked(
    before: str, after: str, old: list[tuple[str, bool]], new: list[tuple[str, bool]]
) -> None:
    """Either text is whole in its runs."""
    first, second = sides(before, after)
    assert ("".join(r.text for r in first), "".join(r.text for r in second)) == (before, after)
    assert [r for r in first if r.alone] == [Run(*one) for one in old]
    assert [r for r in second if r.alone] == [Run(*one) for one in new]
