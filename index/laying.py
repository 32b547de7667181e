"""The fields of an edition, laid one after another in the arrays that ``Postings`` reads."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from index import strings
from index.arrays import Joined
from index.kinds import merged
from index.manifest import Terms
from index.vocabulary import halves

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.arrays import Kept, Made
    from index.gathering import FieldBuilder
    from index.vocabulary import Numbers


def lay(
    fields: Iterable[FieldBuilder], terms: Numbers, bits: int
) -> tuple[tuple[Terms, ...], Made]:
    """Return what the manifest says of each field, and the arrays of all of them."""
    builders = list(fields)
    words, rows = terms.sorted(terms.used(builder.terms(len(terms)) for builder in builders))
    pairs = merged(builder.pairs(rows) for builder in builders if builder.paired)
    said: list[Terms] = []
    laid: dict[str, list[np.ndarray]] = defaultdict(list)
    postings: list[Kept] = []
    at = {"postings": 0, "starts": 0, "parts": 0, "skips": 0}
    for builder in builders:
        field = builder.field
        part, made = builder.postings(rows, len(words), pairs if builder.paired else None, bits)
        postings.append(part)
        places = at["starts"], at["parts"], len(made["kinds"])
        said.append(Terms(field.name, field.whole, builder.texts, *places, builder.paired))
        for name, before in (
            ("long", at["starts"]),
            ("starts", at["postings"]),
            ("late", at["postings"]),
            ("blocks", at["skips"]),
        ):
            made[name] = (made[name] + before).astype(np.uint32)
        for name, array in made.items():
            laid[name].append(array)
        at |= {name: at[name] + len(made[name]) for name in ("starts", "parts", "skips")}
        at["postings"] += builder.size
    kept: Made = {name: np.concatenate(those) for name, those in laid.items()}
    first, second = halves(pairs)
    kept["pairs"] = first.searchsorted(np.arange(len(words) + 1)).astype(np.uint32)
    kept["others"] = second.astype(np.uint32)
    kept["postings"] = Joined((at["postings"],), np.dtype(np.uint32), postings)
    return tuple(said), kept | strings.pack_sorted("terms", words)
