"""What a run was made with: the same configuration gives the same figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot import __version__
from index.evaluation.bootstrap import RESAMPLES
from index.fields import parameters

if TYPE_CHECKING:
    from index.edition import Edition

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

    @classmethod
    def of(  # noqa: PLR0913, PLR0917 # what is to be said of a collection
        cls, name: str, part: str, digest: str, edition: Edition, topics: int, taken: int
    ) -> Measured:
        """Say what was measured: ``taken`` of ``topics`` questions, on ``edition``."""
        held = len(edition.documents), len(edition.passages)
        return cls(name, part, digest, edition.digest, *held, topics, taken)


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
