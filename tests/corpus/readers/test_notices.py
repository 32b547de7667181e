"""A notice in place of a page: whoever reads it finds each page that it names."""

from __future__ import annotations

import pytest

from corpus.readers.notices import told

SITE = "https://www.gov.uk"


@pytest.mark.parametrize(
    ("explanation", "why", "replacement"),
    [
        (
            "<p>See <a href='/a'>A</a>, or <a href='http://www.gov.uk/b#c'>B</a>.</p>",
            "See A (https://www.gov.uk/a), or B (https://www.gov.uk/b#c).",
            None,
        ),
        (
            "<a href='/a'>A</a>, <a href='http://www.gov.uk/a'>A</a>; <a href='mailto:a@b'>us</a>",
            "A, A; us",
            f"{SITE}/a",
        ),
        (
            "<p>Go to www.example.org/lamps/.</p>",
            "Go to www.example.org/lamps/.",
            "https://www.example.org/lamps/",
        ),
        (
            "<p><a href='https://government/x'>x</a> or <a href='/a'>A</a></p>",
            "x or A (https://www.gov.uk/a)",
            None,
        ),
        ("<a href='#top'>Up</a>, <a href='http://[oops/'>x</a>", "Up, x", None),
    ],
)
def test_each_page_that_a_notice_names_can_be_found(
    explanation: str, why: str, replacement: str | None
) -> None:
    """One holds instead; of several each stands in the words; other links are none."""
    assert told(explanation, f"{SITE}/fees") == (why, replacement)
