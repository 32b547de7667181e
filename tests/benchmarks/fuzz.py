"""Rankings of corpora drawn at random, held against rank_bm25's until the time is over.

    python -m tests.benchmarks.fuzz [--seconds 60] [--seed N]

Empty passages, corpora of one passage, terms of every passage, b of 0 and 1, ties by the thousand,
several fields of which one is of whole documents, alternatives, sets of passages, codes that have
no room: same passages, same scores, same order, from both kernels. Where one differs, its seed is
named, with which it is drawn again alone.
"""

from __future__ import annotations

import itertools
import sys
import time
from argparse import ArgumentParser
from dataclasses import dataclass
from unittest.mock import patch

import numpy as np

import index.kernel
from index import fast, packing
from index.compiled import CompiledKernel
from index.fields import Field, Part
from index.kernel import AT_ONCE, CHAMPIONS, PIECE, NumpyKernel
from index.okapi import OkapiRanker
from index.postings import Postings, PostingsRanker
from index.query import Clause, Form, Query
from index.ranking import Allowed
from tests.index.laid import laid

KERNELS = (NumpyKernel, CompiledKernel)
QUESTIONS = 12
NAMES = ("one", "other", "whole")
SIZES = (1, 2, 10, 100, 1000, 3000)


@dataclass(frozen=True)
class Drawn:
    """A corpus of three fields, in the postings and in the oracle."""

    postings: Postings
    ranker: PostingsRanker
    oracle: OkapiRanker
    passages: int
    words: int


def main() -> None:
    """Draw corpora until the seconds are over, and say how many there were."""
    parser = ArgumentParser()
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--seed", type=int)
    asked = parser.parse_args()
    last = time.monotonic() + asked.seconds
    seeds = itertools.count() if asked.seed is None else iter([asked.seed])
    drawn = 0
    for drawn, seed in enumerate(seeds, start=1):  # noqa: B007 # told at the end
        if not agrees(seed):
            sys.exit(f"With --seed {seed} a ranking is not that of rank_bm25.")
        if time.monotonic() > last:
            break
    sys.stdout.write(f"{drawn} corpora, {drawn * QUESTIONS * len(KERNELS)} rankings: all alike.\n")


def agrees(seed: int) -> bool:
    """Return whether both kernels rank the corpus of ``seed`` as rank_bm25 does."""
    draw = np.random.default_rng(seed)
    long = int(draw.choice([CHAMPIONS, packing.LONG]))
    # Small corpora, too, have terms of many texts.
    with patch("index.gathering.LONG", long), patch("index.postings.LONG", long):
        with patch.object(packing, "MOST", int(draw.choice([1, 3, 16]))):
            drawn = corpus(draw)
        queries = [query(draw, drawn.words) for _ in range(QUESTIONS)]
        sets = [allowed(draw, drawn.passages) for _ in range(QUESTIONS)]
        return all(_agrees(drawn, kernel, draw, queries, sets) for kernel in KERNELS)


def _agrees(
    drawn: Drawn,
    kernel: type[NumpyKernel | CompiledKernel],
    draw: np.random.Generator,
    queries: list[Query],
    sets: list[Allowed | None],
) -> bool:
    # So little is read or looked up at once, now and then, that a list takes several calls.
    piece, at_once = (int(draw.choice([10, size])) for size in (PIECE, AT_ONCE))
    small = int(draw.choice([-1, kernel.small]))
    with (
        patch.object(fast, "kernel", lambda: kernel),
        patch.object(kernel, "small", small),
        patch.object(index.kernel, "PIECE", piece),
        patch.object(index.kernel, "AT_ONCE", at_once),
    ):
        for asked, among in zip(queries, sets, strict=True):
            depth = int(draw.choice([1, 3, 10, 1000]))
            if drawn.ranker.rank(asked, depth, among) != drawn.oracle.rank(asked, depth, among):
                return False
    return True


def corpus(draw: np.random.Generator) -> Drawn:
    """Draw documents of passages, and lay them out; few words give many ties."""
    passages, words = int(draw.choice(SIZES)), int(draw.choice([1, 3, 30, 400]))
    cuts = draw.integers(0, passages + 1, int(draw.integers(0, 1 + passages // 3)))
    first = np.array([0, *sorted(cuts.tolist()), passages])
    longest, b = int(draw.choice([1, 4, 12])), float(draw.choice([0.0, 0.5, 1.0]))
    texts = {
        name: _texts(draw, len(first) - 1 if name == "whole" else passages, longest, words)
        for name in NAMES
    }
    owners = np.repeat(np.arange(len(first) - 1), np.diff(first)).tolist()
    oracle = OkapiRanker(texts, {"whole": owners}, dict.fromkeys(NAMES, (1.2, b)))
    made, fields = laid(
        {
            Field(name, 1.0, Part.DOCUMENT if name == "whole" else Part.PASSAGE, b=b): own
            for name, own in texts.items()
        },
        first.tolist(),
    )
    postings = Postings(made, fields)
    return Drawn(postings, PostingsRanker(postings), oracle, passages, words)


def query(draw: np.random.Generator, words: int) -> Query:
    """Draw clauses of one to three forms, in any field, some of a word that no text has."""
    return Query(
        tuple(
            Clause(
                str(draw.choice(NAMES)),
                tuple(
                    Form(
                        f"w{draw.integers(0, words + 1)}",
                        float(draw.choice([1.0, 0.7])),
                        str(draw.choice(["", "", "whole"])),
                    )
                    for _ in range(draw.integers(1, 4))
                ),
                float(draw.choice([1.0, 0.3])),
            )
            for _ in range(draw.integers(1, 8))
        )
    )


def allowed(draw: np.random.Generator, passages: int) -> Allowed | None:
    """Draw a set of passages, or none."""
    share = float(draw.choice([-1.0, 0.0, 0.01, 0.5, 1.0]))
    mask = draw.random(passages) < share
    return None if share < 0 else Allowed(np.flatnonzero(mask).astype(np.uint32), mask)


def _texts(draw: np.random.Generator, number: int, longest: int, words: int) -> list[list[str]]:
    lengths = draw.integers(0, longest + 1, number).tolist()
    return [[f"w{n}" for n in np.minimum(draw.zipf(1.3, k) - 1, words - 1)] for k in lengths]


if __name__ == "__main__":
    main()
