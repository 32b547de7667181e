"""What is known of a claim's words beside English: slips put right, other forms, names."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from index.analysis import STEMS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.answering.claims.statement import Statement
    from index.querying import Interpretation

Stems = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words as one edition understands them."""

    slips: Mapping[str, str] = field(default_factory=dict)
    """By the stem of a word as typed: the stem of the word that was meant."""
    forms: Mapping[str, tuple[Stems, ...]] = field(default_factory=dict)
    """By stem: the stems of each other way to say it."""
    names: frozenset[Stems] = frozenset()
    """Names of several words that the guidance writes with capitals."""

    @classmethod
    def of(cls, understood: Interpretation) -> Lexicon:
        """Gather what an edition made of a claim."""
        words = understood.words
        slips = {STEMS.term(w.typed) or w.typed: w.stem for w in words if w.correction is not None}
        forms = {w.stem: tuple(p.stems for p in w.others) for w in words if w.others}
        return cls(slips, forms)

    def naming(self, guidance: Iterable[Statement]) -> Lexicon:
        """Add the names of several words that stand in ``guidance``."""
        runs = (run for said in guidance for run in said.names if len(run) > 1)
        names = frozenset(tuple(word.stem for word in run) for run in runs)
        return replace(self, names=names)
