"""``footnote ask``: one question, or a batch of them."""

from __future__ import annotations

import json
from functools import partial
from typing import IO, TYPE_CHECKING, Any

import click

from bot.answering import Answered, Question, Reason
from bot.bootstrap import guidance
from bot.commands.batch import fields, run
from bot.commands.words import WORDS
from bot.errors import BotError
from bot.home import today
from bot.reply import reply

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.answering.explanation import Explanation
    from bot.home import Home
    from bot.reply import Reply
    from index.edition import Edition

NOT_LOOKED_UP = {Reason.EMPTY_QUESTION, Reason.TOO_LONG, Reason.SMALL_TALK, Reason.NO_EDITION}


@click.command()
@click.argument("question", type=WORDS, required=False)
@click.option("--thread", type=click.File("rb"), help="A JSON array of earlier questions.")
@click.option("--batch", type=click.File("rb"), help="JSON lines to answer, or - for stdin.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, and nothing else.")
@click.option("--explain", is_flag=True, help="Show also how the answer was decided.")
@click.pass_obj
def ask(  # noqa: PLR0913, PLR0917 # the contract has so many flags
    home: Home,
    question: str | None,
    thread: IO[bytes] | None,
    batch: IO[bytes] | None,
    as_json: bool,
    explain: bool,
) -> None:
    """Answer QUESTION in the guidance's own words, with the footnote.

    \b
    footnote ask "How many MRI scans does the NHS do a year?"
    footnote ask "and ultrasound?" --thread earlier.json
    footnote ask --batch questions.jsonl > answers.jsonl

    A thread is a JSON array of the questions asked before, oldest first. A batch has lines
    {"id", "question", "thread"}; each gets one line of JSON, in order.
    """  # noqa: D301 # click reads the backspace as: do not wrap
    if (question is None) == (batch is None) or (batch and thread):
        raise click.UsageError("Give a QUESTION, with --thread if you like, or --batch FILE.")
    current = guidance(home, tell=partial(click.echo, err=True))

    def answered(line: dict[str, object]) -> dict[str, object]:
        typed = fields(line, "question")["question"]
        return _json(Question(typed, _thread(line.get("thread"))), current, explain=explain)

    if batch is not None:
        run(batch, answered)
        return
    asked = Question(question or "", () if thread is None else _read_thread(thread))
    if as_json:
        click.echo(json.dumps(_json(asked, current, explain=explain), ensure_ascii=False))
    else:
        _show(asked, current, explain=explain)


def _json(asked: Question, current: Callable[[], Edition], *, explain: bool) -> dict[str, Any]:
    from bot.rendering import as_json

    given = reply(asked, current, today())
    shown = as_json.reply(given)
    if explain:
        from bot.rendering import explained

        why = _explanation(given, current)
        shown["explanation"] = None if why is None else explained.as_json(why)
    return shown


def _show(asked: Question, current: Callable[[], Edition], *, explain: bool) -> None:
    from bot.rendering import lines, terminal

    given = reply(asked, current, today())
    terminal.show(lines.reply(given))
    if explain and (why := _explanation(given, current)) is not None:
        from bot.rendering import explained

        terminal.show(explained.lines(why))


def _explanation(given: Reply, current: Callable[[], Edition]) -> Explanation | None:
    """Explain ``given``; None where nothing was looked up, which its reason says."""
    if not isinstance(given.answer, Answered) and given.answer.reason in NOT_LOOKED_UP:
        return None
    from bot.answering.explanation import explain

    return explain(given.question, current())


def _read_thread(file: IO[bytes]) -> tuple[str, ...]:
    try:
        return _thread(json.loads(file.read()))
    except (ValueError, RecursionError) as error:
        raise BotError(
            f"{file.name} is no thread: {error}.", 'Write a JSON array: ["first question", …].'
        ) from error


def _thread(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
        raise ValueError("a thread is an array of strings")
    return tuple(value)
