"""An analyzer is a tokenizer and filters in a row; its repr is part of an edition's digest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re

Filter = Callable[[str], str | None]
"""Takes a word; returns another form of it, or None where the word is dropped."""


@dataclass(frozen=True, slots=True)
class Token:
    """One occurrence of a term, and the words of the text that it stands for."""

    term: str
    start: int
    end: int


class Analyzer:
    """A pattern that finds words, and the filters that each word passes through, memoised."""

    def __init__(
        self, name: str, pattern: re.Pattern[str], filters: tuple[Filter, ...] = ()
    ) -> None:
        self._name = name
        self._pattern = pattern
        self._filters = filters
        self._memo: dict[str, str | None] = {}

    def __or__(self, step: Filter) -> Analyzer:
        return Analyzer(self._name, self._pattern, (*self._filters, step))

    def __repr__(self) -> str:
        return " | ".join((self._name, *(step.__name__ for step in self._filters)))

    def tokens(self, text: str) -> list[Token]:
        """Return the tokens of ``text`` with half-open offsets into it."""
        found = ((self.term(m.group()), m.start(), m.end()) for m in self._pattern.finditer(text))
        return [Token(term, start, end) for term, start, end in found if term is not None]

    def terms(self, text: str) -> list[str]:
        """Return the terms of ``text``, without offsets."""
        found = map(self.term, self._pattern.findall(text))
        return [term for term in found if term is not None]

    def term(self, word: str) -> str | None:
        """Return the term that ``word`` becomes, or None where a filter drops it."""
        try:
            return self._memo[word]
        except KeyError:
            term: str | None = word
            for step in self._filters:
                term = step(term) if term else None
            self._memo[word] = term
            return term
