"""A question's kind is told by its cue, and a thing of that kind by its shape."""

from __future__ import annotations

import pytest

from bot.answering.kinds import Kind, kind_of
from bot.answering.shapes import holds


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("How many scans are there?", Kind.HOW_MANY),
        ("CT scan volume?", Kind.HOW_MANY),
        ("How much does it cost?", Kind.MONEY),
        ("How much funding did the council give?", Kind.MONEY),
        ("How big is the market?", Kind.MONEY),
        ("what percentage of scans are private", Kind.PERCENT),
        ("When did it open?", Kind.WHEN),
        ("how long does it take", Kind.HOW_LONG),
        ("Where is it?", Kind.WHERE),
        ("Who funds it?", Kind.WHO),
        ("and who else pays for it?", Kind.WHO),
        ("LSO is run by who?", Kind.WHO),
        ("Is there anything for firms who export scanners?", Kind.YES_NO),
        ("What is the phone number?", Kind.PHONE),
        ("do you have their email address", Kind.EMAIL),
        ("How do I apply?", Kind.HOW_TO),
        ("Can I apply?", Kind.YES_NO),
        ("Why was it set up?", Kind.WHY),
        ("which hubs are there", Kind.WHICH),
        ("Which private companies sell it?", Kind.WHICH_BODIES),
        ("How much has the council given?", Kind.MONEY),
        ("What does it sell for?", Kind.MONEY),
        ("council spend per year", Kind.MONEY),
        ("Which firm makes it?", Kind.WHICH_BODIES),
        ("which 3 of them do it?", Kind.WHICH_BODIES),
        ("names of the winners", Kind.NAMES),
        ("what is that study called?", Kind.NAMES),
        ("how many yrs does it take", Kind.HOW_LONG),
        ("What is it used for?", Kind.PURPOSE),
        ("how long has it been open", Kind.WHEN),
        ("what are their names?", Kind.NAMES),
        ("What does MMO stand for?", Kind.MEANING),
        ("MMO meaning", Kind.MEANING),
        ("What is a hub?", Kind.WHAT_IS),
        ("digital pathology", Kind.OTHER),
    ],
)
def test_the_cue_tells_the_kind(question: str, kind: Kind) -> None:
    """The first cue that stands in the question decides."""
    assert kind_of(question) is kind


@pytest.mark.parametrize(
    ("kind", "words", "found"),
    [
        (Kind.HOW_MANY, "X-rays (25 million)", ["25 million"]),
        (Kind.MONEY, "is expected to reach $2.63 billion by then", ["$2.63 billion"]),
        (Kind.MONEY, "There is no fee.", ["no fee"]),
        (Kind.WHEN, "It opened on 3 May 2017.", ["3 May 2017"]),
        (Kind.HOW_LONG, "within 10 working days", ["10 working days"]),
        (Kind.HOW_LONG, "30 mm or 1.5 metres", ["30 mm", "1.5 metres"]),
        (Kind.HOW_LONG, "£25m for 5m people, £1,000 m and 3 million more", []),
        (Kind.PHONE, "Telephone: 0300 200 3300", ["0300 200 3300"]),
        (Kind.EMAIL, "write to help@example.org", ["help@example.org"]),
        (Kind.PERCENT, "about 12.5% of them", ["12.5%"]),
        (Kind.PHONE, "X-rays (25 million)", []),
        (Kind.MONEY, "X-rays (25 million)", []),
        (Kind.WHICH_BODIES, "funded by the Moon Mail Office and the UK", ["Moon Mail Office"]),
        (Kind.WHICH_BODIES, "Companies with a new idea may use it.", ["Companies with"]),
        (Kind.WHERE, "hubs within the NHS, and in Leeds", ["in Leeds"]),
        (Kind.WHERE, "There are hubs.", []),
        (Kind.WHERE, "You can go there.", ["there"]),
        (Kind.WHICH_BODIES, "Historically the UK is a leader.", []),
        (Kind.PURPOSE, "It was built to carry letters to the moon.", ["to carry"]),
        (Kind.WHICH_BODIES, "a network of 5 renowned UK universities", []),
    ],
)
def test_a_thing_has_a_shape(kind: Kind, words: str, found: list[str]) -> None:
    """What a kind asks for is found where it stands, and only there."""
    spans = holds(kind, words)
    assert spans is not None
    assert [span.of(words) for span in spans] == found


def test_a_kind_without_a_shape_vetoes_nothing() -> None:
    """How can be answered in any words."""
    assert holds(Kind.HOW_TO, "anything") is None


@pytest.mark.parametrize(
    "words",
    [
        "It is funded by the Medical Research Council.",
        "a network of 4 hubs, run by NHS England",
        "support for life sciences companies",
        "You must pay before you sail.",
        "In the end Marconi built it.",
        "It was founded by a baker.",
        "The keeper feeds them.",
    ],
)
def test_who_asks_for_somebody(words: str) -> None:
    """A body, a name, people in general or the reader."""
    assert holds(Kind.WHO, words)


@pytest.mark.parametrize(
    "words",
    [
        "revolutionary arrhythmia detection systems",
        "The scanner was installed in a clinical setting.",
    ],
)
def test_where_nobody_is_who_is_not_told(words: str) -> None:
    """A thing is nobody, even where it does something."""
    assert not holds(Kind.WHO, words)


def test_why_asks_for_a_reason() -> None:
    """A purpose is one too; a figure alone is none."""
    assert holds(Kind.WHY, "This will create a library to show how diseases begin.")
    assert not holds(Kind.WHY, "ultrasound scans (10.5 million)")
