"""An analyzer is a tokenizer and filters in a row; its repr is part of an edition's digest."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

REMEMBERED = 1 << 18
"""Words whose terms an analyzer remembers: a build meets most words again, a bot must not grow."""


class Form(Enum):
    """What a word looks like on its way to a term."""

    TYPED = "typed"
    FOLDED = "folded"
    STEMMED = "stemmed"


@dataclass(frozen=True, slots=True)
class Filter:
    """Takes words of one form; gives each in another form, or None where the word is dropped."""

    name: str
    takes: Form
    gives: Form
    apply: Callable[[str], str | None]


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

    @property
    def form(self) -> Form:
        """The form of the terms it gives."""
        return self._filters[-1].gives if self._filters else Form.TYPED

    def __or__(self, step: Filter) -> Analyzer:
        """Add a filter; ValueError where it takes words of another form than come to it."""
        if step.takes is not self.form:
            raise ValueError(f"{step.name} takes {step.takes.value} words: {self} gives others")
        return Analyzer(self._name, self._pattern, (*self._filters, step))

    def __repr__(self) -> str:
        return " | ".join((self._name, *(step.name for step in self._filters)))

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
            term = self._filtered(word)
        if len(self._memo) >= REMEMBERED:
            self._memo.clear()
        self._memo[word] = term
        return term

    def _filtered(self, word: str) -> str | None:
        term: str | None = word
        for step in self._filters:
            if not term:
                return None
            term = step.apply(term)
        return term or None
