"""A reply as lines: outcome, words, warnings, footnote."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot import wording
from bot.answering import (
    Abstained,
    Answer,
    Answered,
    Nearest,
    Question,
    Quote,
    QuotedSpan,
    Reading,
    Reason,
    Role,
    Warned,
)
from bot.answering.quote import Code
from bot.rendering import lines
from bot.rendering.lines import Kind
from bot.reply import Reply
from corpus import Citation, Source, Span

READING = Reading("How many MRI scans?")
SOURCE = Source("Imaging", url="https://example.org/imaging", published=date(2018, 10, 15))
CITATION = Citation("imaging", SOURCE, ("Market",), "imaging:1", "https://example.org/imaging#m")
QUOTE = Quote(
    (
        QuotedSpan(Span(0, 26), "Each year the NHS performs:", Role.LEAD_IN),
        QuotedSpan(Span(27, 40), "MRI\n(3.5 million)", Role.ANSWER, item=True, bold=(Span(0, 16),)),
    ),
    CITATION,
    3.0,
    (Warned(Code.OLD_SOURCE),),
)


def shown(answer: Answer) -> list[lines.Line]:
    """The lines of a reply with this answer."""
    given = Reply(Question("How many?"), answer, "abc", "FN-7K2Q9D", date(2026, 11, 24), 1.0)
    return list(lines.reply(given))


def test_an_answer_opens_with_its_date_and_ends_with_its_footnote() -> None:
    """Outcome, quote, note, source, link and reference stand in this order."""
    kinds = [line.kind for line in shown(Answered(READING, (QUOTE,))) if line.text]
    assert kinds == [
        Kind.OPENING,
        *(Kind.QUOTE,) * 3,
        Kind.NOTE,
        Kind.SOURCE,
        Kind.LINK,
        Kind.SOURCE,
    ]


def test_of_two_that_differ_the_newer_is_told_where_that_is_known() -> None:
    """A source without a day is neither newer nor older than another."""
    undated = replace(QUOTE, citation=replace(CITATION, source=Source("A note")))
    for second, opening in ((QUOTE, wording.DIFFERING), (undated, wording.DIFFERING_UNDATED)):
        answer = Answered(READING, (QUOTE, second), differing=True, answering=2)
        assert shown(answer)[0].text == opening


def test_bold_follows_the_words_over_line_breaks() -> None:
    """What answers is bold in each row that it reaches, and nowhere else."""
    rows = [line for line in shown(Answered(READING, (QUOTE,))) if line.kind is Kind.QUOTE]
    assert [[span.of(row.text) for span in row.bold] for row in rows] == [
        [],
        ["MRI"],
        ["(3.5 million"],
    ]


def test_only_a_list_item_has_a_bullet() -> None:
    """The lead-in has none, and the item's second row stands under its first."""
    rows = [line for line in shown(Answered(READING, (QUOTE,))) if line.kind is Kind.QUOTE]
    assert [row.mark for row in rows] == ["", "• ", "  "]


def test_a_supporting_quote_has_its_own_footnote() -> None:
    """Each quote is introduced, and each is followed by its source."""
    told = [line.text for line in shown(Answered(READING, (QUOTE, QUOTE)))]
    assert told.count("Also in the guidance:") == 1
    assert sum(text.startswith("Source: ") for text in told) == 2


def test_nearest_says_what_the_passage_does_not() -> None:
    """The missing words stand in the opening."""
    answer = Nearest(READING, Reason.MISSING_WORDS, (QUOTE,), ("PET", "cost"), ("PET",))
    opening = shown(answer)[0].text
    assert "No passage mentions: PET. This passage does not mention: cost." in opening


def test_abstained_names_what_was_searched_and_where_to_look() -> None:
    """The number of documents, then the sections that share a word, each with its link."""
    answer = Abstained(READING, Reason.OFF_TOPIC, (), (), 1, 6, (CITATION,), ("imaging",))
    told = [line.text for line in shown(answer)]
    assert told[1:3] == ["Searched: 1 document, 6 sections.", "Sections that mention imaging:"]
    assert told[-3:] == ["Imaging › Market", CITATION.link, "Reference FN-7K2Q9D"]


def test_what_only_the_footnote_tells_is_said_to_stand_there() -> None:
    """A date that no line of the page gives is answered by the footnote: nothing is quoted."""
    told = shown(Answered(READING, (Quote((), CITATION, 0.0),)))
    assert told[0].text == wording.OF_THE_PAGE
    assert [line.kind for line in told if line.kind is Kind.QUOTE] == []
