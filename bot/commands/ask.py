"""``footnote ask``: one question, or a batch of them."""

from __future__ import annotations

import json
from functools import partial
from typing import IO, TYPE_CHECKING

import click

from bot.answering import Question
from bot.bootstrap import guidance
from bot.commands.batch import fields, run
from bot.commands.words import WORDS
from bot.errors import BotError
from bot.home import today
from bot.reply import reply

if TYPE_CHECKING:
    from bot.home import Home


@click.command()
@click.argument("question", type=WORDS, required=False)
@click.option("--thread", type=click.File("rb"), help="A JSON array of earlier questions.")
@click.option("--batch", type=click.File("rb"), help="JSON lines to answer, or - for stdin.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, and nothing else.")
@click.pass_obj
def ask(
    home: Home,
    question: str | None,
    thread: IO[bytes] | None,
    batch: IO[bytes] | None,
    as_json: bool,
) -> None:
    """Answer QUESTION in the guidance's own words, with the footnote.

    A batch has lines {"id", "question", "thread"}; each gets one line, in order.
    """
    from bot.rendering import as_json as rendering
    from bot.rendering import lines, terminal

    if (question is None) == (batch is None):
        raise click.UsageError("Give a QUESTION, or --batch FILE.")
    current = guidance(home, tell=partial(click.echo, err=True))
    if batch is not None:

        def answered(line: dict[str, object]) -> dict[str, object]:
            typed = fields(line, "question")["question"]
            given = reply(Question(typed, _thread(line.get("thread", []))), current, today())
            return rendering.reply(given)

        run(batch, answered)
        return
    earlier = () if thread is None else _read_thread(thread)
    given = reply(Question(question or "", earlier), current, today())
    if as_json:
        click.echo(json.dumps(rendering.reply(given), ensure_ascii=False))
    else:
        terminal.show(lines.reply(given))


def _read_thread(file: IO[bytes]) -> tuple[str, ...]:
    try:
        return _thread(json.loads(file.read()))
    except ValueError as error:
        raise BotError(
            f"{file.name} is no thread: {error}.", 'Write a JSON array: ["first question", …].'
        ) from error


def _thread(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
        raise ValueError("a thread is an array of strings")
    return tuple(value)
