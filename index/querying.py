"""Words become a query: each word asks in every field, and the best of its forms counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.analysis import pairs
from index.fields import FIELDS, PAIR_FIELD, STEM_FIELD, Kind
from index.forms import Phrase, Word, words
from index.query import Clause, Form, Query

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from index.edition import Edition
    from index.fields import Field
    from index.forms import Correction


@dataclass(frozen=True, slots=True)
class Asked:
    """A piece of text that is asked for, and how much it counts beside the others."""

    text: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Piece:
    """Words as an edition understands them, and how much they count beside the others.

    ``whole`` is what they count in fields of the whole document, where that is another weight: the
    words of a thread say which document is spoken of better than which passage.
    """

    words: tuple[Word, ...]
    weight: float = 1.0
    whole: float | None = None

    def share(self, field: Field) -> float:
        """Return what the words count in ``field``."""
        return self.weight if self.whole is None or not field.whole else self.whole


@dataclass(frozen=True, slots=True)
class Interpretation:
    """What a question is to one edition: its query, and how each of its words was understood."""

    query: Query
    words: tuple[Word, ...]

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """The words that were read as others, in order."""
        return tuple(word.correction for word in self.words if word.correction is not None)

    @property
    def unknown(self) -> tuple[str, ...]:
        """The words, as typed, that the edition holds in no form."""
        return tuple(word.typed for word in self.words if not word.known)


def interpret(asked: Iterable[Asked], edition: Edition) -> Interpretation:
    """Ask ``edition`` for all of ``asked``, in the forms in which it may say it."""
    pieces = [Piece(words(piece.text, edition), piece.weight) for piece in asked]
    return Interpretation(ask(pieces, edition), tuple(w for piece in pieces for w in piece.words))


def ask(pieces: Iterable[Piece], edition: Edition, fields: Sequence[Field] = FIELDS) -> Query:
    """Ask for the words of all ``pieces`` in each field, in the forms that ``edition`` holds."""
    return _once(
        clause._replace(weight=clause.weight * piece.share(field))
        for piece in pieces
        for field in fields
        if piece.share(field) > 0
        for clause in _clauses(field, piece.words, edition)
    )


def _once(clauses: Iterable[Clause]) -> Query:
    """Ask for each thing once; of a thing in two pieces the higher weight counts."""
    kept: dict[tuple[str, Form], Clause] = {}
    for clause in clauses:
        key = clause.field, clause.alternatives[0]
        if key not in kept or kept[key].weight < clause.weight:
            kept[key] = clause
    return Query(tuple(kept.values()))


def _clauses(field: Field, those: Sequence[Word], edition: Edition) -> Iterator[Clause]:
    if field.kind is Kind.PAIRS:
        for term in pairs([word.stem for word in those]):
            yield Clause(field.name, (Form(term),), field.weight)
        return
    for word in those:
        own = word.stem if field.kind is Kind.STEMS else word.surface
        others = (_form(field, phrase, edition) for phrase in word.others)
        forms = dict.fromkeys((Form(own), *(form for form in others if form is not None)))
        yield Clause(field.name, tuple(forms), field.weight)


def _form(field: Field, phrase: Phrase, edition: Edition) -> Form | None:
    """Return the form of ``phrase`` in ``field``: of several words, their rarest pair."""
    terms = phrase.stems if field.kind is Kind.STEMS else phrase.words
    if len(terms) == 1:
        return Form(terms[0], phrase.share)
    if (field.part, field.kind) != (STEM_FIELD.part, STEM_FIELD.kind):
        return None
    rarest = min(
        pairs(phrase.stems), key=lambda pair: edition.frequency(PAIR_FIELD.name, pair), default=""
    )
    return Form(rarest, phrase.share, PAIR_FIELD.name)
