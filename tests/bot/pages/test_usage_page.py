"""What was asked, as a page: every count stands in a table, and the drawing beside it says so."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from lxml import html

from bot.cli import footnote
from bot.gaps import gaps
from bot.pages.drawing import svg
from bot.pages.page import page
from bot.pages.plot import Counts
from bot.pseudonyms import key_of, pseudonyms
from bot.storage import Given, Kept, Place, Rating, Unmet
from bot.usage import usage
from bot.usage_page import sections

if TYPE_CHECKING:
    from pathlib import Path

    from bot.usage import Usage
    from tests.fakes.looks import Looks

JULY, NOVEMBER = date(2026, 7, 1), date(2026, 11, 24)
SCRIPT = "<script>alert(1)</script> How many gizmos?"


def kept(number: int, at: datetime, ms: float = 5.0, **changes: object) -> Kept:
    """One answer on record."""
    quote = {
        "document": "widgets",
        "title": "Widgets: " + "make them " * 20,
        "updated": None,
        "published": "2018-10-15",
    }
    known: dict[str, object] = {
        "reference": f"FN-{number}",
        "place": Place("T0", "C0", "1.0", "1.0"),
        "user": f"U{number}",
        "surface": "direct_message",
        "question": SCRIPT,
        "outcome": "answered",
        "reason": None,
        "edition": "0123",
        "reply": {"quotes": [quote], "ms": ms},
        "message": {"text": "x"},
    }
    return Kept(Given(**(known | changes)), at)  # type: ignore[arg-type] # its own names


KEPT = [
    kept(1, datetime(2026, 11, 22, 23, 30, tzinfo=UTC)),
    kept(2, datetime(2026, 11, 24, 9, tzinfo=UTC), 2000.0),
    kept(3, datetime(2026, 11, 24, 9, tzinfo=UTC), outcome="abstained", reason="off_topic"),
]
NAMED = pseudonyms(b"a key")
VAIN = gaps([Unmet(KEPT[2].given, KEPT[2].given_at)])


def counted(since: date = date(2026, 11, 20)) -> Usage:
    """The usage of those days."""
    return usage(KEPT, [Rating("FN-1", "U1", helpful=False)], VAIN, (since, NOVEMBER), NAMED)


@pytest.fixture(scope="module")
def written() -> str:
    """The page of it."""
    return page("asked", sections(counted()), period="Some days")


def test_days_are_counted_those_without_a_question_too() -> None:
    """By the day in London; a long period by week, from its Monday."""
    assert counted().times == {
        "2026-11-20": 0,
        "2026-11-21": 0,
        "2026-11-22": 1,
        "2026-11-23": 0,
        "2026-11-24": 2,
    }
    weeks = counted(JULY).times
    assert next(iter(weeks)) == "2026-06-29"
    assert (weeks["2026-11-16"], weeks["2026-11-23"], len(weeks)) == (1, 2, 22)


def test_how_long_it_took_is_counted() -> None:
    """Each answer once, by the first bound that it keeps."""
    within = counted().within
    assert (within["10 ms"], within["longer"], sum(within.values())) == (2, 1, 3)


def test_every_plot_has_its_table(written: str) -> None:
    """And no words of a question become markup; nobody is named."""
    read: html.HtmlElement = html.document_fromstring(written)
    figures = read.xpath("//figure")
    assert len(figures) == len(read.xpath("//figure/svg")) == 8
    assert all(figure.getnext().find("table/caption").text for figure in figures)
    assert read.xpath("//script | //link | //img") == []
    assert SCRIPT in read.text_content()
    assert "U1" not in written
    headings = [node.text for node in read.iter("h2")]
    assert headings[:2] == ["At a glance", "Day by day"]


def test_people_are_counted_under_names_of_a_key(written: str, tmp_path: Path) -> None:
    """Alike with the same key, otherwise with another; the key is the owner's to read."""
    assert list(counted().people) == [NAMED("U1"), NAMED("U2"), NAMED("U3")]
    assert NAMED("U1") in written
    assert NAMED("U1") != pseudonyms(b"another key")("U1")
    key = key_of(tmp_path / "new")
    assert key_of(tmp_path / "new") == key
    assert len(key) == 32
    assert (tmp_path / "new" / "report.key").stat().st_mode & 0o077 == 0


def test_no_questions_make_a_short_page() -> None:
    """Nothing is drawn of nothing."""
    empty = usage([], [], (), (JULY, NOVEMBER), NAMED)
    assert [one.heading for one in sections(empty)] == ["At a glance"]


def test_a_bar_is_as_long_as_its_count() -> None:
    """Its number stands behind it; a drawing of nothing but noughts can be made."""
    assert ">12,345<" in svg(Counts("t", "n", (("a", 12345), ("b <i>", 0))), "name")
    assert "<svg" in svg(Counts("t", "n", (("a", 0),)), "name")


@pytest.mark.needs_browser
@pytest.mark.needs_npm
def test_the_page_passes_axe_and_fits(
    written: str, tmp_path: Path, looks: Looks, node_modules: Path
) -> None:
    """WCAG 2.2 AA, wide and narrow."""
    file = tmp_path / "page.html"
    file.write_text(written, encoding="utf-8")
    assert looks.violations(file, node_modules) == []
    assert looks.too_wide(file) == []


def test_the_command_writes_it(home: Path, tmp_path: Path) -> None:
    """Beside what it prints; a path that cannot be written is refused first."""
    file = tmp_path / "new" / "report.html"
    done = CliRunner().invoke(footnote, ["report", "--html", str(file)])
    assert done.exit_code == 0, done.output
    assert "0 questions" in done.stdout
    assert "<h1>What was asked</h1>" in file.read_text(encoding="utf-8")
