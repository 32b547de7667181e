"""Text becomes terms the same way in guidance and question, and every term keeps its place."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.analysis import STEMS, SURFACE, pairs
from index.analysis.abbreviations import abbreviations
from index.analysis.analyzer import REMEMBERED
from index.analysis.filters import accents, lowercase, stem, stop
from index.analysis.words import WORDS


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("X-ray x‑rays XRAY", ["xray", "xrays", "xray"]),
        ("1,000 and 1000 or 10,000.50", ["1000", "1000", "10000.50"]),
        ("1,2,3", ["1,2,3"]),
        ("R&D", ["r&d"]),
        ("great.gov.uk, www.great.gov.uk; GOV.UK.", ["greatgovuk", "greatgovuk", "govuk"]),
        ("the U.K. (e.g. Leeds)", ["uk", "leeds"]),
        ("follow-up of state-of-the-art", ["follow", "state", "art"]),
        ("the UK’s NHS's companies'", ["uk", "nhs", "companies"]),
        ("café, cafe\u0301, ﬁnance", ["cafe", "cafe", "finance"]),
        ("co\u00adoperation", ["cooperation"]),
        ("£2.63bn, 25m, 10th, 3D", ["2.63bn", "25m", "10th", "3d"]),
        ("It is IT for us in the US, WHO?", ["it", "us", "who"]),
        ("don’t you", []),
        ("中文 ünï", ["中文", "uni"]),
        ("", []),
    ],
)
def test_words_are_found_and_folded(text: str, terms: list[str]) -> None:
    """Each way to write a word gives the term of the others; capitals bypass the stop list."""
    assert SURFACE.terms(text) == terms


@settings(deadline=None)
@given(st.text())
def test_every_token_keeps_its_place(text: str) -> None:
    """A token's slice of the text gives its term again; tokens come in order, none empty."""
    end = 0
    for token in STEMS.tokens(text):
        assert token.start >= end
        assert token.end > token.start
        assert token.term
        assert STEMS.term(text[token.start : token.end]) == token.term
        end = token.end
    assert [token.term for token in STEMS.tokens(text)] == STEMS.terms(text)


def test_a_chain_reads_as_what_it_does() -> None:
    """The repr, which goes into an edition's digest, names every step in order."""
    assert repr(WORDS | stop | lowercase | stem) == "words | stop | lowercase | stem"


@pytest.mark.parametrize(
    ("chain", "step"), [(WORDS, stem), (WORDS, accents), (SURFACE, stop), (STEMS, stem)]
)
def test_a_wrong_order_is_refused_when_the_chain_is_made(chain: object, step: object) -> None:
    """Stop words are told by their capitals, so folding comes later; a stem is not stemmed."""
    with pytest.raises(ValueError, match="words"):
        chain | step  # type: ignore[operator] # analyzers and filters, as parametrized


def test_memory_does_not_grow_with_the_words_met() -> None:
    """A chain forgets once it remembers too much, and gives the same terms after."""
    chain = WORDS | lowercase
    for number in range(REMEMBERED + 2):
        chain.term(f"W{number}")
    assert len(chain._memo) <= REMEMBERED  # noqa: SLF001 # the promise is about memory
    assert chain.term("W1") == "w1"


def test_pairs_are_neighbours() -> None:
    """Each two neighbours make one term."""
    assert pairs(["a", "b", "c"]) == ["a b", "b c"]
    assert pairs(["a"]) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The Life Sciences Organisation (LSO) helps.",
            [("LSO", "Life Sciences Organisation")],
        ),
        (
            "funded by the Medical Research Council (MRC) and magnetic resonance imaging (MRI)",
            [("MRC", "Medical Research Council"), ("MRI", "magnetic resonance imaging")],
        ),
        ("LSO (Life Sciences Organisation)", [("LSO", "Life Sciences Organisation")]),
        ("R&D (research and development)", [("R&D", "research and development")]),
        ("each year (25 million) and (see below)", []),
        ("Nothing fits here (XYZ).", []),
        ("in the UK (UK)", []),
    ],
)
def test_abbreviations_are_told_by_their_letters(text: str, found: list[tuple[str, str]]) -> None:
    """A bracket explains an abbreviation where every letter stands in order beside it."""
    assert list(abbreviations(text)) == found
