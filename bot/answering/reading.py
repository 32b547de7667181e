"""Question → Reading: courtesies fall away, terms are weighed, the thread adds what is missing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.answering.instruments import INSTRUMENTS
from bot.answering.kinds import Kind, kind_of
from bot.answering.light import LIGHT_WORDS
from bot.answering.phrasing import (
    ASIDE,
    ASKS,
    COMPARED,
    COUNTED,
    COURTESIES,
    CRUCIAL,
    FOCUS,
    FOLLOWS,
    PERIOD,
    REFERS,
    SENTENCE,
)
from bot.answering.places import is_place
from bot.answering.question import Carried, Question, Reading, Term
from bot.answering.slips import mended, spelt_out
from index.analysis import SURFACE
from index.forms import words
from index.querying import Piece, ask

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from index.edition import Edition
    from index.forms import Word
    from index.query import Query

CARRIED, FADING = 0.25, 0.4
"""Weight of the question before in a passage, and what is left of it with each one earlier: at 1
the old topic wins over the new one."""
WHOLE, WHOLE_FADING = 0.6, 0.8
"""The same in telling the document: a thread mostly stays with one."""
REMEMBERED = 8
"""Questions: what came before them is forgotten."""
STANDS_ALONE = 4
"""Terms: a question with this many of its own and no pronoun is a new one."""

LIGHT = 0.25
"""What a light word counts beside one that names something."""


def read(question: Question, edition: Edition) -> Reading:
    """Read ``question`` in the light of its thread, in the words of ``edition``."""
    reading = _alone(question.thread[0] if question.thread else question.text, edition)
    for text in (*question.thread, question.text)[1:]:
        reading = _after(reading, _alone(text, edition))
    return reading


def asked(reading: Reading, edition: Edition) -> Query:
    """Return what a reading asks ``edition`` for."""
    return ask(pieces(reading), edition)


def pieces(reading: Reading) -> tuple[Piece, ...]:
    """Return the words of a reading, and those that it carries with what they count."""
    return (Piece(reading.words), *(Piece(c.words, c.weight, c.whole) for c in reading.carried))


def terms_of(reading: Reading) -> tuple[Term, ...]:
    """Return the reading's own terms and those it carries, each stem once, own terms first."""
    terms = {term.stem: term for term in reading.terms}
    for earlier in reading.carried:
        for word in earlier.words if earlier.weight else ():
            terms.setdefault(word.stem, Term(word, earlier.weight, carried=True))
    return tuple(terms.values())


def _alone(text: str, edition: Edition) -> Reading:
    said = " ".join(COURTESIES.sub(" ", text.replace("\0", " ")).split()) or text.strip()
    if said.isupper() and len(said.split()) > 1:
        said = said.lower()
    said = mended(spelt_out(said, edition), edition)
    told, asked_of = _apart(said)
    understood = words(asked_of, edition)
    lent = (_carried(told, edition),) if told else ()
    return Reading(
        asked_of, kind_of(asked_of), understood, tuple(_terms(asked_of, understood)), lent
    )


def _apart(said: str) -> tuple[str, str]:
    """Part what is told of the asker from what is asked, where both are there."""
    sentences = SENTENCE.split(said)
    asking = [sentence for sentence in sentences if ASKS.search(sentence)] or sentences
    told = [sentence for sentence in sentences if sentence not in asking]
    asked_of = " ".join(asking)
    aside = ASIDE.match(asked_of)
    if aside:
        told.append(aside.group())
        asked_of = asked_of[aside.end() :]
    # "Can it?" asks nothing by itself: then what was told before it is what is asked.
    return (" ".join(told).strip(), asked_of) if _names_something(asked_of) else ("", said)


def _names_something(text: str) -> bool:
    return any(word.lower() not in LIGHT_WORDS for word in SURFACE.terms(text))


def _carried(text: str, edition: Edition) -> Carried:
    return Carried(text, words(text, edition), CARRIED, WHOLE)


def _terms(text: str, understood: Iterable[Word]) -> Iterator[Term]:
    focus = _focus(text)
    counted = COUNTED.search(text)
    counts = range(*counted.span("noun")) if counted else range(0)
    crucial, period = CRUCIAL.search(text), PERIOD.search(text)
    paced = period.start("period") if period else None
    turns = {paced, crucial.start(crucial.lastgroup or 0) if crucial else None}
    seen: set[str] = set()
    for word in understood:
        if word.stem in seen:
            continue
        seen.add(word.stem)
        light = word.typed.lower() in LIGHT_WORDS and word.start != paced
        compared = COMPARED.search(text, 0, word.start) is not None
        name = not light and not compared and _is_name(word.typed, text[: word.start])
        weight = LIGHT if light or compared else 1.0
        yield Term(
            word,
            weight,
            name,
            focus=word.start in focus and not light,
            crucial=word.typed.lower() in INSTRUMENTS
            or (not light and (word.start in counts or word.start in turns)),
        )


def _is_name(typed: str, before: str) -> bool:
    """Say whether a word is a number, in capitals that its place does not ask, or a place."""
    if typed[0].isdigit() or (typed.isupper() and len(typed) > 1):
        return True
    if typed[0].isupper():
        return bool(before)
    return before.lower().endswith((" in ", " from ")) and is_place(typed)


def _focus(words: str) -> range:
    """Return where the noun stands that must be spoken of; "which website" names only a sort."""
    asked_for = FOCUS.search(words)
    if asked_for is None or asked_for["sort"]:
        return range(0)
    return range(*asked_for.span("noun"))


def _after(earlier: Reading, reading: Reading) -> Reading:
    """Add to ``reading`` what was asked before it: where it leans on that, in its passages too."""
    leans = _leans(reading)
    named = tuple(term.word for term in earlier.terms if term.weight == 1)
    before = Carried(earlier.text, named, CARRIED, WHOLE)
    carried = (
        before if leans else replace(before, weight=0.0),
        *(
            replace(c, weight=c.weight * FADING if leans else 0.0, whole=c.whole * WHOLE_FADING)
            for c in earlier.carried
        ),
    )
    kind = earlier.kind if _open(reading) else reading.kind
    carried = (*reading.carried, *carried[:REMEMBERED])
    # One step back is enough to find what the last answer was; a chain would hold whole threads.
    last = replace(earlier, earlier=None) if leans else None
    return replace(reading, kind=kind, carried=carried, earlier=last)


def _leans(reading: Reading) -> bool:
    own = [term for term in reading.terms if term.weight == 1]
    if FOLLOWS.match(reading.text) or not own:
        return True
    if REFERS.search(reading.text):
        return True
    return len(own) < STANDS_ALONE


def _open(reading: Reading) -> bool:
    """Say whether the question names a thing but not what is asked of it: "and ultrasound?"."""
    return reading.kind in {Kind.OTHER, Kind.WHAT_IS} and FOLLOWS.match(reading.text) is not None
