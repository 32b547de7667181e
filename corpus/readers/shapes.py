"""What the shape of a run of lines in plain text says that it is: a heading, a list, words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from corpus.document import Span
from corpus.readers.date_line import date_line

if TYPE_CHECKING:
    from collections.abc import Iterator

PARAGRAPHS = re.compile(r"\S(?:.*\n(?=[^\n]*\S))*.*")
BULLET = re.compile(
    r"(?P<indent>[ \t]*)(?:[•◦▪‣·*–—-]|\(?\d{1,2}[.)]|\(?[a-z][.)]|\(?[ivx]{2,4}[.)])[ \t]+(?=\S)"
)
NUMBERED = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2})*)[.)]?[ \t]+(?=[A-Z“‘])")
UNDERLINED = re.compile(r"[^\n]+\n(?P<line>=|-|~)(?P=line){2,}[ \t]*")
HEADING_WORDS, HEADING_CHARACTERS = 14, 90
TOP, SECTION = 1, 2


@dataclass(frozen=True)
class Run:
    """Lines between blank ones."""

    start: int
    text: str
    indent: str = ""

    @classmethod
    def all(cls, text: str) -> list[Run]:
        """Return the runs of ``text``, in order."""
        found = PARAGRAPHS.finditer(text)
        return [cls(m.start(), m.group().rstrip(), _indent(text, m.start())) for m in found]

    @property
    def span(self) -> Span:
        """Where it stands in the document."""
        return Span(self.start, self.start + len(self.text))

    @cached_property
    def is_list(self) -> bool:
        """It begins with a bullet or a number."""
        return BULLET.match(self.text) is not None

    @cached_property
    def is_dates(self) -> bool:
        """It says when the page was published or updated, and nothing else."""
        return date_line(self.text) is not None

    @cached_property
    def underlined(self) -> bool:
        """It is one line of words with a line drawn under it."""
        return UNDERLINED.fullmatch(self.text) is not None

    @property
    def words_span(self) -> Span:
        """Where its words stand, without a line drawn under them."""
        line = self.text.split("\n", 1)[0].rstrip() if self.underlined else self.text
        return Span(self.start, self.start + len(line))

    @property
    def words(self) -> str:
        """Its words, without a line drawn under them."""
        return self.part(self.words_span)

    def part(self, span: Span) -> str:
        """Return the words of a span of the document within this run."""
        return self.text[span.start - self.start : span.end - self.start]

    def is_heading(self, before: Run | None, after: Run | None) -> bool:
        """Say whether it heads what comes ``after``; a numbered one must not end a list."""
        if self.underlined:
            return True
        if after is None or after.is_list or self.is_dates or not self._short:
            return False
        if NUMBERED.match(self.text):
            return before is None or not before.is_list
        return self.text.lstrip("“‘\"'([")[:1].isupper()

    @property
    def level(self) -> int:
        """The level of a heading: as deep as its number, or as its line is thin."""
        numbered = NUMBERED.match(self.text)
        if numbered is not None:
            return SECTION + numbered["number"].count(".")
        return SECTION + (self.underlined and not self.text.endswith("="))

    @property
    def _short(self) -> bool:
        words, last = self.text.split(), self.text[-1]
        if "\n" in self.text or last in ".!:;," or len(self.text) > HEADING_CHARACTERS:
            return False
        return len(words) <= HEADING_WORDS

    def lines(self) -> Iterator[tuple[Span, str]]:
        """Yield each line with its span, its indent in front of it and no space behind it."""
        at = self.start
        for number, line in enumerate(self.text.split("\n")):
            shown = (self.indent if number == 0 else "") + line.rstrip()
            yield Span(at, at + len(line.rstrip())), shown
            at += len(line) + 1


def _indent(text: str, start: int) -> str:
    line = text.rfind("\n", 0, start) + 1
    return text[line:start]
