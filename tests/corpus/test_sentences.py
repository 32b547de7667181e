"""Sentences end where a reader ends them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Span
from corpus.sentences import sentences


def cut(text: str) -> list[str]:
    """The sentences of ``text``."""
    return [span.of(text) for span in sentences(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    "text",
    [
        "It opened in 2017. | It focuses on stroke.",
        "Is it free? | Yes! | You pay nothing.",
        "The rate is 2.63 per cent. | 3 in 10 pay it.",
        "See GOV.UK for more. | Then call.",
        "He said “go.” | Then he went.",
        "(It is free.) | You may go.",
        "You pay 5.50. | £3 is for Dr. Smith and Mr. J. Jones.",
        "It was led by Albert S. Ruddy. | He left.",
        "Bring a document, e.g. HMRC letters, i.e. Proof.",
        "See section no. 15 and fig. 3. | Then para. 4.",
        "The answer is no. | You may not.",
        "It is state of the art. | Our lab is new.",
        "J. R. R. Tolkien wrote it.",
        "Look at Appendix C. | Tables follow.",
        "Hepatitis B. | Vaccination is free.",
        "It applies in the U.S. Government offices too.",
        "It applies in the U.K. | The fee is £5.",
        "Write to A. Smith. | They reply.",
        "Smith Ltd. | The firm is closed.",
        "One.Two is one word. and so on",
        "Contact us by 5 p.m. | You will hear from us.",
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str) -> None:
    """The bars mark the ends; nothing else is one."""
    assert cut(text.replace(" | ", " ")) == text.split(" | ")


def test_a_span_within_a_text() -> None:
    """Only what stands within the span is cut, in the text's own offsets."""
    text = "Zero. One is here. Two is here. Three."
    found = list(sentences(text, Span(6, 31)))
    assert [span.of(text) for span in found] == ["One is here.", "Two is here."]


@given(st.text(alphabet="aB1 .?!\n“”)(£e.g", max_size=80))
def test_no_word_is_lost(text: str) -> None:
    """Sentences are in order, do not overlap, and hold every character that is no space."""
    text = text.strip()
    spans = list(sentences(text, Span(0, len(text))))
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert "".join("".join(s.of(text) for s in spans).split()) == "".join(text.split())


def test_a_long_text_without_an_end_is_cut_in_time_that_grows_with_it() -> None:
    """Abbreviations by the thousand are looked at once each: each look is bounded."""
    text = "e.g. A " * 20_000
    assert len(cut(text)) == 1
