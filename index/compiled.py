"""The search over postings, compiled by numba: the same scores to the bit, several times faster.

Importing numba and compiling take seconds: ``fast.prepare`` does it beside what answers meanwhile.
The code is compiled once and kept on the disk. A question is one call. Compiled code may read and
write anywhere: whatever the arrays hold, it stays inside them, for a large edition answers before
all its bytes are checked.
"""

from __future__ import annotations

import heapq
from contextlib import nullcontext
from functools import partial
from typing import TYPE_CHECKING

import numba
import numpy as np

from index.kernel import Columns, NumpyKernel
from index.plan import RUN, Plan

if TYPE_CHECKING:
    from index.arrays import Arrays
    from index.ranking import Allowed

ROUNDING = 2.0**-23
"""What a sum in four bytes may lose with each number added, as a share of itself."""
TINY = np.float32(1e-30)
"""Makes a sum that was added to differ from none."""
SEEDED = 3
"""Times as many passages as are sought that are scored whole, to leave others out."""
NEAR = 16
"""Postings that are sooner looked at one by one than halved."""
ALL = np.zeros(0, bool)
"""Stands for a mask where every passage is allowed."""

compiled = partial(numba.njit, cache=True, nogil=True)
leaf = partial(compiled, _nrt=False)
"""For what makes and returns no array: numba would count references to arrays at each posting."""


@leaf()
def _place(ordered, first, last, sought):
    """Return where ``sought`` stands, or would, in the rows ``first`` up to ``last``.

    No branch is guessed: searches of several overlap.
    """
    size = last - first
    while size > 1:
        half = size >> 1
        first += half * (ordered[first + half - 1] < sought)
        size -= half
    if size == 1 and ordered[first] < sought:
        first += 1
    return first


@leaf()
def _part(columns, table, at):
    """Return what rank_bm25 gives, before its idf, for the posting that stands ``at``."""
    late = (1 << columns.bits) - 1
    code = np.int64(columns.postings[at]) & late
    if code == late and len(columns.late):
        place = _place(columns.late, 0, len(columns.late), at)
        code = np.int64(columns.late_codes[min(place, len(columns.late) - 1)])
    return columns.parts[np.uint64(min(table + code, len(columns.parts) - 1))]


@leaf()
def _ones(word):
    """Return how many bits are set: one instruction in the end (Warren, Hacker's Delight, 5-1)."""
    word -= (word >> np.uint64(1)) & np.uint64(0x5555555555555555)
    fours = np.uint64(0x3333333333333333)
    word = (word & fours) + ((word >> np.uint64(2)) & fours)
    word = (word + (word >> np.uint64(4))) & np.uint64(0x0F0F0F0F0F0F0F0F)
    return np.int64((word * np.uint64(0x0101010101010101)) >> np.uint64(56))


@leaf()
def _near(columns, run, units, those, places):
    """Fill in which of the units a run may hold, and where each stands at the earliest; count them.

    What is read of one unit waits for nothing that is read of another, and no branch is guessed:
    memory is slow, but fetches for several at once.
    """
    if run.long < 0:
        for n in range(len(units)):
            those[n] = n
            places[n] = _place(columns.postings, run.first, run.last, units[n] << columns.bits)
        return len(units)
    count, first, blocks = 0, run.first, np.int64(columns.blocks[run.long])
    block, slot = run.block, run.slot
    for n in range(len(units)):
        word = columns.skips[min(blocks + (units[n] >> block), len(columns.skips) - 1)]
        bit = np.uint64(1) << np.uint64((units[n] >> slot) & ((1 << (block - slot)) - 1))
        those[count] = n
        places[count] = first + np.int64(word >> np.uint64(32)) + _ones(word & (bit - np.uint64(1)))
        count += (word & bit) != 0
    return count


@leaf()
def _look_up(columns, plan, clause, passages, sums, scratch):
    """Add to the sums what a clause gives to each of the passages."""
    units, those, places = scratch[0, : len(passages)], scratch[1], scratch[2]
    most, postings = scratch[3].view(np.float64), columns.postings
    most[: len(passages)] = 0.0
    for number in range(plan.bounds[clause], plan.bounds[clause + 1]):
        run = plan.runs[number]
        for n in range(len(passages)):
            units[n] = columns.owners[passages[n]] if run.whole else passages[n]
        for near in range(_near(columns, run, units, those, places)):
            n, at, last = those[near], places[near], run.last
            far = at + NEAR
            if run.long >= 0 and far < last and np.int64(postings[far]) >> columns.bits < units[n]:
                last_of_block = min(last, at + (1 << run.block))
                at = _place(postings, far, last_of_block, units[n] << columns.bits)
            while at < last and np.int64(postings[at]) >> columns.bits < units[n]:
                at += 1
            if at < last and np.int64(postings[at]) >> columns.bits == units[n]:
                given = run.weight * (run.share * (run.idf * _part(columns, run.table, at)))
                most[n] = max(most[n], given)
    for n in range(len(passages)):
        sums[n] += most[n]


