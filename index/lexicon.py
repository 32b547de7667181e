"""The stems of words that were met before: of the corpus, and the commonest of English.

Most words that are asked for stand here, and need no stemmer, which takes long to import.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from index import strings
from index.analysis import SURFACE
from index.analysis.english import counts
from index.analysis.stemming import stemmer
from index.strings import Sorted, Strings, encode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from index.arrays import Arrays

COMMON = 4_000
"""Words of English whose stems stand in every edition: what questions are made of."""


class Lexicon:
    """From a surface word to its stem."""

    def __init__(self, arrays: Arrays) -> None:
        self._words = Sorted(arrays, "lexicon")
        self._roots = Strings(arrays, "roots")
        self._root_of = arrays["root_of"]

    def stem(self, word: str) -> str | None:
        """Return the stem of ``word``, or None where it was never met."""
        row = self._words.find(word)
        return None if row is None else self._roots.text(int(self._root_of[row]))


def unpack(arrays: Arrays) -> dict[str, str]:
    """Return every word with its stem."""
    roots = strings.unpack(arrays, "roots")
    stems = map(roots.__getitem__, arrays["root_of"].tolist())
    return dict(zip(strings.unpack(arrays, "lexicon"), stems, strict=True))


def pack(known: Mapping[str, str]) -> Arrays:
    """Return the arrays that ``Lexicon`` reads: of words with stems, and the commonest."""
    stems = {**_common(), **known}
    ordered = sorted(stems, key=encode)
    roots = {root: row for row, root in enumerate(dict.fromkeys(stems[word] for word in ordered))}
    root_of = np.fromiter((roots[stems[word]] for word in ordered), np.uint32, len(ordered))
    return {
        **strings.pack_sorted("lexicon", ordered),
        **strings.pack("roots", map(encode, roots)),
        "root_of": root_of,
    }


@cache
def _common() -> dict[str, str]:
    found = (SURFACE.term(word) for word in list(counts())[:COMMON])
    return {word: stemmer.afresh(word) for word in found if word}
