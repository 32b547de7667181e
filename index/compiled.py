"""The search over postings, compiled by numba: the same scores to the bit, several times faster.

Importing numba and compiling take seconds: ``fast.prepare`` does it beside what answers meanwhile.
The code is compiled once and kept on the disk. A question is one call.
"""

from __future__ import annotations

import heapq
import threading
from typing import TYPE_CHECKING

import numpy as np
from numba import njit

from index.kernel import LOOKED_UP, SLACK, Columns
from index.packing import Packing, code_bits
from index.plan import Plan, Run

if TYPE_CHECKING:
    from index.ranking import Allowed

FIRST, LAST, TABLE, WHOLE, BEST, IDF, SHARE, WEIGHT, MOST = range(len(Run._fields))
ANY, KNOWN = False, True
"""Whether a sweep is for any passage, or for those alone that have something by now."""
ALL = np.zeros(0, bool)
"""Stands for a mask where every passage is allowed."""


@njit(cache=True, nogil=True)
def _place(ordered, first, last, sought):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202
    """Return where ``sought`` stands, or would, in the rows ``first`` up to ``last``."""
    while first < last:
        middle = (first + last) >> 1
        if ordered[middle] < sought:
            first = middle + 1
        else:
            last = middle
    return first


@njit(cache=True, nogil=True)
def _near(postings, first, last, sought, share):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202
    """Do so from where it would stand if units were even, ``share`` of them below: few are read."""
    low = high = first + min(np.int64((last - first) * share), last - first - 1)
    step = 8
    if postings[low] < sought:
        high += step
        while high < last and postings[high] < sought:
            low, step = high, step * 2
            high += step
        return _place(postings, low + 1, min(high, last), sought)
    low -= step
    while low >= first and postings[low] >= sought:
        high, step = low, step * 2
        low -= step
    return _place(postings, max(low, first), high, sought)


@njit(cache=True, nogil=True, inline="always")
def _code(columns, posting, at):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202
    """Return the code of the posting that stands ``at``."""
    code = np.int64(posting & columns[7])
    return code if code < columns[7] else np.int64(_late(columns, at))


@njit(cache=True, nogil=True)
def _late(columns, at):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202
    """Return the code that had no room."""
    return columns[5][_place(columns[4], 0, len(columns[4]), at)]


@njit(cache=True, nogil=True)
def _given(columns, runs, bounds, clause, passage, owner):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202, PLR0913, PLR0917
    """Return what a clause gives to a passage of a document."""
    postings, parts, first, bits, most = columns[0], columns[1], columns[2], columns[6], 0.0
    for run in range(bounds[clause], bounds[clause + 1]):
        last, unit, size = np.int64(runs[run, LAST]), passage, first[-1]
        if runs[run, WHOLE]:
            unit, size = owner, len(first) - 1
        sought = unit << bits
        at = _near(postings, np.int64(runs[run, FIRST]), last, sought, unit / size)
        if at < last and np.int64(postings[at] >> bits) == unit:
            code = _code(columns, postings[at], at)
            part = runs[run, IDF] * parts[np.int64(runs[run, TABLE]) + code]
            most = max(most, runs[run, WEIGHT] * (runs[run, SHARE] * part))
    return most


@njit(cache=True, nogil=True)
def _exact(columns, runs, bounds, passage):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202
    """Return the score of a passage, clause by clause in the order of the query."""
    first, score = columns[2], 0.0
    owner = _place(first, 0, len(first), passage + 1) - 1
    for clause in range(len(bounds) - 1):
        score += _given(columns, runs, bounds, clause, passage, owner)
    return score


@njit(cache=True, nogil=True)
def _scores(columns, runs, bounds, passages):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202
    scores = np.empty(len(passages))
    for number in range(len(passages)):
        scores[number] = _exact(columns, runs, bounds, np.int64(passages[number]))
    return scores


@njit(cache=True, nogil=True)
def _length(columns, runs, bounds, clause):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202
    """Return about how many passages a clause gives something to."""
    first, length = columns[2], 0.0
    for run in range(bounds[clause], bounds[clause + 1]):
        each = first[-1] / (len(first) - 1) if runs[run, WHOLE] else 1.0
        length += (runs[run, LAST] - runs[run, FIRST]) * each
    return max(length, 1.0)  # documents without words have no passages


@njit(cache=True, nogil=True)
def _ordered(columns, runs, bounds):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202
    """Return the clauses, worth most first, and what those from each on give at most."""
    most = np.zeros(len(bounds) - 1)
    for clause in range(len(most)):
        most[clause] = runs[bounds[clause] : bounds[clause + 1], MOST].max()
    worth = np.array([most[c] / _length(columns, runs, bounds, c) for c in range(len(most))])
    order, reach = np.argsort(-worth), np.zeros(len(bounds))
    for at in range(len(order) - 1, -1, -1):
        reach[at] = reach[at + 1] + most[order[at]]
    return order, reach


