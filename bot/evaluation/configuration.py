"""What a run was made with: the same configuration gives the same figures."""

from __future__ import annotations

from dataclasses import dataclass

from bot import __version__
from index.evaluation.bootstrap import RESAMPLES
from index.fields import parameters

QUICK = 150
"""Questions of a collection that a quick run takes."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A collection as it was measured: its files, its edition, and how many of its questions.

    ``part`` is what was measured: its ranking, its answers, or verdicts.
    """

    name: str
    part: str
    digest: str
    edition: str
    documents: int
    passages: int
    topics: int
    taken: int


@dataclass(frozen=True, slots=True)
class Configuration:
    """Everything that decides the figures."""

    seed: int
    full: bool
    collections: tuple[Measured, ...]
    version: str = __version__
    parameters: str = parameters()
    """Analyzer, fields and BM25's constants."""
    resamples: int = RESAMPLES
