"""The log has a line an event, and no secret in it."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator

import pytest
import structlog

from bot import logs
from bot.slack.quiet import library_logger

Reading = Callable[[], str]


@pytest.fixture
def read(capsys: pytest.CaptureFixture[str]) -> Iterator[Reading]:
    """Reads what was logged; the log is as before when the test is over."""
    handlers, level = logging.root.handlers[:], logging.root.level
    yield lambda: capsys.readouterr().err
    logging.root.handlers[:] = handlers
    logging.root.setLevel(level)
    structlog.reset_defaults()


def lines(log: str) -> list[dict[str, str]]:
    """The lines of a log."""
    return [json.loads(line) for line in log.splitlines()]


def test_tokens_and_passwords_are_taken_out(read: Reading) -> None:
    """Wherever they stand, ours and the libraries' lines alike."""
    logs.configure()
    told = "xoxb-1-hunter2 xapp-1-hunter2 postgresql://u:hunter2@h/d"
    structlog.get_logger().warning("told", token=told)
    logging.getLogger("slack_sdk").error("told %s", told)
    log = read()
    assert "hunter2" not in log
    assert [line["level"] for line in lines(log)] == ["warning", "error"]


def test_the_level_is_kept(read: Reading) -> None:
    """What is below it is not logged."""
    logs.configure("warning")
    structlog.get_logger().info("quiet")
    structlog.get_logger().warning("loud", id="Ev1")
    (line,) = lines(read())
    assert (line["event"], line["id"]) == ("loud", "Ev1")


def test_the_libraries_do_not_log_payloads(read: Reading) -> None:
    """Even at debug: below a warning they write what people asked."""
    logs.configure("debug")
    library_logger("slack_bolt").info("Invalid request signature (body: How many?)")
    logging.getLogger("slack_bolt.App").debug("How many?")
    assert lines(read()) == []


def test_an_error_is_one_line(read: Reading) -> None:
    """With its traceback inside."""
    logs.configure()
    try:
        int("broken")
    except ValueError:
        structlog.get_logger().exception("failed")
    (line,) = lines(read())
    assert "ValueError: invalid literal" in line["exception"]