@compiled()
def _scores(columns, plan, passages):
    """Return the scores of passages, clause by clause in the order of the query."""
    scores, scratch = np.zeros(len(passages)), np.empty((4, len(passages)), np.int64)
    for clause in range(len(plan.bounds) - 1):
        _look_up(columns, plan, clause, passages, scores, scratch)
    return scores


@compiled()
def _ordered(columns, plan):
    """Return the clauses, worth most for their length first; what those from each on give; lengths.

    A clause is as long as it gives something to passages, about.
    """
    size = len(plan.bounds) - 1
    most, lengths, reach = np.zeros(size), np.zeros(size), np.zeros(size + 1)
    each = len(columns.owners) / max(len(columns.first) - 1, 1)
    for clause in range(size):
        for number in range(plan.bounds[clause], plan.bounds[clause + 1]):
            run = plan.runs[number]
            most[clause] = max(most[clause], run.most)
            lengths[clause] += (run.last - run.first) * (each if run.whole else 1.0)
    order = np.argsort(-most / np.maximum(lengths, 1.0))
    for at in range(size - 1, -1, -1):
        reach[at] = reach[at + 1] + most[order[at]]
    return order, reach, lengths


@leaf()
def _sweep(columns, plan, clause, sums, swept, counts):
    """Add to the sums what a clause gives at most: to passages, or to documents as a whole."""
    for number in range(plan.bounds[clause], plan.bounds[clause + 1]):
        run = plan.runs[number]
        factor, table, bits, whole = (
            run.idf * run.share * run.weight,
            run.table,
            columns.bits,
            run.whole,
        )
        own, those, count = sums[whole], swept[whole], counts[whole]
        for at in range(run.first, run.last):
            given = max(np.float32(factor * _part(columns, table, at)), TINY)
            count = _add(own, those, count, np.int64(columns.postings[at]) >> bits, given)
        counts[whole] = count


@leaf()
def _spread(columns, sums, swept, counts):
    """Hand on what documents have to their passages, and return how many have something."""
    count, passages, first = counts[0], len(columns.owners), columns.first
    for document in swept[1, : counts[1]]:
        given, sums[1, document] = sums[1, document], 0
        if document < len(first) - 1:
            for passage in range(first[document], min(first[document + 1], passages)):
                count = _add(sums[0], swept[0], count, passage, given)
    counts[0], counts[1] = count, 0
    return count


@leaf()
def _add(sums, swept, count, passage, given):
    """Add it. No branch tells what is new: it would be wrong every second time."""
    had = sums[np.uint64(passage)]
    swept[count] = passage
    sums[np.uint64(passage)] = had + given
    return count + (had == 0)


@compiled()
def _bar(scores, depth):
    """Return what the best ``depth`` of the scores have at least, 0 where they are fewer."""
    if not 0 < depth <= len(scores):
        return 0.0
    top = [0.0] * depth
    for score in scores:
        if score > top[0]:
            heapq.heapreplace(top, np.float64(score))
    return top[0]


@compiled()
def _most(found, has, number):
    """Return so many of what was found as have most, none where they are fewer."""
    bar = _bar(has, number)
    return found[has >= bar][: number if bar > 0 else 0]


@compiled()
def _seeds(columns, plan, clause, mask, depth, has, those):
    """Return those passages that have most by now; the clause's champions, where that is little."""
    those = _allowed(columns, mask, those)
    seeds = _most(those, has[those], depth)
    if not len(seeds):
        best = [np.uint32(0) for _ in range(0)]
        for number in range(plan.bounds[clause], plan.bounds[clause + 1]):
            run = plan.runs[number]
            if run.long >= 0 and not run.whole:
                best.extend(columns.champions[run.long])
        seeds = _allowed(columns, mask, np.unique(np.array(best, np.uint32)))
    return seeds


@compiled()
def _allowed(columns, mask, those):
    """Return those that there are, and that are allowed."""
    those = those[those < len(columns.owners)]
    return those[mask[those]] if len(mask) else those


@compiled()
def _kept(found, has, wanted):
    """Keep, in place, what has as much as is wanted."""
    kept = 0
    for n in range(len(found)):
        found[kept], has[kept] = found[n], has[n]
        kept += has[n] >= wanted
    return found[:kept], has[:kept]


