"""GOV.UK withdraws a page while people ask: the running bot stops quoting it by itself."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from click.testing import CliRunner

from bot.cli import footnote
from corpus.library import Library
from corpus.standing import State
from tests.fakes.employed import employed
from tests.fakes.govuk import standing_in

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from bot.playground.server import Playground
    from tests.fakes.visitor import Visitor

QUESTION = "How many brass lanterns does the Lamp Office inspect a year?"
BODY = {"body": "<h2>Inspection</h2><p>The Lamp Office inspects 310 brass lanterns a year.</p>"}
NEW = "https://www.gov.uk/lanterns"
NOTICE = {
    "explanation": f"<p>Out of date. See <a href='{NEW}'>Lanterns</a>.</p>",
    "withdrawn_at": "2026-11-20T10:00:00+00:00",
}


def run(*arguments: str) -> None:
    """Run ``footnote`` in this process, beside the bot."""
    done = CliRunner().invoke(footnote, list(arguments))
    assert done.exit_code == 0, done.output


def test_the_next_answer_is_the_tombstone(
    home: Path, playground: Playground, amira: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No sync, no reindex and no restart: one look at the page, and the file that all bots heed."""
    with standing_in() as govuk:
        govuk.publish("/lamps", title="Brass lamps", details=BODY)
        monkeypatch.setenv("FOOTNOTE_GOVUK_URL", govuk.url)
        run("corpus", "add", "https://www.gov.uk/lamps")
        run("reindex")
        often = {"FOOTNOTE_CHECK_EVERY": "1s", "FOOTNOTE_GOVUK_URL": govuk.url}
        with employed(playground, home, **often):
            assert "310" in amira.ask(QUESTION).text
            govuk.publish("/lamps", withdrawn_notice=NOTICE)
            library = Library(home / "library")
            until = time.monotonic() + 30
            while library.standing().state("lamps") is not State.WITHDRAWN:
                assert time.monotonic() < until, "the page was not looked at"
                time.sleep(0.05)
            told = amira.ask(QUESTION).text
            assert "310" not in told
            assert "withdrawn on 20 November 2026" in told
            assert NEW in told
