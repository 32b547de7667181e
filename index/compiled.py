"""The search over postings, compiled by numba: the same scores to the bit, several times faster.

Importing numba and compiling take seconds: ``fast.prepare`` does it beside what answers meanwhile.
The code is compiled once and kept on the disk. A question is one call.
"""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numba import njit

from index.kernel import LOOKED_UP, SLACK, TINY, Columns, NumpyKernel
from index.plan import Plan, Run

if TYPE_CHECKING:
    from index.arrays import Arrays
    from index.ranking import Allowed

SEEDED = 4
"""Times as many passages as are sought that are scored whole at most, to leave others out."""
NEAR = 16
"""Postings that are sooner looked at one by one than halved."""
ALL = np.zeros(0, bool)
"""Stands for a mask where every passage is allowed."""


class _Plan(NamedTuple):
    runs: np.ndarray
    bounds: np.ndarray


@njit(cache=True, nogil=True)
def _place(ordered, first, last, sought):
    """Return where ``sought`` stands, or would, in the rows ``first`` up to ``last``."""
    while last - first > NEAR:
        middle = (first + last) >> 1
        if ordered[middle] < sought:
            first = middle + 1
        else:
            last = middle
    while first < last and ordered[first] < sought:
        first += 1
    return first


@njit(cache=True, nogil=True, inline="always")
def _part(columns, run, posting, at):
    """Return what rank_bm25 gives, before its idf, for the posting of a run that stands ``at``."""
    late = (1 << columns.bits) - 1
    code = np.int64(posting) & late
    if code == late:
        code = np.int64(columns.late_codes[_place(columns.late, 0, len(columns.late), at)])
    return columns.parts[run.table + code]


@njit(cache=True, nogil=True)
def _look_up(columns, plan, clause, passages, sums):
    """Add to the sums what a clause gives to each of the passages.

    What is read of one waits for nothing that is read of another, while that can be: memory is
    slow, but fetches for several at once.
    """
    units, most = np.empty(len(passages), np.int64), np.zeros(len(passages))
    begins, ends, met = units.copy(), units.copy(), np.empty(len(passages), np.uint32)
    postings = columns.postings
    for number in range(plan.bounds[clause], plan.bounds[clause + 1]):
        run = plan.runs[number]
        for n in range(len(passages)):
            units[n] = columns.owners[passages[n]] if run.whole else passages[n]
        if run.long >= 0:
            for n in range(len(passages)):
                block = np.int64(columns.blocks[run.long]) + (units[n] >> run.block)
                begins[n] = run.first + np.int64(columns.skips[block])
                ends[n] = run.first + np.int64(columns.skips[block + 1])
        else:
            begins[:], ends[:] = run.first, run.last
        for n in range(len(passages)):
            met[n] = postings[min(begins[n], run.last - 1)]
        for n in range(len(passages)):
            at, sought = begins[n], units[n] << columns.bits
            if met[n] < sought:
                at = _place(postings, at, ends[n], sought)
            if at < ends[n] and np.int64(postings[at]) >> columns.bits == units[n]:
                part = run.idf * _part(columns, run, postings[at], at)
                most[n] = max(most[n], run.weight * (run.share * part))
    for n in range(len(passages)):
        sums[n] += most[n]


@njit(cache=True, nogil=True)
def _scores(columns, plan, passages):
    """Return the scores of passages, clause by clause in the order of the query."""
    scores = np.zeros(len(passages))
    for clause in range(len(plan.bounds) - 1):
        _look_up(columns, plan, clause, passages, scores)
    return scores


@njit(cache=True, nogil=True)
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


@njit(cache=True, nogil=True)
def _champions(columns, plan, clause, mask):
    """Return the passages that a clause gives most, each once."""
    found = [np.uint32(0) for _ in range(0)]
    for number in range(plan.bounds[clause], plan.bounds[clause + 1]):
        run = plan.runs[number]
        if run.long >= 0 and not run.whole:
            found.extend(columns.champions[run.long])
    once = np.unique(np.array(found, np.uint32))
    return once[mask[once]] if len(mask) else once