@compiled()
def _taken(columns, sums, those, wanted, mask):
    """Return what is allowed of the passages and has what is wanted, and it; make all sums zero."""
    found, has, kept, passages = np.empty_like(those), np.empty(len(those)), 0, len(columns.owners)
    for passage in those:
        found[kept], has[kept] = passage, sums[passage]
        able = passage < passages and (len(mask) == 0 or mask[passage])
        kept += able and has[kept] >= wanted
        sums[passage] = 0.0
    return found[:kept], has[:kept]


@compiled()
def _score(columns, runs, bounds, passages):
    return _scores(Columns(*columns), Plan(runs, bounds), passages)


@compiled()
def _search(columns, runs, bounds, depth, small, mask, sums, swept):
    """Return what can be among the best, with its scores: sweep while more can reach, then look up.

    Sums are what passages are given at most, for alternatives add up in them. What is enough is
    learnt from passages that are scored whole: before a list is swept that is longer than that
    takes, and whenever many are left.
    """
    columns, plan = Columns(*columns), Plan(runs, bounds)
    order, reach, lengths = _ordered(columns, plan)
    slack, dear = 1.0 - len(runs) * ROUNDING, depth * len(order) * small
    counts, at, least, spent = np.zeros(2, np.int64), 0, 0.0, 0.0
    while at < len(order) and reach[at] >= least:
        spent += lengths[order[at]]
        if spent > dear:
            spent = 0.0
            those = swept[0, : _spread(columns, sums, swept, counts)]
            seeds = _seeds(columns, plan, order[at], mask, depth, sums[0], those)
            least = max(least, _bar(_scores(columns, plan, seeds), depth) * slack)
        if reach[at] >= least:
            _sweep(columns, plan, order[at], sums, swept, counts)
            at += 1
    those = swept[0, : _spread(columns, sums, swept, counts)]
    found, has = _taken(columns, sums[0], those, least - reach[at], mask)
    scratch = np.empty((4, len(found)), np.int64)
    for later in range(at, len(order) + 1):
        if (later == at or later == len(order)) and len(found) > SEEDED * depth:
            seeds = _most(found, has, SEEDED * depth)
            least = max(least, _bar(_scores(columns, plan, seeds), depth) * slack)
        found, has = _kept(found, has, least - reach[later])
        if later < len(order):
            _look_up(columns, plan, order[later], found, has, scratch)
    return found, _scores(columns, plan, found)


def warm() -> None:
    """Compile, or read from the disk what was compiled before."""
    places = np.array([0, 1], np.uint32)
    arrays: Arrays = dict.fromkeys(Columns._fields, places[:0])
    arrays |= {"postings": places[:1], "parts": np.ones(1), "first": places}
    arrays |= {"champions": np.zeros((0, 1), np.uint32), "skips": np.zeros(0, np.uint64)}
    run = np.array([(0, 1, 0, 0, -1, 0, 0, 1.0, 1.0, 1.0, 1.0)], RUN)
    kernel, plan = CompiledKernel(Columns.of(arrays)), Plan(_sealed(run), places.astype(np.int64))
    kernel.search(plan, 1)
    kernel.score(plan, places[:1])


class CompiledKernel(NumpyKernel):
    """Postings one by one, in code that numba compiles."""

    small = 48
    """Postings that are swept in the time in which one is looked up."""

    def __init__(self, columns: Columns) -> None:
        super().__init__(columns)
        *own, bits = columns
        self._sealed = *map(_sealed, own), bits
        self.turn = nullcontext()  # no thread holds Python's lock amid a question

    def score(self, plan: Plan, passages: np.ndarray) -> np.ndarray:
        """Return the scores of ``passages``, clause by clause in the order of the query."""
        scores: np.ndarray = _score(self._sealed, plan.runs, plan.bounds, passages)
        return scores

    def search(
        self, plan: Plan, depth: int, allowed: Allowed | None = None
    ) -> tuple[np.ndarray, np.ndarray]:
        """Sweep the clauses that the best cannot be found without, then look up the others."""
        if not hasattr(own := self._own, "sums"):
            size = 1 << (32 - self._columns.bits)  # as many as postings can name
            own.sums = np.zeros((2, size), np.float32)
            own.swept = np.zeros((2, size + 1), np.uint32)
        mask = ALL if allowed is None else allowed.mask
        asked = plan.runs, plan.bounds, depth, self.small, mask
        found, scores = _search(self._sealed, *asked, own.sums, own.swept)
        return found, scores


def _sealed(column: np.ndarray) -> np.ndarray:
    """Return the same array, not to be written: so are mapped ones, and numba tells them apart."""
    sealed = column.view()
    sealed.flags.writeable = False
    return sealed
