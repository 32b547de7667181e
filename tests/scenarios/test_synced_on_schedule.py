"""The bot syncs by itself: Ben, a maintainer, is shown what changed, and publishes it or not."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from bot.slack.plans import PUBLISH
from tests.fakes.employed import employed
from tests.fakes.govuk import standing_in
from tests.fakes.visitor import Visitor
from tests.scenarios.test_ask_in_channel import press
from tests.scenarios.test_publishing_while_serving import PAGE, QUESTION, run
from tests.scenarios.test_reindex_in_slack import shown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.playground.server import Playground

BOTH = ("U0BEN", "U0GRACE")


@pytest.fixture
def page(home: Path) -> Path:
    """A page in a watched folder, published."""
    folder = home / "guidance"
    folder.mkdir(parents=True)
    (home / "sources.toml").write_text('folders = ["guidance"]')
    page = folder / "lamps.md"
    page.write_text(PAGE.format(310), encoding="utf-8")
    run("corpus", "sync")
    run("reindex")
    return page


@pytest.fixture
def serving(page: Path, playground: Playground, home: Path) -> Iterator[None]:
    """The bot is at work, and syncs again and again; two maintainers are named."""
    every = {"FOOTNOTE_SYNC_EVERY": "1s", "FOOTNOTE_CHECK_EVERY": "never"}
    with employed(playground, home, FOOTNOTE_ADMINS=",".join(BOTH), **every):
        yield


def test_maintainers_publish_what_a_sync_found(
    serving: None, page: Path, playground: Playground, amira: Visitor
) -> None:
    """Each sees the plan; nothing is published unasked, and once is enough."""
    ben, grace = (Visitor(playground, user) for user in BOTH)
    page.write_text(PAGE.format(295), encoding="utf-8")
    plans = [shown(one, "I synced the corpus: 1 revised.") for one in (ben, grace)]
    assert "Sources: 0 added, 1 changed, 0 removed" in plans[0].text
    assert "310" in amira.ask(QUESTION).text
    press(ben, plans[0], PUBLISH)
    shown(ben, "Published edition")
    assert "295" in amira.ask(QUESTION).text
    press(grace, plans[1], PUBLISH)
    again = shown(grace, "Nothing changes: edition")
    assert PUBLISH not in json.dumps(again.blocks)


def test_a_file_that_left_is_proposed_as_removed(
    serving: None, page: Path, playground: Playground
) -> None:
    """Beside another that came."""
    page.with_name("buoys.md").write_text("# Buoys\n\nThey float.\n", encoding="utf-8")
    page.unlink()
    plan = shown(Visitor(playground, "U0BEN"), "I synced the corpus: 1 added, 1 removed.")
    assert "removed: lamps (1 passage)" in plan.text


def test_what_was_withdrawn_is_told(
    playground: Playground, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Within a look at the pages, without a button: it is quoted no more already."""
    with standing_in() as govuk:
        govuk.publish("/lamps")
        monkeypatch.setenv("FOOTNOTE_GOVUK_URL", govuk.url)
        run("corpus", "add", "https://www.gov.uk/lamps")
        run("reindex")
        every = {"FOOTNOTE_CHECK_EVERY": "1s", "FOOTNOTE_GOVUK_URL": govuk.url}
        with employed(playground, home, FOOTNOTE_ADMINS="U0BEN", **every):
            notice = {"explanation": "<p>Out of date.</p>", "withdrawn_at": "2026-11-20T00:00:00Z"}
            govuk.publish("/lamps", withdrawn_notice=notice)
            told = shown(Visitor(playground, "U0BEN"), "Withdrawn, and not quoted from now on:")
    assert "“Lamps” was withdrawn on 20 November 2026: Out of date." in told.text
    assert PUBLISH not in json.dumps(told.blocks)
