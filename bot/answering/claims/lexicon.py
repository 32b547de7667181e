"""What is known of a claim's words beside English: slips put right, other forms, names."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from index.analysis import STEMS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.answering.claims.statement import Statement
    from index.edition import Edition
    from index.forms import Phrase, Word
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
    def of(cls, understood: Interpretation, edition: Edition) -> Lexicon:
        """Gather what an edition made of a claim."""
        words = understood.words
        slips = {STEMS.term(w.typed) or w.typed: w.stem for w in words if w.correction is not None}
        forms = {
            w.stem: tuple(p.stems for p in w.others if _says(p, w, edition))
            for w in words
            if w.others
        }
        return cls(slips, forms)

    def naming(self, guidance: Iterable[Statement]) -> Lexicon:
        """Add the names of several words that stand in ``guidance``."""
        runs = (run for said in guidance for run in said.names if len(run) > 1)
        names = frozenset(tuple(word.stem for word in run) for run in runs)
        return replace(self, names=names)


def _says(other: Phrase, word: Word, edition: Edition) -> bool:
    """Say whether guidance that says ``other`` thereby says ``word``.

    What is looked for in another's place need not be: a parent is found for a father, and is not
    therefore one. Names that stand for each other say the same, as do spellings and acronyms.
    """
    joined = "".join(other.words)
    if word.typed.isupper() or word.surface in joined or joined in word.surface:
        return True
    return any(word.surface in phrase for phrase in edition.aliases.of(other.stems))
