"""Texts that are terms already, laid out as an edition lays them out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from index.arrays import whole
from index.gathering import FieldBuilder
from index.laying import lay
from index.packing import code_bits
from index.shelf import held
from index.stretch import gathered
from index.vocabulary import Numbers

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
    numbers, builders = Numbers(), []
    for field, own in texts.items():
        builder = FieldBuilder(field)
        for begin in range(0, len(own), BLOCK):
            block = own[begin : begin + BLOCK]
            terms = np.fromiter((numbers[word] for text in block for word in text), np.int64)
            lengths = np.array(list(map(len, block)), np.int64)
            units = np.arange(begin, begin + len(block))
            builder.add(gathered(terms, lengths, units, held), np.arange(len(numbers)))
        builders.append(builder)
    fields, made = lay(builders, numbers, code_bits(max(first[-1], len(first) - 1)))
    return {**whole(made), "first": np.array(first, np.uint32)}, fields
