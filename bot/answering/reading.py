"""Question → Reading: courtesies fall away, terms are weighed, the thread adds what is missing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.answering.kinds import Kind, kind_of
from bot.answering.phrasing import ASIDE, COURTESIES, FOCUS, FOLLOWS, REFERS
from bot.answering.question import Question, Reading, Term
from index.analysis import STEMS
from index.querying import Asked, respelt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.edition import Edition


CARRIED = 0.4
"""Weight of an earlier question's words: at 1 the old topic wins over the new one."""

STANDS_ALONE = 4
"""Terms: a question with this many of its own and no pronoun is a new one."""

GENERIC = frozenset(
    """
    number total mani much amount perform carri done year annual annum per yearli everi happen
    exist say guidanc page document mention know mean find inform detail exact current approxim
    rough thing kind type sort way make take get give use work come go there one help need want like
    possibl actual realli question answer exampl volum quantiti count start place
    """.split()
)
"""Stems that ask rather than name: they find little, and their absence proves nothing."""
GENERIC_SHARE = 0.25
"""What such a word counts beside one that names something."""


def read(question: Question, edition: Edition) -> Reading:
    """Read ``question`` in the light of its thread, misspelt words as those of ``edition``."""
    texts = [respelt(text, edition) for text in (*question.thread, question.text)]
    reading: Reading | None = None
    for text, _ in texts:
        reading = _after(reading, _alone(text))
    if reading is None:
        raise AssertionError("a question always has a text")
    return replace(reading, corrections=texts[-1][1])


def asked(reading: Reading) -> tuple[Asked, ...]:
    """Return what a reading asks the index for."""
    return (Asked(reading.text), *reading.carried)


def terms_of(reading: Reading) -> tuple[Term, ...]:
    """Return the reading's own terms and those it carries, each stem once, own terms first."""
    terms = {term.stem: term for term in reading.terms}
    for lent in reading.carried:
        for token in STEMS.tokens(lent.text):
            typed = lent.text[token.start : token.end]
            terms.setdefault(token.term, Term(typed, token.term, lent.weight, carried=True))
    return tuple(terms.values())


def _alone(text: str) -> Reading:
    words = " ".join(COURTESIES.sub(" ", text.replace("\0", " ")).split()) or text.strip()
    if words.isupper() and len(words.split()) > 1:
        words = words.lower()
    aside = ASIDE.match(words)
    lent = (Asked(aside.group().strip(), CARRIED),) if aside else ()
    asked_of = words[aside.end() :] if aside else words
    return Reading(asked_of, kind_of(asked_of), tuple(_terms(asked_of)), lent)


def _terms(words: str) -> Iterator[Term]:
    focus = _focus(words)
    seen: set[str] = set()
    for token in STEMS.tokens(words):
        typed = words[token.start : token.end]
        if token.term in seen:
            continue
        seen.add(token.term)
        generic = token.term in GENERIC
        name = not generic and _is_name(typed, first=token.start == 0)
        weight = GENERIC_SHARE if generic else 1.0
        yield Term(typed, token.term, weight, name, token.start in focus and not generic)


def _is_name(typed: str, *, first: bool) -> bool:
    """Say whether a word is a number, or in capitals where its place does not ask for one."""
    if typed[0].isdigit() or (typed.isupper() and len(typed) > 1):
        return True
    return typed[0].isupper() and not first


def _focus(words: str) -> range:
    """Return where the noun stands that must be spoken of; "which website" names only a sort."""
    asked_for = FOCUS.search(words)
    if asked_for is None or asked_for["sort"]:
        return range(0)
    return range(*asked_for.span("noun"))


def _after(earlier: Reading | None, reading: Reading) -> Reading:
    """Add to ``reading`` what the questions before it named, where it leans on them."""
    if earlier is None or not _leans(reading):
        return reading
    carried = (
        *reading.carried,
        Asked(" ".join(t.typed for t in earlier.terms if t.weight == 1), CARRIED),
        *(replace(asked, weight=asked.weight * CARRIED) for asked in earlier.carried),
    )
    kind = earlier.kind if _open(reading) else reading.kind
    return replace(reading, kind=kind, carried=tuple(a for a in carried if a.text))


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
