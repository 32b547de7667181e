"""When to answer, when to show the nearest passage, when to abstain: a table of weights, and why.

A logistic model (Cox 1958) over the signals: log-odds = BIAS + Σ weight × signal. The weights are
fitted on development sets by ``tests/benchmarks/abstention.py``. The two thresholds are chosen on
the judged questions of ``tests/questions``: of silent ones 2 to 9 in 100 are answered.
"""

from __future__ import annotations

import math
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from bot.answering.answer import Reason

if TYPE_CHECKING:
    from bot.answering.signals import Signals

BIAS = -4.4
WEIGHTS = {
    "coverage": 1.8,
    "own": 2.4,
    "names": 2.0,
    "focus": 1.1,
    "untyped": -2.4,
    "short": -0.5,
    "length": -1.3,
}
ANSWER = 0.55
"""From this probability on the quote is given as the answer."""
SHOW = 0.2
"""From this probability on the closest passage is shown, with what it does not speak of."""
SPOKEN_OF = 0.15
"""Share of the question from which on a passage with a thing of the asked kind is shown too."""


def probability(signals: Signals) -> float:
    """Return how likely it is that the quote answers, between 0 and 1."""
    values = asdict(signals)
    odds = BIAS + sum(weight * values[name] for name, weight in WEIGHTS.items())
    return 1 / (1 + math.exp(-odds))


def answers(signals: Signals) -> bool:
    """Say whether the quote is given as the answer."""
    return not vetoed(signals) and probability(signals) >= ANSWER


def vetoed(signals: Signals) -> bool:
    """Say whether no quote is given as the answer, however likely.

    So it is where the kind of thing asked for is not there, nor a name or number, nor what all
    turns on. Of what the threshold would let through the last stops at most 1 of 100 good answers
    on the page's questions and 2 to 50 bad ones; on clapnq 14 good ones ("who sings") and no bad
    one. The others stop next to nothing that the weights do not: they are a promise.
    """
    return bool(signals.untyped or signals.unnamed or signals.adrift)


def shows(signals: Signals) -> bool:
    """Say whether the closest passage is shown: it speaks of enough, or of such a thing at all.

    That it holds no thing of the kind asked for is said beside it, and no reason to hide it.
    """
    spoken = replace(signals, untyped=0.0)
    return probability(spoken) >= SHOW or (bool(signals.typed) and signals.own >= SPOKEN_OF)


def reason(signals: Signals, missing: tuple[str, ...]) -> Reason:
    """Name why a question is not answered: what is missing comes before what is of another kind."""
    wrong_type = bool(signals.untyped) and not missing
    return Reason.WRONG_ANSWER_TYPE if wrong_type else Reason.MISSING_WORDS
