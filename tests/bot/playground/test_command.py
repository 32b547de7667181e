"""``footnote playground`` as a program starts it."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from slack_sdk import WebClient

from bot.cli import footnote
from bot.commands.playground import examples
from bot.home import Home
from bot.playground.cast import EXAMPLES
from bot.playground.server import Playground
from corpus.errors import FootnoteError

ROOT = Path(__file__).parents[3]
COMMAND = [sys.executable, "-m", "bot", "playground", "--no-browser", "--no-bot"]


def started(*options: str) -> subprocess.CompletedProcess[str]:
    """Run the command to its end."""
    command = [*COMMAND, *options]
    return subprocess.run(
        command, check=False, cwd=ROOT, capture_output=True, timeout=20, text=True
    )


def test_the_first_line_tells_a_program_all_it_needs() -> None:
    """One line of JSON, then nothing on stdout; Ctrl-C stops it with exit 0."""
    with subprocess.Popen(
        [*COMMAND, "--port", "0"], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        told = json.loads(process.stdout.readline())
        assert set(told) == {"url", "api_url", "bot_token", "app_token", "signing_secret"}
        assert WebClient(told["bot_token"], base_url=told["api_url"]).auth_test()["ok"]
        process.send_signal(signal.SIGINT)
        rest, _ = process.communicate(timeout=10)
    assert (process.returncode, rest) == (0, b"")


def test_it_stops_by_itself() -> None:
    """--stop-after is for demonstrations and tests."""
    assert started("--port", "0", "--stop-after", "0.1").returncode == 0


def test_a_port_that_is_taken_is_one_line() -> None:
    """Exit 1, what is wrong and what to do, no traceback."""
    with Playground() as running:
        run = started("--port", str(running.port))
    assert (run.returncode, run.stdout) == (1, "")
    assert str(running.port) in run.stderr
    assert "--port 0" in run.stderr
    assert run.stderr.count("\n") == 1


@pytest.fixture
def added(home: Path, tmp_path: Path) -> None:
    """A home whose library holds one page, and that has published nothing yet."""
    page = tmp_path / "page.md"
    words = "The form is signed by the head of the clinic."
    page.write_text(f"# Forms\n\n## Who signs the form\n\n{words}\n")
    assert CliRunner().invoke(footnote, ["corpus", "add", str(page)]).exit_code == 0


@pytest.mark.usefixtures("added")
def test_a_library_that_was_not_published_opens_no_page() -> None:
    """The bot could not answer: the next step is named instead."""
    told = CliRunner().invoke(footnote, ["playground", "--no-browser", "--port", "0"])
    assert isinstance(told.exception, FootnoteError)
    assert "footnote reindex" in str(told.exception)
    assert told.stdout == ""


@pytest.mark.usefixtures("added")
def test_the_examples_are_such_as_the_guidance_answers() -> None:
    """On one's own guidance nobody is offered a question about medical imaging."""
    home = Home.locate(None)
    assert CliRunner().invoke(footnote, ["reindex"]).exit_code == 0
    offered = examples(home)
    assert any("Who signs" in question for question in offered)
    assert not any("MRI" in question for question in offered)


@pytest.mark.usefixtures("home")
def test_the_examples_of_a_fresh_home_are_the_playground_s_own() -> None:
    """The bundled document answers the first of them."""
    assert examples(Home.locate(None)) == EXAMPLES