@njit(cache=True, nogil=True)
def _sweep(columns, plan, clause, sums, best, swept, count):
    """Add what a clause gives to the sums, and return how many passages have one by now."""
    begin, end = plan.bounds[clause], plan.bounds[clause + 1]
    if end - begin == 1:
        return _add(columns, plan.runs[begin], sums, swept, count)
    for number in range(begin, end):
        _raise(columns, plan.runs[number], best)
    for number in range(begin, end):
        run = plan.runs[number]
        for at in range(run.first, run.last):
            for passage in range(*_passages(columns, run, columns.postings[at])):
                had, more = sums[passage], best[passage]
                swept[count] = passage
                count += had == 0.0 and more > 0.0
                sums[passage], best[passage] = had + more, 0.0
    return count


@njit(cache=True, nogil=True, inline="always")
def _passages(columns, run, posting):
    """Return the passages of a posting: the first of them, and the first behind them."""
    unit = np.int64(posting) >> columns.bits
    if run.whole:
        return np.int64(columns.first[unit]), np.int64(columns.first[unit + 1])
    return unit, unit + 1


@njit(cache=True, nogil=True)
def _raise(columns, run, best):
    """Raise what passages are given at best to what a run gives."""
    factor = run.idf * run.share * run.weight
    for at in range(run.first, run.last):
        given = factor * _part(columns, run, columns.postings[at], at)
        for passage in range(*_passages(columns, run, columns.postings[at])):
            best[passage] = max(best[passage], given)


@njit(cache=True, nogil=True)
def _add(columns, run, sums, swept, count):
    """Add what a run gives. No branch tells what is new: it would be wrong every second time."""
    factor = run.idf * run.share * run.weight
    for at in range(run.first, run.last):
        given = factor * _part(columns, run, columns.postings[at], at)
        for passage in range(*_passages(columns, run, columns.postings[at])):
            had = sums[passage]
            swept[count] = passage
            count += had == 0.0
            sums[passage] = had + given
    return count


@njit(cache=True, nogil=True)
def _join(columns, run, found, has, sums):
    """Add what a run gives to what was found, by reading all of it: nothing else gets a sum."""
    factor = run.idf * run.share * run.weight
    for n in range(len(found)):
        sums[found[n]] = has[n]
    for at in range(run.first, run.last):
        given = factor * _part(columns, run, columns.postings[at], at)
        for passage in range(*_passages(columns, run, columns.postings[at])):
            sums[passage] += given * (sums[passage] > 0.0)
    for n in range(len(found)):
        has[n] = sums[found[n]]
        sums[found[n]] = 0.0


@njit(cache=True, nogil=True)
def _bar(scores, depth):
    """Return what the best ``depth`` of the scores have at least, 0 where they are fewer."""
    top = [0.0] * depth
    for score in scores:
        if depth and score > top[0]:
            heapq.heapreplace(top, score)
    return top[0] if depth else 0.0


@njit(cache=True, nogil=True)
def _likely(sums, those, depth, mask):
    """Return ``depth`` of those passages that have most by now, none where they are few."""
    allowed = those[mask[those]] if len(mask) else those
    has = sums[allowed]
    bar = _bar(has, depth)
    return allowed[has >= bar][: depth if bar > 0 else 0]


@njit(cache=True, nogil=True)
def _kept(found, has, wanted):
    """Keep, in place, what has as much as is wanted."""
    kept = 0
    for n in range(len(found)):
        found[kept], has[kept] = found[n], has[n]
        kept += has[n] >= wanted
    return found[:kept], has[:kept]


@njit(cache=True, nogil=True)
def _taken(sums, those, wanted, mask):
    """Return what is allowed of the passages and has what is wanted, and it; make all sums zero."""
    found, has, kept = np.empty_like(those), np.empty(len(those)), 0
    for passage in those:
        found[kept], has[kept] = passage, sums[passage]
        kept += has[kept] >= wanted and (len(mask) == 0 or mask[passage])
        sums[passage] = 0.0
    return found[:kept], has[:kept]


