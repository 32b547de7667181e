"""Texts that are terms already, laid out as an edition lays them out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from index.gathering import FieldBuilder
from index.laying import lay
from index.packing import code_bits
from index.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from index.arrays import Arrays
    from index.fields import Field
    from index.manifest import Terms

BLOCK = 1 << 15
"""Texts that are gathered in one go."""


def laid(
    texts: Mapping[Field, Sequence[Sequence[str]]], first: Sequence[int]
) -> tuple[Arrays, tuple[Terms, ...]]:
    """Return the arrays of these fields, whose documents begin with passages ``first``.

    One past the last passage closes ``first``.
    """
    vocabulary, builders = Vocabulary(), []
    for field, own in texts.items():
        builder = FieldBuilder(field)
        for begin in range(0, len(own), BLOCK):
            block = own[begin : begin + BLOCK]
            terms = np.fromiter((vocabulary.terms[w] for text in block for w in text), np.int64)
            builder.add(terms, np.array(list(map(len, block)), np.int64))
        builders.append(builder)
    fields, made, postings = lay(builders, vocabulary, code_bits(max(first[-1], len(first) - 1)))
    made["postings"] = postings.read()
    return {**made, "first": np.array(first, np.uint32)}, fields
