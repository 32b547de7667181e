"""Questions about the page itself are told from questions about its subject."""

from __future__ import annotations

import pytest

from bot.answering.provenance import Fact, asked_of


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("When was this guidance published?", Fact.PUBLISHED),
        ("how old is this page?", Fact.PUBLISHED),
        ("when was the page on medical imaging published?", Fact.PUBLISHED),
        ("publication date?", Fact.PUBLISHED),
        ("Is this still current?", Fact.PUBLISHED),
        ("when was this last updated?", Fact.UPDATED),
        ("How old is this page, what date did it come out?", Fact.PUBLISHED),
        ("what date did this guidance come out", Fact.PUBLISHED),
        ("when did the page get published?", Fact.PUBLISHED),
        ("how long ago was this written?", Fact.PUBLISHED),
        ("What is the date on this page?", Fact.PUBLISHED),
        ("when was this page put out?", Fact.PUBLISHED),
        ("whats the title of the page you got this from", Fact.TITLE),
        ("is this from 2018?", Fact.PUBLISHED),
        ("has this been updated recently?", Fact.UPDATED),
        ("where does this come from?", Fact.LINK),
        ("can I have the link", Fact.LINK),
        ("what's the title", Fact.TITLE),
        ("and who wrote it?", Fact.PUBLISHER),
        ("which department published this guidance?", Fact.PUBLISHER),
        ("where can I find the original guidance?", Fact.LINK),
        ("what's the source?", Fact.LINK),
        ("What is this page called?", Fact.TITLE),
        ("title of the guidance", Fact.TITLE),
    ],
)
def test_the_page_is_asked_of(text: str, fact: Fact) -> None:
    """Each way of asking for a date, an author or a link is known."""
    assert asked_of(text) is fact


@pytest.mark.parametrize(
    "text",
    [
        "When was the Imaging Centre opened?",
        "What is the title of the first book on tomography?",
        "when did it open?",
        "Who funds it?",
        "where is it from?",
        "What is the date of the next trade fair?",
        "Is the scanner from 2018?",
        "Has the law been changed?",
        "Can I have the source code of the software?",
        "How old must a driver be?",
        "where can I find more information about investing?",
        "Who wrote the first book on tomography?",
        "When must I publish my accounts?",
    ],
)
def test_the_subject_is_asked_of(text: str) -> None:
    """A question about the subject is not answered with the page's date."""
    assert asked_of(text) is None
