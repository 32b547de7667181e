"""A quick run takes some of the topics, the same ones for the same seed."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")


def sample(topics: Sequence[T], most: int | None, seed: int) -> tuple[T, ...]:
    """Return at most ``most`` of ``topics`` in their order, all of them where it is None."""
    if most is None or len(topics) <= most:
        return tuple(topics)
    chosen = np.random.default_rng(seed).choice(len(topics), size=most, replace=False)
    return tuple(topics[number] for number in sorted(chosen))
