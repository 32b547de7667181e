"""Words become stems (Snowball's English stemmer; Porter 2001).

The stemmer takes longer to import than an answer may take, and most words asked for stand in the
edition, which knows their stems: they are looked up there, and the stemmer serves the others.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


class Stemmer:
    """Gives the stem of a word; what it learns comes of the same stemmer, so nothing differs."""

    def __init__(self) -> None:
        self._known: Callable[[str], str | None] = lambda _word: None

    def learn(self, known: Callable[[str], str | None]) -> None:
        """Ask ``known`` before the stemmer; it takes the place of what was learnt before."""
        self._known = known

    def __call__(self, word: str) -> str:
        """Return the stem of ``word``."""
        return self._known(word) or self.afresh(word)

    def afresh(self, word: str) -> str:
        """Return the stem of ``word`` whatever was learnt, for what is to be learnt from."""
        return str(_snowball().stem(word))


stemmer = Stemmer()


@cache
def _snowball() -> Any:  # noqa: ANN401 # nltk has no types
    from nltk.stem.snowball import EnglishStemmer

    return EnglishStemmer()
