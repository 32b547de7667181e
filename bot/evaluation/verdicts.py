"""Measures of verdicts: how often they are right, how many are given, and by which rules."""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.answering.claims.verdict import Ruling

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict that was given, by which rule, beside the one that is right."""

    rule: str
    given: Ruling
    right: Ruling

    @property
    def decided(self) -> bool:
        """Whether it says more than that the guidance does not."""
        return self.given is not Ruling.NOT_COVERED

    @property
    def is_right(self) -> bool:
        """Whether it is the right one."""
        return self.given is self.right


@dataclass(frozen=True, slots=True)
class Point:
    """What verdicts are worth when ``rule`` is heeded beside those before it on the curve."""

    rule: str
    given: int
    right: int
    coverage: float
    precision: float


def accuracy(judged: Sequence[Judged]) -> float:
    """Return the share of claims whose verdict is right, "not covered" among them."""
    return _share(sum(one.is_right for one in judged), len(judged))


def falsehood(judged: Sequence[Judged]) -> float:
    """Return the share of claims that are wrongly matched or wrongly contradicted."""
    return _share(sum(one.decided and not one.is_right for one in judged), len(judged))


def coverage(judged: Sequence[Judged]) -> float:
    """Return the share of claims that are decided."""
    return _share(sum(one.decided for one in judged), len(judged))


def precision(judged: Sequence[Judged]) -> float:
    """Return the share of decided claims that are decided rightly."""
    decided = [one for one in judged if one.decided]
    return _share(sum(one.is_right for one in decided), len(decided))


def curve(judged: Sequence[Judged]) -> tuple[Point, ...]:
    """Return precision against coverage, rule by rule, the surest rule first.

    Of rules that are right as often, the one that decides more comes first.
    """
    given = Counter(one.rule for one in judged if one.decided)
    right = Counter(one.rule for one in judged if one.decided and one.is_right)
    rules = sorted(given, key=lambda rule: (-right[rule] / given[rule], -given[rule], rule))
    return tuple(_points(rules, given, right, len(judged)))


def _points(
    rules: Iterable[str], given: Counter[str], right: Counter[str], claims: int
) -> Iterator[Point]:
    ordered = list(rules)
    decided = itertools.accumulate(given[rule] for rule in ordered)
    rightly = itertools.accumulate(right[rule] for rule in ordered)
    for rule, reached, correct in zip(ordered, decided, rightly, strict=True):
        yield Point(
            rule, given[rule], right[rule], _share(reached, claims), _share(correct, reached)
        )


def _share(some: int, every: int) -> float:
    return some / every if every else 0.0
