"""An edition: one published index, never changed, mapped into memory and read as it is asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import copy
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from corpus.standing import NOTHING
from index import arrays
from index.aliases import Aliases
from index.analysis.stemming import stemmer
from index.fields import STEM_FIELD, WORD_FIELD
from index.lexicon import Lexicon
from index.manifest import read
from index.model import idf
from index.postings import Postings, PostingsRanker
from index.ranking import Allowed, Hit
from index.spelling import Speller
from index.store import Documents, Passages

if TYPE_CHECKING:
    from corpus.document import Document
    from corpus.standing import Standing
    from index.arrays import Arrays
    from index.manifest import Manifest
    from index.query import Query

REMEMBERED = 8
"""Sets of documents whose passages are remembered."""

MEMORY = Path()
"""Where an edition stands that was never written."""


class Edition:
    """What was published under one name; reading it never changes it."""

    def __init__(
        self,
        manifest: Manifest,
        kept: Arrays,
        folder: Path = MEMORY,
        warnings: tuple[str, ...] = (),
    ) -> None:
        """Read from ``kept``, mapped from ``folder`` or in memory alone.

        ``warnings`` say why this edition answers instead of the one that was published last.
        """
        self.manifest = manifest
        self.folder = folder
        self.warnings = warnings
        self.standing: Standing = NOTHING
        self.asked: frozenset[str] | None = None
        self.documents = Documents(kept, manifest.digest[:12])
        self.passages = Passages(kept, self.documents)
        self.postings = Postings(kept, manifest.fields)
        self.ranker = PostingsRanker(self.postings)
        self._passages_of = lru_cache(REMEMBERED)(self._allow)
        self._extent = lru_cache(REMEMBERED)(self._measured)
        self.lexicon = Lexicon(kept)
        self.aliases = Aliases(kept)
        self.speller = Speller(self.postings, WORD_FIELD.name)

    @classmethod
    def open(cls, folder: Path, warnings: tuple[str, ...] = ()) -> Edition:
        """Open ``folder``; an IndexingError names the file that is not as it was written."""
        manifest = read(folder)
        edition = cls(manifest, arrays.read(folder, manifest.files), folder, warnings)
        stemmer.learn(edition.lexicon.stem)
        return edition

    @property
    def digest(self) -> str:
        """SHA-256 of corpus, analyzer and parameters, in hex."""
        return self.manifest.digest

    @property
    def name(self) -> str:
        """The first twelve digits of the digest, as shown to people."""
        return self.digest[:12]

    def verify(self) -> None:
        """Read every byte; DamagedError names the file that is not as it was written."""
        arrays.verify(self.folder, self.manifest.files)

    def document(self, name: str) -> Document:
        """Return document ``name`` as this edition holds it."""
        return self.documents[name]

    def rank(self, query: Query, depth: int = 10) -> tuple[Hit, ...]:
        """Return the best passages for ``query``, best first, none of a source that is stopped."""
        found = self.ranker.rank(query, depth, self._allowed())
        return tuple(
            Hit(self.passages[number], score, _Shares(self.ranker, query, number))
            for number, score in found
        )

    def _allowed(self) -> Allowed | None:
        """Return what may be found, or None where everything may."""
        stopped = frozenset(stop.document for stop in self.standing.stops)
        everything = self.asked is None and not stopped
        return None if everything else self._passages_of(self.asked, stopped)

    def _allow(self, within: frozenset[str] | None, stopped: frozenset[str]) -> Allowed:
        first, numbers = self.passages.first, self.documents.numbers
        return Allowed.of(first, None if within is None else numbers(within), numbers(stopped))

    def heeding(self, standing: Standing) -> Edition:
        """Return this edition with what is said of its documents now: it quotes none stopped."""
        heeding = copy(self)
        heeding.standing = standing
        return heeding

    def within(self, documents: frozenset[str] | None) -> Edition:
        """Return this edition, asked of these documents alone (None: of all), by id.

        Scores and counts stay those of the whole edition: what is rare in it is rare in each set.
        """
        within = copy(self)
        within.asked = documents
        return within

    def __contains__(self, document: object) -> bool:
        """Say whether this edition, as it is asked, has a document of this id."""
        return document in self.documents and (self.asked is None or document in self.asked)

    @property
    def searched(self) -> tuple[int, int]:
        """How many documents are asked, and in how many sections their passages stand."""
        return self._extent(self.asked)

    def _measured(self, within: frozenset[str] | None) -> tuple[int, int]:
        number = len(self.documents if within is None else self.documents.numbers(within))
        return number, self.passages.sections(self._passages_of(within, frozenset()).mask)

    def frequency(self, field: str, term: str) -> int:
        """Return in how many passages that are asked ``term`` stands, by a ``field`` of theirs."""
        if self.asked is None:
            return self.postings.frequency(field, term)
        allowed = self._passages_of(self.asked, frozenset())
        return int(np.count_nonzero(allowed.mask[self.postings.texts(field, term)]))

    def idf(self, term: str, field: str = STEM_FIELD.name) -> float:
        """Return how rare ``term`` is: Lucene's idf, the highest where no text holds it."""
        frequency = self.postings.frequency(field, term)
        return idf(self.postings.fields[field].texts, frequency)


class _Shares(Mapping[str, float]):
    """What each field gives to a hit, computed when it is first asked for."""

    def __init__(self, ranker: PostingsRanker, query: Query, passage: int) -> None:
        self._ranker, self._query, self._passage = ranker, query, passage

    @cached_property
    def _given(self) -> dict[str, float]:
        return self._ranker.fields(self._query, self._passage)

    def __getitem__(self, field: str) -> float:
        return self._given[field]

    def __iter__(self) -> Iterator[str]:
        return iter(self._given)

    def __len__(self) -> int:
        return len(self._given)