@njit(cache=True, nogil=True)
def _seeds(columns, runs, bounds, clause, mask):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202
    """Return the passages that a clause gives most, each once."""
    champions, seeds = columns[3], [np.uint32(0) for _ in range(0)]
    for run in range(bounds[clause], bounds[clause + 1]):
        if runs[run, BEST] >= 0 and not runs[run, WHOLE]:
            seeds.extend(champions[np.int64(runs[run, BEST])])
    found = np.unique(np.array(seeds, np.uint32))
    return found[mask[found]] if len(mask) else found


@njit(cache=True, nogil=True)
def _least(scores, depth):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202
    """Return what the best ``depth`` of the scores are above or at, 0 where they are fewer."""
    return np.sort(scores)[-depth] * SLACK if len(scores) >= depth else 0.0


@njit(cache=True, nogil=True)
def _sweep(columns, runs, bounds, clause, sums, best, swept, count, known):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202, PLR0913, PLR0917
    """Add what a clause gives to the sums, and return how many passages have one by now.

    Passages that have none are left out where only those that are ``known`` matter. No branch
    decides so for each posting: it would be guessed wrongly every second time.
    """
    alone = bounds[clause + 1] - bounds[clause] == 1
    if alone and not runs[bounds[clause], WHOLE]:
        return _sweep_alone(columns, runs[bounds[clause]], sums, swept, count, known)
    postings, parts, first, bits = columns[0], columns[1], columns[2], columns[6]
    for run in range(bounds[clause], bounds[clause + 1]):
        factor = runs[run, IDF] * runs[run, SHARE] * runs[run, WEIGHT]
        table, whole = np.int64(runs[run, TABLE]), runs[run, WHOLE] != 0
        for at in range(np.int64(runs[run, FIRST]), np.int64(runs[run, LAST])):
            given = factor * parts[table + _code(columns, postings[at], at)]
            begin = np.int64(postings[at] >> bits)
            end = begin + 1
            if whole:
                begin, end = np.int64(first[begin]), np.int64(first[begin + 1])
            for passage in range(begin, end):
                more = given
                if not alone:
                    more = max(given - best[passage], 0.0)
                    best[passage] += more
                had = sums[passage]
                swept[count] = passage
                count += had == 0.0 and more > 0.0 and not known
                sums[passage] = had + more * (had > 0.0 or not known)
    if not alone:
        _forget(columns, runs, bounds, clause, best)
    return count


@njit(cache=True, nogil=True)
def _sweep_alone(columns, run, sums, swept, count, known):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202, PLR0913, PLR0917
    """Do so for a clause of one form in a field of passages."""
    first, factor, bits = np.int64(run[FIRST]), run[IDF] * run[SHARE] * run[WEIGHT], columns[6]
    postings, parts = columns[0][first : np.int64(run[LAST])], columns[1][np.int64(run[TABLE]) :]
    for at in range(len(postings)):
        unit, part = postings[at] >> bits, parts[_code(columns, postings[at], first + at)]
        had = sums[unit]
        swept[count] = unit
        count += had == 0.0 and not known
        sums[unit] = had + factor * part * (had > 0.0 or not known)
    return count


@njit(cache=True, nogil=True)
def _forget(columns, runs, bounds, clause, best):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202
    """Make ``best`` zero again wherever a clause of several forms left something."""
    postings, first, bits = columns[0], columns[2], columns[6]
    for run in range(bounds[clause], bounds[clause + 1]):
        for at in range(np.int64(runs[run, FIRST]), np.int64(runs[run, LAST])):
            unit = np.int64(postings[at] >> bits)
            if runs[run, WHOLE]:
                best[first[unit] : first[unit + 1]] = 0.0
            else:
                best[unit] = 0.0


@njit(cache=True, nogil=True)
def _look_up(columns, runs, bounds, clause, sums, swept, count):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202, PLR0913, PLR0917
    """Add what a clause gives to the passages in ``swept``, one by one."""
    first = columns[2]
    for number in range(count):
        passage = np.int64(swept[number])
        owner = _place(first, 0, len(first), passage + 1) - 1
        sums[passage] += _given(columns, runs, bounds, clause, passage, owner)


@njit(cache=True, nogil=True)
def _bar(sums, swept, count, depth, mask):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202
    """Return what the best ``depth`` in ``swept`` have by now, 0 where they are fewer."""
    top = [0.0] * depth
    for number in range(count):
        passage = swept[number]
        if sums[passage] > top[0] and (len(mask) == 0 or mask[passage]):
            heapq.heapreplace(top, sums[passage])
    return top[0]


