"""What a question gets: an answer, the nearest passage, or silence with its reason."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.answering import Abstained, Answer, Answered, Nearest, Question, Reason, Role, answer
from corpus.passages import passages
from corpus.readers import read
from index.building import build

if TYPE_CHECKING:
    from index.edition import Edition

TODAY = date(2026, 11, 24)


def ask(guide: Edition, text: str, *thread: str) -> Answer:
    """Ask as of today."""
    return answer(Question(text, thread), guide, TODAY)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("How many letters does the office carry a year?", "letters (12 million)"),
        ("cheese volume?", "cheeses (40,000)"),
        ("how much does a parcel cost", "£4.20 per kilogram"),
        ("When was the Moon Mail Office founded?", "2011"),
        ("what does MMO stand for", "Moon Mail Office (MMO)"),
        ("How often does the MMO send parcles?", "twice a week"),
        ("Which form do I need to send a parcel?", "form ML1"),
        ("Which email do I write to?", "moon@example.org"),
        ("When was this guidance published?", "Published 1 March 2019"),
        ("when was this page last published", "Published 1 March 2019"),
        ("What is the title of this page?", "Sending parcels to the moon"),
        ("how mny letters evry yaer", "letters (12 million)"),
    ],
)
def test_answered_in_the_guides_words(guide: Edition, question: str, words: str) -> None:
    """Figures, dates, names, slips and the page's own date are answered."""
    given = ask(guide, question)
    assert isinstance(given, Answered)
    assert words in given.quotes[0].text


@pytest.mark.parametrize(
    "question",
    [
        "How many letters does the office carry, and when was it founded?",
        "how many letters does the office carry and what does a parcel cost",
        "When was the MMO founded? And how many letters does it carry?",
    ],
)
def test_a_question_of_two_parts_has_two_answers(guide: Edition, question: str) -> None:
    """Both are shown at once, each with its footnote."""
    given = ask(guide, question)
    assert isinstance(given, Answered)
    said = "\n".join(quote.text for quote in given.main)
    assert len(given.main) == 2
    assert "letters (12 million)" in said
    assert "2011" in said or "£4.20" in said


def test_two_parts_in_the_same_words_stand_once(guide: Edition) -> None:
    """One quote may answer both."""
    given = ask(guide, "When was the MMO founded, and what does the MMO not take?")
    assert isinstance(given, Answered)
    shown = [span.span for quote in given.main for span in quote.spans]
    assert len(shown) == len(set(shown))


def test_a_part_without_an_answer_leaves_the_question_whole(guide: Edition) -> None:
    """Half an answer would look like one: it is read as a question that asks both."""
    given = ask(guide, "When was the MMO founded, and how many elephants did it carry?")
    assert not isinstance(given, Answered)
    assert "elephants" in given.missing


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("How many elephants did the office carry?", Reason.MISSING_WORDS),
        ("What does a parcel to Jupiter cost?", Reason.MISSING_WORDS),
        ("How many parcels were sent in 1987?", Reason.MISSING_WORDS),
        ("What import duty is charged on parcels to the moon?", Reason.MISSING_WORDS),
        ("how many letters in germany", Reason.MISSING_WORDS),
        ("letters per day?", Reason.MISSING_WORDS),
        ("How accurate are the letters?", Reason.MISSING_WORDS),
    ],
)
def test_the_nearest_passage_says_what_it_lacks(
    guide: Edition, question: str, reason: Reason
) -> None:
    """A passage that comes near is shown, never as the answer."""
    given = ask(guide, question)
    assert isinstance(given, Nearest)
    assert given.reason is reason
    assert given.missing


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("", Reason.EMPTY_QUESTION),
        ("🙂", Reason.EMPTY_QUESTION),
        ("x" * 20_000, Reason.TOO_LONG),
        ("thanks a lot!", Reason.SMALL_TALK),
        ("quantum chromodynamics lectures", Reason.OFF_TOPIC),
        ("¿Cuántos gatos hay?", Reason.OFF_TOPIC),
    ],
)
def test_silence_has_its_reason(guide: Edition, question: str, reason: Reason) -> None:
    """Nothing is quoted, and the reason is named."""
    given = ask(guide, question)
    assert isinstance(given, Abstained)
    assert given.reason is reason


def test_items_answer_both_parts(guide: Edition) -> None:
    """A question of two things gets both items, once, after their lead-in."""
    given = ask(guide, "How many letters and cheeses?")
    assert isinstance(given, Answered)
    roles = [(span.role, span.text) for span in given.quotes[0].spans]
    assert roles == [
        (Role.LEAD_IN, "Each year the office carries:"),
        (Role.ANSWER, "letters (12 million)"),
        (Role.ANSWER, "cheeses (40,000)"),
    ]


