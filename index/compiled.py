"""The two loops over postings, compiled by numba: the same scores to the bit, several times faster.

Importing numba and compiling take seconds: ``fast.prepare`` does it beside what answers meanwhile.
The code is compiled once and kept on the disk.
"""

from __future__ import annotations

import heapq
import threading
from typing import TYPE_CHECKING

import numpy as np
from numba import njit

from index.kernel import SLACK, Columns
from index.plan import Plan, Run

if TYPE_CHECKING:
    from index.ranking import Allowed

SCANNED = 16
"""Postings that are read in a row in the time of one that is looked for."""
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
def _near(units, first, last, sought, size):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202
    """Do so from where ``sought`` would stand if the units were even: few pages are touched."""
    low = high = first + sought * (last - first) // size
    step = 8
    if units[low] < sought:
        high += step
        while high < last and units[high] < sought:
            low, step = high, step * 2
            high += step
        return _place(units, low + 1, min(high, last), sought)
    low -= step
    while low >= first and units[low] >= sought:
        high, step = low, step * 2
        low -= step
    return _place(units, max(low, first), high, sought)


@njit(cache=True, nogil=True)
def _given(columns, runs, clause, passage, owner):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202
    """Return what a clause gives to a passage of a document."""
    units, codes, parts, first = columns
    places, factors, bounds = runs
    most = 0.0
    for run in range(bounds[clause], bounds[clause + 1]):
        last, sought, size = places[run, 1], passage, np.int64(first[-1])
        if places[run, 3]:
            sought, size = owner, np.int64(len(first) - 1)
        at = _near(units, places[run, 0], last, sought, size)
        if at < last and units[at] == sought:
            part = factors[run, 0] * parts[places[run, 2] + codes[at]]
            most = max(most, factors[run, 2] * (factors[run, 1] * part))
    return most


@njit(cache=True, nogil=True)
def _score(columns, runs, passages, scores):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202
    first = columns[3]
    for number in range(len(passages)):
        passage = np.int64(passages[number])
        owner = _place(first, 0, len(first), passage + 1) - 1
        for clause in range(len(runs[2]) - 1):
            scores[number] += _given(columns, runs, clause, passage, owner)


@njit(cache=True, nogil=True)
def _sweep(columns, runs, clause, sums, best, swept, count):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202, PLR0913, PLR0917
    """Add what a clause gives to the sums, and return how many passages have one by now."""
    units, codes, parts, first = columns
    places, factors, bounds = runs
    alone = bounds[clause + 1] - bounds[clause] == 1
    for run in range(bounds[clause], bounds[clause + 1]):
        factor, table = factors[run, 0] * factors[run, 1] * factors[run, 2], places[run, 2]
        for at in range(places[run, 0], places[run, 1]):
            given, unit = factor * parts[table + codes[at]], np.int64(units[at])
            begin, end = unit, unit + 1
            if places[run, 3]:
                begin, end = np.int64(first[unit]), np.int64(first[unit + 1])
            for passage in range(begin, end):
                more = given
                if not alone:
                    more = max(given - best[passage], 0.0)
                    best[passage] += more
                if sums[passage] == 0.0 and given > 0.0:
                    swept[count] = passage
                    count += 1
                sums[passage] += more
    return count


@njit(cache=True, nogil=True)
def _forget(columns, runs, clause, best):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202
    """Make ``best`` zero again wherever a clause of several forms left something."""
    units, first = columns[0], columns[3]
    places, _, bounds = runs
    for run in range(bounds[clause], bounds[clause + 1]):
        for at in range(places[run, 0], places[run, 1]):
            if places[run, 3]:
                best[first[units[at]] : first[units[at] + 1]] = 0.0
            else:
                best[units[at]] = 0.0


@njit(cache=True, nogil=True)
def _join(columns, runs, clause, sums, swept, count):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202, PLR0913, PLR0917
    """Add what a clause gives to the passages in ``swept`` alone: by their number, or its."""
    units, codes, parts, first = columns
    places, factors, bounds = runs
    run = bounds[clause]
    begin, end = places[run, 0], places[run, 1]
    if bounds[clause + 1] - run == 1 and not places[run, 3] and end - begin < SCANNED * count:
        factor, table = factors[run, 0] * factors[run, 1] * factors[run, 2], places[run, 2]
        for at in range(begin, end):
            if sums[units[at]] != 0.0:
                sums[units[at]] += factor * parts[table + codes[at]]
        return
    for number in range(count):
        passage = np.int64(swept[number])
        owner = _place(first, 0, len(first), passage + 1) - 1
        sums[passage] += _given(columns, runs, clause, passage, owner)