@njit(cache=True, nogil=True)
def _score(columns, runs, bounds, passages):
    return _scores(Columns(*columns), _Plan(runs, bounds), passages)


@njit(cache=True, nogil=True)
def _search(columns, runs, bounds, depth, small, mask, sums, best, swept):
    """Return what can be among the best, with its scores: sweep while more can reach, then join.

    Before a list is swept that is longer than scoring ``depth`` passages takes, the best by now
    are scored (or the list's champions, where there are none): few others need to be looked at.
    """
    columns, plan = Columns(*columns), _Plan(runs, bounds)
    order, reach, lengths = _ordered(columns, plan)
    dear, count, at, least = depth * len(order) * small, 0, 0, 0.0
    while at < len(order) and reach[at] >= least:
        if lengths[order[at]] > dear:
            seeds = _likely(sums, swept[:count], depth, mask)
            if not len(seeds):
                seeds = _champions(columns, plan, order[at], mask)
            least = max(least, _bar(_scores(columns, plan, seeds), depth) * SLACK)
            if reach[at] < least:
                break
        count = _sweep(columns, plan, order[at], sums, best, swept, count)
        at += 1
    found, has = _taken(sums, swept[:count], max(least - reach[at], TINY), mask)
    likely = min(depth * max(1, min(SEEDED, len(found) // (len(order) * depth))), len(found))
    seeds = found[has >= _bar(has, likely)][:likely]
    least = max(least, _bar(_scores(columns, plan, seeds), depth) * SLACK)
    for later in range(at, len(order)):
        found, has = _kept(found, has, least - reach[later])
        begin, end = plan.bounds[order[later]], plan.bounds[order[later] + 1]
        if end - begin > 1 or lengths[order[later]] > LOOKED_UP * len(found):
            _look_up(columns, plan, order[later], found, has)
        else:
            _join(columns, plan.runs[begin], found, has, sums)
        least = max(least, _bar(has, depth) * SLACK)
    found, has = _kept(found, has, least)
    return found, _scores(columns, plan, found)


def warm() -> None:
    """Compile, or read from the disk what was compiled before."""
    places = np.array([0, 1], np.uint32)
    arrays: Arrays = dict.fromkeys(Columns._fields, places[:0])
    arrays |= {"postings": places[:1], "parts": np.ones(1), "first": places}
    arrays["champions"] = np.zeros((0, 1), np.uint32)
    run = Run(0, 1, 0, whole=False, long=-1, block=0, idf=1.0, share=1.0, weight=1.0, most=1.0)
    kernel, plan = CompiledKernel(Columns.of(arrays)), Plan([[run.packed()]])
    kernel.search(plan, 1)
    kernel.score(plan, places[:1])


class CompiledKernel(NumpyKernel):
    """Postings one by one, in code that numba compiles."""

    small = LOOKED_UP
    """Postings read in the time in which one clause is looked up in one passage."""

    def __init__(self, columns: Columns) -> None:
        super().__init__(columns)
        *own, bits = columns
        self._sealed = *map(_sealed, own), bits

    def score(self, plan: Plan, passages: np.ndarray) -> np.ndarray:
        """Return the scores of ``passages``, clause by clause in the order of the query."""
        scores: np.ndarray = _score(self._sealed, plan.runs, plan.bounds, passages)
        return scores

    def search(
        self, plan: Plan, depth: int, allowed: Allowed | None = None
    ) -> tuple[np.ndarray, np.ndarray]:
        """Sweep the clauses that the best cannot be found without, then look up the others."""
        if not hasattr(own := self._own, "sums"):
            size = len(self._columns.owners)
            own.sums, own.best, own.swept = *np.zeros((2, size)), np.zeros(size + 1, np.uint32)
        mask = ALL if allowed is None else allowed.mask
        asked = plan.runs, plan.bounds, depth, self.small, mask
        found, scores = _search(self._sealed, *asked, own.sums, own.best, own.swept)
        return found, scores


def _sealed(column: np.ndarray) -> np.ndarray:
    """Return the same array, not to be written: so are mapped ones, and numba tells them apart."""
    sealed = column.view()
    sealed.flags.writeable = False
    return sealed
