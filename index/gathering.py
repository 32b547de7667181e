"""The terms of one field are gathered text by text, and sorted into postings."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

import numpy as np

from index.kernel import CHAMPIONS
from index.okapi import parts
from index.postings import LONG
from index.strings import encode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.arrays import Arrays
    from index.fields import Field


class FieldBuilder:
    """Takes the terms of each text of one field in order, and gives its postings."""

    def __init__(self, field: Field) -> None:
        self.field = field
        self._numbers: dict[str, int] = {}
        self._tokens = array("I")
        self._lengths = array("I")

    def add(self, terms: Sequence[str]) -> None:
        """Take the terms of the next text."""
        numbers = self._numbers
        self._tokens.extend([numbers.setdefault(term, len(numbers)) for term in terms])
        self._lengths.append(len(terms))

    def terms(self) -> list[str]:
        """Return the terms of all texts, sorted."""
        return sorted(self._numbers, key=encode)

    def postings(self) -> Arrays:
        """Return the postings of all texts: by term, then by text."""
        terms, lengths = self.terms(), np.asarray(self._lengths, np.int64)
        rows = np.zeros(len(terms), np.int64)
        rows[[self._numbers[term] for term in terms]] = np.arange(len(terms))
        texts = np.repeat(np.arange(len(lengths)), lengths)
        keys = rows[np.asarray(self._tokens, np.int64)] * max(len(lengths), 1) + texts
        keys, frequencies = np.unique(keys, return_counts=True)
        owners, units = np.divmod(keys, max(len(lengths), 1))
        # rank_bm25 is given a text without terms as one of length 1: see index/okapi.py.
        lengths = np.maximum(lengths, 1)
        average = int(lengths.sum()) / max(len(lengths), 1) or 1.0
        base = int(lengths.max(initial=0)) + 1
        kinds, codes = np.unique(frequencies * base + lengths[units], return_inverse=True)
        pairs = np.column_stack(np.divmod(kinds, base)).tolist()
        made = {
            "starts": np.searchsorted(owners, np.arange(len(terms))),
            "units": units.astype(np.uint32),
            "codes": codes,
            "parts": parts(pairs, average, self.field.k1, self.field.b),
        }
        return made | _best(made)


def _best(made: Arrays) -> Arrays:
    """Return what each term gives at most, and the best texts of the terms that many texts hold."""
    starts, units, given = made["starts"], made["units"], made["parts"][made["codes"]]
    ends = np.append(starts[1:], len(units))
    long = np.flatnonzero(ends - starts > LONG)
    champions = np.zeros((len(long), CHAMPIONS), np.uint32)
    for place, (first, last) in enumerate(zip(starts[long], ends[long], strict=True)):
        run = given[first:last]
        champions[place] = units[first + np.argpartition(run, -CHAMPIONS)[-CHAMPIONS:]]
    tops = np.maximum.reduceat(given, starts) if len(starts) else np.zeros(0)
    return {"tops": tops, "long": long, "champions": champions}