@njit(cache=True, nogil=True)
def _top(sums, swept, count, depth, mask):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202
    """Return ``depth`` of the passages in ``swept`` that have most by now, none if they are few."""
    bar = _bar(sums, swept, count, depth, mask)
    best, left = np.empty(depth if bar else 0, np.uint32), depth
    for number in range(count if bar else 0):
        passage = swept[number]
        if left and sums[passage] >= bar and (len(mask) == 0 or mask[passage]):
            left -= 1
            best[left] = passage
    return best


@njit(cache=True, nogil=True)
def _kept(sums, swept, count, least, reach, mask):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202, PLR0913, PLR0917
    """Keep in ``swept`` what is allowed and can reach the best by ``reach`` more; say how many."""
    kept = 0
    for number in range(count):
        passage = swept[number]
        if sums[passage] + reach >= least and (len(mask) == 0 or mask[passage]):
            swept[kept] = passage
            kept += 1
        else:
            sums[passage] = 0.0
    return kept


@njit(cache=True, nogil=True)
def _search(columns, runs, bounds, depth, small, mask, sums, best, swept):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202, PLR0913, PLR0917
    """Return what can be among the best, with its scores: sweep while more can reach, then join.

    Before a list is swept that is longer than scoring ``depth`` passages takes, the best by now
    are scored (or the list's champions, where there are none): few others need to be looked at.
    """
    order, reach = _ordered(columns, runs, bounds)
    dear, count, at, least = depth * len(order) * small, 0, 0, 0.0
    while at < len(order) and reach[at] >= least:
        if _length(columns, runs, bounds, order[at]) > dear:
            seeds = _top(sums, swept, count, depth, mask)
            if not len(seeds):
                seeds = _seeds(columns, runs, bounds, order[at], mask)
            least = max(least, _least(_scores(columns, runs, bounds, seeds), depth))
            if reach[at] < least:
                break
        count = _sweep(columns, runs, bounds, order[at], sums, best, swept, count, ANY)
        at += 1
    for later in range(at, len(order)):
        length = _length(columns, runs, bounds, order[later])
        if later == at or length > count:
            least = max(least, _bar(sums, swept, count, depth, mask) * SLACK)
            count = _kept(sums, swept, count, least, reach[later], mask)
        if length > LOOKED_UP * count:
            _look_up(columns, runs, bounds, order[later], sums, swept, count)
        else:
            _sweep(columns, runs, bounds, order[later], sums, best, swept, count, KNOWN)
    least = max(least, _bar(sums, swept, count, depth, mask) * SLACK)
    count = _kept(sums, swept, count, least, 0.0, mask)
    sums[swept[:count]] = 0.0
    found = swept[:count].copy()
    return found, _scores(columns, runs, bounds, found)


def warm() -> None:
    """Compile, or read from the disk what was compiled before."""
    places = np.array([0, 1], np.uint32)
    columns = Columns(
        places[:1], np.ones(1), places, np.zeros((0, 1), np.uint32), Packing(code_bits(1))
    )
    run = Run(0, 1, 0, whole=False, champions=-1, idf=1.0, share=1.0, weight=1.0, most=1.0)
    kernel, plan = CompiledKernel(columns), Plan(((run,),))
    kernel.search(plan, 1)
    kernel.score(plan, places[:1])


class CompiledKernel:
    """Postings one by one, in code that numba compiles."""

    small = LOOKED_UP
    """Postings read in the time in which one clause is looked up in one passage."""

    def __init__(self, columns: Columns) -> None:
        *own, packing = columns
        self._columns = (
            *map(_sealed, (*own, packing.places, packing.numbers)),
            np.uint64(packing.bits),
            np.uint64(packing.late),
        )
        self._size = columns.size
        self._own = threading.local()

    def score(self, plan: Plan, passages: np.ndarray) -> np.ndarray:
        """Return the scores of ``passages``, clause by clause in the order of the query."""
        scores: np.ndarray = _scores(self._columns, *plan.columns, passages)
        return scores

    def search(
        self, plan: Plan, depth: int, allowed: Allowed | None = None
    ) -> tuple[np.ndarray, np.ndarray]:
        """Sweep the clauses that the best cannot be found without, then look up the others."""
        own = self._own
        if not hasattr(own, "sums"):
            own.sums, own.best = np.zeros(self._size), np.zeros(self._size)
            own.swept = np.zeros(self._size + 1, np.uint32)
        mask = ALL if allowed is None else allowed.mask
        found, scores = _search(
            self._columns, *plan.columns, depth, self.small, mask, own.sums, own.best, own.swept
        )
        return found, scores


def _sealed(column: np.ndarray) -> np.ndarray:
    """Return the same array, not to be written: so are mapped ones, and numba tells them apart."""
    sealed = column.view()
    sealed.flags.writeable = False
    return sealed
