"""Passages and questions drawn by Zipf's law: the same for every engine, however many are drawn."""

from __future__ import annotations

import numpy as np

WORDS, LENGTH, QUESTIONS = 200_000, 80, 200
_SHARES = np.cumsum(1 / np.arange(1, WORDS + 1))
COMMON = 30
"""The commonest words stand for stop words; a third of what is asked is drawn from them."""


def passages(number: int) -> list[list[str]]:
    """Return ``number`` passages of 80 words on average."""
    draw = np.random.default_rng(7)
    lengths = draw.integers(LENGTH // 2, LENGTH * 3 // 2, number)
    words = _words(draw, int(lengths.sum()))
    return [part.tolist() for part in np.split(words, np.cumsum(lengths)[:-1])]


def questions(*, plain: bool = False) -> list[list[str]]:
    """Return questions of 3 to 10 words, each word once; of ``plain`` ones none is common."""
    draw = np.random.default_rng(11)
    asked = []
    for _ in range(QUESTIONS):
        length = int(draw.integers(3, 11))
        stop = [f"w{rank}" for rank in draw.integers(0, COMMON, length // 3)]
        asked.append(list(dict.fromkeys([*stop, *_words(draw, length - len(stop)).tolist()])))
    common = {f"w{rank}" for rank in range(COMMON)} if plain else set()
    left = ([word for word in question if word not in common] for question in asked)
    return [question for question in left if question]


def _words(draw: np.random.Generator, number: int) -> np.ndarray:
    """Draw words; the word of rank r comes as often as 1 / r."""
    ranks = np.searchsorted(_SHARES / _SHARES[-1], draw.random(number))
    # Names are made once and shared: a million passages fit into memory.
    names = {rank: f"w{rank}" for rank in np.unique(ranks).tolist()}
    return np.fromiter((names[rank] for rank in ranks.tolist()), object, number)