@njit(cache=True, nogil=True)
def _kept(sums, swept, count, least, reach, depth):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202, PLR0913, PLR0917
    """Keep in ``swept`` what can reach the best by ``reach`` more; return how many, and a score."""
    top, kept = [0.0] * depth, 0
    for number in range(count):
        if sums[swept[number]] > top[0]:
            heapq.heapreplace(top, sums[swept[number]])
    least = max(least, top[0] * SLACK)
    for number in range(count):
        passage = swept[number]
        if sums[passage] + reach >= least:
            swept[kept] = passage
            kept += 1
        else:
            sums[passage] = 0.0
    return kept, least


@njit(cache=True, nogil=True)
def _allowed(sums, swept, count, mask):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202
    """Keep in ``swept`` what the mask allows, and return how many that are."""
    kept = 0
    for number in range(count):
        passage = swept[number]
        if mask[passage]:
            swept[kept] = passage
            kept += 1
        else:
            sums[passage] = 0.0
    return kept


@njit(cache=True, nogil=True)
def _search(columns, runs, order, reach, split, least, depth, mask, sums, best, swept):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202, PLR0913, PLR0917
    """Leave in ``swept`` what can be among the best, and return how many that are."""
    bounds, count = runs[2], 0
    for ordered in range(split, len(order)):
        clause = order[ordered]
        count = _sweep(columns, runs, clause, sums, best, swept, count)
        if bounds[clause + 1] - bounds[clause] > 1:
            _forget(columns, runs, clause, best)
    if len(mask):
        count = _allowed(sums, swept, count, mask)
    for ordered in range(split - 1, -1, -1):
        count, least = _kept(sums, swept, count, least, reach[ordered + 1], depth)
        _join(columns, runs, order[ordered], sums, swept, count)
    count, least = _kept(sums, swept, count, least, 0.0, depth)
    for number in range(count):
        sums[swept[number]] = 0.0
    return count


def warm() -> None:
    """Compile, or read from the disk what was compiled before, for every kind of edition."""
    for codes in (np.uint16, np.uint32):
        places = np.array([0, 1], np.uint32)
        columns = Columns(places[:1], places[:1].astype(codes), np.ones(1), places)
        run = Run(places[:1], 0, 1, 0, whole=False, idf=1.0, share=1.0, weight=1.0, most=1.0)
        kernel, plan = CompiledKernel(columns), Plan(((run,),))
        kernel.score(plan, kernel.search(plan, 0, 0.0, 1))


class CompiledKernel:
    """Postings one by one, in code that numba compiles."""

    small = 3_000

    def __init__(self, columns: Columns) -> None:
        kept = columns.units, columns.codes, columns.parts, columns.first
        self._columns = tuple(map(_sealed, kept))
        self._size = columns.size
        self._own = threading.local()

    def score(self, plan: Plan, passages: np.ndarray) -> np.ndarray:
        """Return the scores of ``passages``, clause by clause in the order of the query."""
        scores = np.zeros(len(passages))
        _score(self._columns, plan.columns, passages, scores)
        return scores

    def search(
        self, plan: Plan, split: int, least: float, depth: int, allowed: Allowed | None = None
    ) -> np.ndarray:
        """Add up the clauses that ``least`` cannot be reached without, then look up the others."""
        if not hasattr(self._own, "sums"):
            self._own.sums, self._own.best = np.zeros(self._size), np.zeros(self._size)
            self._own.swept = np.zeros(self._size, np.uint32)
        own, order, reach = self._own, np.array(plan.order), np.array(plan.reach)
        kept = _search(
            *(self._columns, plan.columns, order, reach, split, least, depth),
            *(ALL if allowed is None else allowed.mask, own.sums, own.best, own.swept),
        )
        found: np.ndarray = own.swept[:kept].copy()
        return found


def _sealed(column: np.ndarray) -> np.ndarray:
    """Return the same array, not to be written: so are mapped ones, and numba tells them apart."""
    sealed = column.view()
    sealed.flags.writeable = False
    return sealed
