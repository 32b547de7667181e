"""The errors of the whole project are one family; each says what is wrong and what to do next.

FootnoteError
├── CorpusError     a source, a document or the library
├── IndexingError   an edition or a ranking        (index.errors)
└── BotError        a setting, a port, a command   (bot.errors)
"""

from __future__ import annotations


class FootnoteError(Exception):
    """Something a person can put right: a sentence, what to do next, and an exit code."""

    exit_code = 1

    def __init__(self, sentence: str, next_step: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.next_step = next_step

    def __str__(self) -> str:
        return f"{self.sentence} {self.next_step}".strip()


class CorpusError(FootnoteError):
    """A source cannot be read, or the library cannot be used."""
