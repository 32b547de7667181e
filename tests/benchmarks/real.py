"""Real passages, as many as are asked for: those of public collections, again with words changed.

A copy has every rarer word, by a draw of its own, either as it stands, or as another word of the
collections, or as a word that none of them has: counts stay like those of real text, and the
vocabulary grows as that of more text does.
"""

from __future__ import annotations

import itertools
import random
import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus.document import Document, Span
from index.analysis import STEMS
from index.evaluation import Collection
from index.evaluation.collection import topics

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from corpus.passage import Passage

    Source = tuple[Document, list[Passage]]

COLLECTIONS = ("conditionalqa-plus", "doc2dial-val-passage", "mtrag-govt", "or-sharc", "scifact")
WORD = re.compile(r"[A-Za-z]{3,}")
KEPT = 300
"""The commonest words, that no copy changes."""
CHANGED, NEW = 0.3, 0.03
"""How many of the other words a copy has as another word, and as one of its own."""
QUESTIONS = 40
"""Questions of each collection."""


@dataclass(frozen=True)
class Sources:
    """Documents with their passages, until ``number`` passages are reached, by id."""

    folder: Path
    number: int

    def __iter__(self) -> Iterator[Source]:
        read = [Collection.read(self.folder / name) for name in COLLECTIONS]
        counts = Counter(
            word for one in read for p in one.passages for word in WORD.findall(p.text)
        )
        left = self.number
        for copy in itertools.count():
            change = _Change(counts, copy)
            for place, (document, passages) in enumerate(_documents(read)):
                if left <= 0:
                    return
                left -= len(passages)
                yield change(document, passages, f"{copy:05}-{place:05}")


def passages(folder: Path, number: int) -> list[list[str]]:
    """Return the words of the same passages, without their titles."""
    those = (passage for _, passages in Sources(folder, number) for passage in passages)
    return [words(passage.text) for passage in itertools.islice(those, number)]


def words(text: str) -> list[str]:
    """Return the stems of ``text``, stop words left out: every engine is given the same."""
    return STEMS.terms(text)


def questions(folder: Path) -> list[str]:
    """Return questions that people asked of the collections."""
    asked = [topics(folder / name / "queries.jsonl") for name in COLLECTIONS]
    return [topic.text for one in asked for topic in one[:: max(1, len(one) // QUESTIONS)]]


def _documents(read: list[Collection]) -> Iterator[tuple[Document, tuple[Passage, ...]]]:
    for one in read:
        first = 0
        for document in one.documents:
            last = first + len(document.blocks)
            yield document, one.passages[first:last]
            first = last


class _Change:
    """What one copy makes of each word; the first copy changes none."""

    def __init__(self, counts: Counter[str], copy: int) -> None:
        self._draw = random.Random(copy)  # noqa: S311 # no secret
        self._copy = copy
        self._kept = {word for word, _ in counts.most_common(KEPT)}
        self._others = sorted((counts - Counter(dict.fromkeys(self._kept, 1 << 40))).elements())
        self._words: dict[str, str] = {}

    def __call__(self, document: Document, passages: tuple[Passage, ...], name: str) -> Source:
        texts = [self._text(passage.text) for passage in passages]
        starts = [sum(len(text) + 2 for text in texts[:n]) for n in range(len(texts))]
        blocks = tuple(
            replace(block, span=Span(start, start + len(text)))
            for block, start, text in zip(document.blocks, starts, texts, strict=True)
        )
        source = replace(document.source, title=self._text(document.title))
        made = Document(name, source, "\n\n".join(texts), blocks)
        return made, [
            replace(p, document=name, span=blocks[n].span, text=texts[n])
            for n, p in enumerate(passages)
        ]

    def _text(self, text: str) -> str:
        return WORD.sub(lambda found: self._word(found.group()), text) if self._copy else text

    def _word(self, word: str) -> str:
        if word not in self._words:
            self._words[word] = self._other(word)
        return self._words[word]

    def _other(self, word: str) -> str:
        drawn = self._draw.random()
        if word in self._kept or drawn > CHANGED + NEW:
            return word
        if drawn < NEW:
            return word + "".join(self._draw.choices("aeioulnrst", k=3))
        return self._draw.choice(self._others)