def test_a_pronoun_brings_what_it_speaks_of(guide: Edition) -> None:
    """The sentence that begins with "It" is quoted after the one that names the office."""
    given = ask(guide, "Does the office take live animals?")
    assert isinstance(given, Answered)
    first, second = given.quotes[0].spans
    assert first.role is Role.LEAD_IN
    assert first.text.startswith("The Moon Mail Office")
    assert "unless they are tardigrades" in second.text


def test_a_date_now_past_is_warned_of(guide: Edition) -> None:
    """A forecast whose time has come is quoted with the warning."""
    given = ask(guide, "What will the price fall to?")
    assert isinstance(given, Answered)
    assert [warned.code.value for warned in given.quotes[0].warnings][:2] == [
        "past_date",
        "old_source",
    ]


@pytest.mark.parametrize(
    ("thread", "question", "words"),
    [
        (("How many letters a year?",), "and parcels?", "parcels (3.5 million)"),
        (("What is the MMO?",), "when was it founded?", "2011"),
        (("What will the price fall to?",), "by when?", "the end of 2020"),
    ],
)
def test_a_follow_up_is_read_in_its_thread(
    guide: Edition, thread: tuple[str, ...], question: str, words: str
) -> None:
    """What the thread named is understood; what is asked now decides."""
    given = ask(guide, question, *thread)
    assert isinstance(given, Answered)
    assert words in given.quotes[0].text


def test_a_thread_of_500_turns_is_read(guide: Edition) -> None:
    """A long thread costs nothing but its last turns."""
    given = ask(guide, "and parcels?", *["How many letters a year?"] * 500)
    assert isinstance(given, Answered)


def test_the_same_question_gets_the_same_answer(guide: Edition) -> None:
    """Answering is a function of question, edition and day."""
    assert ask(guide, "cheese volume?") == ask(guide, "cheese volume?")


def test_two_sources_that_differ_stand_side_by_side(rivals: Edition) -> None:
    """Each with its date, the newer first, and the reply says that they differ."""
    given = ask(rivals, "How many stamps does the office sell a year?")
    assert isinstance(given, Answered)
    assert given.differing
    assert [quote.spans[-1].text for quote in given.main] == [
        "The office sells 9 million stamps a year.",
        "The office sells 7 million stamps a year.",
    ]


def test_a_part_on_which_sources_differ_shows_both(rivals: Edition) -> None:
    """As it would alone: the other part takes neither away."""
    given = ask(rivals, "How many stamps does the office sell, and when was this page published?")
    assert isinstance(given, Answered)
    assert given.differing
    said = [quote.text for quote in given.main]
    assert said[:2] == [f"The office sells {n} million stamps a year." for n in "97"]
    assert len(said) == 3


def test_sections_of_one_name_in_two_documents_are_both_cited(rivals: Edition) -> None:
    """A section is of its document: a heading that two share does not hide one of them."""
    given = ask(rivals, "stamps for quantum chromodynamics lectures abroad")
    assert isinstance(given, Abstained)
    assert {citation.document for citation in given.related} == {"a-note", "b-note"}


def test_a_question_of_the_page_is_no_answer(faq: Edition) -> None:
    """What follows the page's own question answers; the question stands before it."""
    given = ask(faq, "Can I post a cheese with a moon stamp?")
    assert isinstance(given, Answered)
    assert [(span.role, span.text) for span in given.quotes[0].spans] == [
        (Role.LEAD_IN, "Can I post a cheese with a moon stamp?"),
        (Role.ANSWER, "Up to 3 kilograms."),
        (Role.ANSWER, "Wrap it well."),
    ]


PRICES = b"""# Letters

A letter to the moon costs 40 pence. A letter to the moon costs 90 pence by night.
The office was founded by a baker.

A parcel to Mars costs 5 pounds.

A parcel to Mars costs 6 pounds by night, if it holds:

- cheese

A postcard to Venus costs 3 pence.
However, a postcard to Venus costs 9 pence by night.
"""


@pytest.mark.parametrize(
    ("question", "roles"),
    [
        ("What does a letter to the moon cost?", [Role.ANSWER, Role.ANSWER]),
        ("Who founded the office?", [Role.ANSWER]),
        ("What does a parcel to Mars cost?", [Role.ANSWER]),
        ("What does a postcard to Venus cost?", [Role.ANSWER, Role.CONDITION]),
    ],
)
def test_the_sentence_after_is_quoted_where_it_answers_too(
    question: str, roles: list[Role]
) -> None:
    """No third one; none that introduces a list; one that limits the answer stands there once."""
    document = read("prices.md", PRICES).document("prices")
    given = ask(build([(document, passages(document))], ""), question)
    assert isinstance(given, Answered)
    assert [span.role for span in given.quotes[0].spans] == roles
