"""A maintainer's own judged questions: what must be answered, by which words, and what not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answering import Question
from bot.errors import BotError
from bot.evaluation.wanted import Wanted
from index.evaluation.lines import broken, judged_lines, words

if TYPE_CHECKING:
    from pathlib import Path

    from index.evaluation.lines import Line

EXPECTED = ("answered", "silent")


def judged_topics(path: Path) -> tuple[Wanted, ...]:
    """Read lines {"id", "question", "thread"?, "expect", "words"?, "document"?}.

    An error names the line.
    """
    found = own_topics(path)
    if not found:
        raise BotError(f"{path} holds no questions.", "Write one JSON object a line.")
    return found


def own_topics(path: Path) -> tuple[Wanted, ...]:
    """Read a file that need not be there, nor hold a line; an error names the wrong line."""
    if not path.is_file():
        return ()
    return tuple(_wanted(path, number, line) for number, line in judged_lines(path, "id"))


def _wanted(path: Path, number: int, line: Line) -> Wanted:
    expected = line.get("expect")
    if expected not in EXPECTED:
        raise broken(path, number, 'its expect is neither "answered" nor "silent"')
    thread = _strings(path, number, line, "thread")
    question = Question(words(path, number, line, "question"), thread)
    said = _strings(path, number, line, "words")
    document = line.get("document")
    if not isinstance(document, str | None):
        raise broken(path, number, "its document is no id")
    return Wanted(str(line["id"]), question, expected == "answered", said, document=document)


def _strings(path: Path, number: int, line: Line, name: str) -> tuple[str, ...]:
    found = line.get(name, [])
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
        raise broken(path, number, f"its {name} is no array of strings")
    return tuple(found)
