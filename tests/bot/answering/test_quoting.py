"""How much is quoted: one sentence for a figure, more where an answer goes on."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.answering import Answered, Nearest, Question, Role, answer
from corpus.passages import passages
from corpus.readers import read
from index.building import build

if TYPE_CHECKING:
    from bot.answering.quote import Quote

STAMPS = """# Stamps by moonlight

A moon stamp is glued to the lid of the parcel. {after} Cheese needs no stamp.

A moon stamp costs 40 pence. Stamps are sold on Mondays.

Owls deliver stamps at dusk. They rest at noon.
"""
BRIEF = "Press on it for a minute."
LONG = f"Press on it {'long and hard ' * 20}while it dries."


def quoted(question: str, after: str = BRIEF) -> Quote:
    """Return what is quoted first of the page."""
    document = read("stamps.md", STAMPS.format(after=after).encode()).document("stamps")
    given = answer(
        Question(question), build([(document, passages(document))], ""), date(2026, 1, 1)
    )
    assert isinstance(given, Answered | Nearest)
    return given.quotes[0]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "How is a moon stamp glued to the lid of a parcel?",
            ["A moon stamp is glued to the lid of the parcel.", BRIEF],
        ),
        ("How much does a moon stamp cost?", ["A moon stamp costs 40 pence."]),
    ],
)
def test_what_is_to_be_done_goes_on_and_a_figure_does_not(question: str, said: list[str]) -> None:
    """The sentence after belongs to an answer that no figure, date or name closes."""
    quote = quoted(question)
    assert [span.text for span in quote.spans] == said
    assert {span.role for span in quote.spans} == {Role.ANSWER}


def test_a_long_sentence_is_not_quoted_for_coming_after() -> None:
    """It would bury the one that answers."""
    quote = quoted("How is a moon stamp glued to the lid of a parcel?", after=LONG)
    assert quote.text == "A moon stamp is glued to the lid of the parcel."


def test_the_nearest_is_shown_in_its_paragraph() -> None:
    """Who is to judge sees what stands around it, and nothing in bold."""
    quote = quoted("Do owls deliver stamps at dusk to Jupiter?")
    assert [span.text for span in quote.spans] == [
        "Owls deliver stamps at dusk.",
        "They rest at noon.",
    ]
    assert not any(span.bold for span in quote.spans)


def test_of_a_long_paragraph_what_is_nearest_is_shown() -> None:
    """The sentence itself is there, and no more than a screen of a phone."""
    asked = "How is a moon stamp glued to the lid of a parcel from Jupiter?"
    said = quoted(asked, after=f"Press {'firmly and ' * 9}gently. " * 20)
    assert "A moon stamp is glued to the lid of the parcel." in said.text
    assert len(said.text) < 700


def test_who_is_told_by_the_list_that_follows() -> None:
    """Whom it helps stands in the items, not in the words before them."""
    page = b"# Help\n\nThe stamp office helps:\n\n- stamp collectors\n- firms that post cheese\n"
    document = read("help.md", page).document("help")
    edition = build([(document, passages(document))], "")
    given = answer(Question("Whom does the stamp office help?"), edition, date(2026, 1, 1))
    assert isinstance(given, Answered)
    assert "firms that post cheese" in given.quotes[0].text
    assert not any(span.bold for span in given.quotes[0].spans)


def test_where_nobody_is_named_who_is_not_answered() -> None:
    """All words are there, and whoever does it is not."""
    page = b"# Machines\n\nNew machines include a portable cheese scanner.\n"
    document = read("machines.md", page).document("machines")
    edition = build([(document, passages(document))], "")
    asked = Question("Who makes the portable cheese scanner?")
    assert isinstance(answer(asked, edition, date(2026, 1, 1)), Nearest)
