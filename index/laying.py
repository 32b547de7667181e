"""The fields of an edition, laid one after another in the arrays that ``Postings`` reads."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from index import strings
from index.arrays import Joined
from index.fields import Kind
from index.kinds import merged, once
from index.manifest import Terms
from index.vocabulary import HALF

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from index.arrays import Arrays, Kept
    from index.gathering import FieldBuilder
    from index.vocabulary import Vocabulary


def lay(
    fields: Iterable[FieldBuilder], vocabulary: Vocabulary, bits: int
) -> tuple[tuple[Terms, ...], Arrays, Joined]:
    """Return what the manifest says of each field, the arrays of all of them, and ``postings``."""
    builders = list(fields)
    pairs = _every(one for one in builders if one.field.kind is Kind.PAIRS)
    single = _every(one for one in builders if one.field.kind is not Kind.PAIRS)
    halves = pairs >> HALF, pairs & ((1 << HALF) - 1)
    words, rows = vocabulary.sorted(once(np.concatenate([single, *halves])))
    pairs = np.sort(_in_rows(pairs, rows))
    terms: list[Terms] = []
    laid: dict[str, list[np.ndarray]] = defaultdict(list)
    postings: list[Kept] = []
    at = {"starts": 0, "parts": 0, "skips": 0}
    first = 0
    for builder in builders:
        field = builder.field
        paired = field.kind is Kind.PAIRS
        own = _paired(pairs, rows) if paired else rows.__getitem__
        own_postings, made = builder.postings(own, len(pairs) if paired else len(words), bits)
        postings.append(own_postings)
        places = at["starts"], at["parts"], len(made["kinds"])
        terms.append(Terms(field.name, field.whole, builder.texts, *places, paired))
        for name, before in (
            ("long", at["starts"]),
            ("starts", first),
            ("late", first),
            ("blocks", at["skips"]),
        ):
            made[name] = (made[name] + before).astype(np.uint32)
        for name, array in made.items():
            laid[name].append(array)
        for name in at:
            at[name] += len(made[name])
        first += builder.size
    kept = {name: np.concatenate(those) for name, those in laid.items()}
    firsts = np.searchsorted(pairs >> 32, np.arange(len(words) + 1)).astype(np.uint32)
    kept |= {"pairs": firsts, "others": pairs.astype(np.uint32)}  # the lower half of each
    kept |= strings.pack_sorted("terms", words)
    return tuple(terms), kept, Joined(first, postings)


def _every(builders: Iterable[FieldBuilder]) -> np.ndarray:
    """Return the terms of all these fields, each once."""
    return merged(one.terms for one in builders)


def _paired(pairs: np.ndarray, rows: np.ndarray) -> Callable[[np.ndarray], np.ndarray]:
    return lambda terms: pairs.searchsorted(_in_rows(terms, rows))


def _in_rows(pairs: np.ndarray, rows: np.ndarray) -> np.ndarray:
    inside: np.ndarray = rows[pairs >> HALF] << 32 | rows[pairs & ((1 << HALF) - 1)]
    return inside
