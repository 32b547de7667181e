"""Greetings and thanks are answered kindly; questions are never taken for them."""

from __future__ import annotations

import pytest

from bot.answering.small_talk import has_words, is_small_talk


@pytest.mark.parametrize(
    "text",
    [
        "thanks, that's great",
        "Hello!",
        "good morning team",
        "OK thanks",
        "what can you do?",
        "Who are you?",
        "help",
        "tell me a joke",
        "Thank you so much 🙏",
    ],
)
def test_small_talk_is_known(text: str) -> None:
    """A message with nothing to look up is small talk."""
    assert is_small_talk(text)


@pytest.mark.parametrize(
    "text",
    [
        "Thanks! And how many CT scans?",
        "hello, who funds the initiative?",
        "and in total?",
        "What can a company do to get support?",
        "by when?",
        "Who are the funders?",
        "great.gov.uk",
        "help for exporters",
        "Tell me about the largest study",
    ],
)
def test_a_question_is_no_small_talk(text: str) -> None:
    """A courtesy before a question does not hide the question."""
    assert not is_small_talk(text)


@pytest.mark.parametrize("text", ["", "   ", "🙂", "?!…", "\0"])
def test_no_words_no_question(text: str) -> None:
    """Spaces, marks and emoji alone ask nothing."""
    assert not has_words(text)
