"""A question finds what the guidance says in other forms, and is told what it does not say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index.analysis import english
from index.building import build
from index.editions import cut
from index.forms import Correction
from index.querying import Asked, interpret
from index.synonyms import parse

if TYPE_CHECKING:
    from index.edition import Edition
    from index.querying import Interpretation
    from index.synonyms import Synonym

Make = "Callable[..., Document]"

TEXTS = (
    "Digital pathology grows. Healthcare providers use X-rays.",
    "Health care in Leeds, on great.gov.uk.",
    "The Life Sciences Organisation (LSO) helps exporters.",
    "Computer assisted tomography shows more than film, or celluloid.",
    "The prize is international, of $2.5 billion.",
)


@pytest.fixture(scope="module")
def edition() -> Edition:
    """A small edition, a document a text."""
    return of(parse("exporters => sellers abroad\nfilm = celluloid", "f"))


def of(synonyms: tuple[Synonym, ...]) -> Edition:
    """The same texts under other synonyms."""
    from corpus.document import Block, BlockKind, Document, Source, Span

    documents = [
        Document(
            f"d{number}", Source("Page"), text, (Block(BlockKind.PARAGRAPH, Span(0, len(text))),)
        )
        for number, text in enumerate(TEXTS)
    ]
    return build(cut(documents), "", synonyms)


def asked(text: str, edition: Edition) -> tuple[Interpretation, list[str]]:
    """How the edition understands ``text``, and the documents it finds, best first."""
    understood = interpret([Asked(text)], edition)
    return understood, [hit.passage.document for hit in edition.rank(understood.query)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("health care", ["d1", "d0"]),
        ("healthcare", ["d0", "d1"]),
        ("health-care", ["d1", "d0"]),
        ("xray", ["d0"]),
        ("x ray", ["d0"]),
        ("great gov uk", ["d1"]),
        ("LSO", ["d2"]),
        ("life sciences organisation", ["d2"]),
        ("CT", ["d3"]),
        ("celluloid", ["d3"]),
        ("digital patholgy", ["d0"]),
        ("Leeds's", ["d1"]),
        ("CTs", ["d3"]),
        ("2.5bn", ["d4"]),
    ],
)
def test_other_forms_are_found(text: str, found: list[str], edition: Edition) -> None:
    """Written as one or two words, shortened, in other words or misspelt: the best one first."""
    understood, documents = asked(text, edition)
    assert documents == found
    assert understood.unknown == ()


def test_a_correction_is_told(edition: Edition) -> None:
    """What was typed and what it was read as."""
    understood, _ = asked("digital patholgy?", edition)
    assert understood.corrections == (Correction("patholgy", "pathology"),)


@pytest.mark.parametrize("text", ["price", "invent", "PATHOLGY", "lxx", "pathology2", "qzxv"])
def test_no_word_is_corrected_without_need(text: str, edition: Edition) -> None:
    """English words, names in capitals, short words, numbers: unknown, and left as they are."""
    understood, _ = asked(text, edition)
    assert understood.corrections == ()
    assert understood.unknown == (text,)


def test_without_a_word_list_nothing_is_corrected(
    edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where English cannot be told from a slip, the word stays as typed."""
    monkeypatch.setattr("index.spelling.counts", dict)
    assert asked("patholgy", edition)[0].unknown == ("patholgy",)


def test_unknown_words_are_told_as_typed(edition: Edition) -> None:
    """The words of which the guidance does not speak, in order, with their place."""
    understood, _ = asked("Is UKCA marking for X-rays?", edition)
    assert understood.unknown == ("UKCA", "marking")
    word = understood.words[0]
    assert "Is UKCA marking"[word.start : word.end] == "UKCA"


def test_a_synonym_one_way_does_not_lead_back(edition: Edition) -> None:
    """The arrow's left finds its right, where the guidance says it; not the other way."""
    assert asked("sellers abroad", edition)[0].unknown == ("sellers", "abroad")


def test_another_form_adds_nothing_to_a_word_that_is_there(edition: Edition) -> None:
    """Alternatives are the best of, not the sum: the word itself scores as it did alone."""
    _, documents = asked("film", edition)
    [hit] = edition.rank(interpret([Asked("film")], edition).query)
    [plain] = of(()).rank(interpret([Asked("film")], of(())).query)
    assert documents == ["d3"]
    assert hit.score == plain.score


def test_of_a_word_in_two_pieces_the_higher_weight_counts(edition: Edition) -> None:
    """A word that the thread also holds is not asked twice."""
    once = interpret([Asked("pathology")], edition).query
    twice = interpret([Asked("pathology", 0.4), Asked("pathology")], edition).query
    assert edition.rank(once)[0].score == edition.rank(twice)[0].score


@pytest.mark.parametrize("text", ["", "the of and", "?!", "🙂", "a" * 5000, "x " * 2000])
def test_any_question_is_understood_somehow(text: str, edition: Edition) -> None:
    """Empty, all stop words, one emoji, endless: no error."""
    assert interpret([Asked(text)], edition).corrections == ()


def test_the_word_list_is_the_one_that_symspellpy_ships() -> None:
    """It is there, and the commonest word stands first."""
    assert next(iter(english.counts())) == "the"
    assert len(english.counts()) > 80_000
