"""Every reply makes a message that Slack takes, in the guidance's words to the letter."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given as given_by
from hypothesis import settings
from hypothesis import strategies as st

from bot.answering import Answered, QuotedSpan, Reading, Role
from bot.slack import blocks
from bot.slack.blocks import KEPT
from bot.slack.buttons import ASK, CHECK, COPY, FEEDBACK, MORE, SEARCH, SHARE, SHOW, Offer
from corpus.document import Source, Span
from tests.fakes import replies
from tests.fakes.block_rules import broken, texts
from tests.goldens import assert_golden

if TYPE_CHECKING:
    from bot.reply import Reply

EVERY = replies.every()
WORDS = st.builds(
    lambda text, times: text * times, st.text(min_size=1, max_size=30), st.integers(1, 200)
)


def span_of(text: str, role: Role, *, item: bool, bold: bool) -> QuotedSpan:
    """A span with this text; where bold, its middle is."""
    part = (Span(len(text) // 3, max(1, 2 * len(text) // 3)),) if bold else ()
    return QuotedSpan(Span(7, 7 + len(text)), text, role, item=item, bold=part)


def _at(span: QuotedSpan, start: int) -> QuotedSpan:
    return replace(span, span=Span(start, start + len(span.text)))


SPANS = st.lists(
    st.builds(span_of, WORDS, st.sampled_from(Role), item=st.booleans(), bold=st.booleans()),
    min_size=1,
    max_size=60,
).map(lambda spans: [_at(span, 5000 * number) for number, span in enumerate(spans)])


@pytest.mark.parametrize("name", EVERY)
def test_every_kind_of_reply_looks_as_it_was_found_right(name: str) -> None:
    """The golden file holds text and blocks; nothing in them breaks a rule of Slack."""
    message = blocks.message(EVERY[name])
    assert broken(message) == []
    assert_golden(f"messages/{name}", {"text": message.text, "blocks": list(message.blocks)})


def offered(given: Reply, offer: Offer = KEPT) -> list[str]:
    """The buttons of a message, in order."""
    blocks_ = blocks.message(given, offer=offer).blocks
    rows = [b["elements"] for b in blocks_ if b["type"] in {"actions", "context_actions"}]
    return [button["action_id"] for row in rows for button in row]


def test_each_reply_offers_what_can_be_done_with_it() -> None:
    """Only an answer can be copied, and shared where it is private; the rest is looked for."""
    private = Offer(shareable=True)
    assert offered(EVERY["answered"]) == [SHOW, COPY, FEEDBACK]
    assert offered(EVERY["answered"], private) == [SHOW, COPY, SHARE, FEEDBACK]
    assert offered(EVERY["supported"], private) == [SHOW, COPY, SHARE, MORE, FEEDBACK]
    assert offered(EVERY["nearest"], private) == [SHOW, SEARCH, ASK, FEEDBACK]
    assert offered(EVERY["abstained_off_topic"], private) == [SEARCH, ASK]
    assert offered(EVERY["abstained_small_talk"], private) == []


def test_a_plain_statement_is_not_told_that_it_is_no_answer() -> None:
    """It is said that it was not judged; its figure is no word that a passage should mention."""
    stated = Offer(checkable=True)
    message = blocks.message(replies.nearest(["10", "gizmos"]), offer=stated)
    first = "You wrote a statement, which I have not checked. No passage mentions: gizmos."
    assert message.text.startswith(f"{first} Closest passage, for you to judge:")
    assert "".join(texts(message.blocks[0])).startswith(first)
    assert CHECK in offered(replies.nearest(["10"]), stated)
    alone = blocks.message(replies.nearest(["10"]), offer=stated)
    assert "No passage mentions" not in alone.text
    asked = blocks.message(replies.nearest(["10"]))
    assert "No passage mentions: 10." in asked.text


def test_what_is_not_kept_offers_nothing_to_look_up() -> None:
    """A button that cannot work is not shown."""
    assert offered(EVERY["answered"], Offer(kept=False)) == []
    assert offered(EVERY["nearest"], Offer(kept=False)) == [SEARCH]


def test_a_button_carries_a_reference_and_no_more() -> None:
    """Whatever else it means is looked up."""
    blocks_ = blocks.message(EVERY["answered"]).blocks
    (row,) = [b["elements"] for b in blocks_ if b["type"] == "actions"]
    assert {button["value"] for button in row} == {"FN-7K2Q9D"}


def test_the_figure_is_bold_and_nothing_else_of_the_quote() -> None:
    """Bold stands where the answer's offsets say, around markup characters that stay as typed."""
    (item,) = [
        element
        for element in blocks.message(replies.answered()).blocks[0]["elements"]
        if element["type"] == "rich_text_list"
    ]
    runs = item["elements"][0]["elements"]
    assert [(run["text"], run.get("style")) for run in runs] == [
        ("widgets (", None),
        ("25 million", {"bold": True}),
        (") & <sprockets>", None),
    ]


@settings(max_examples=30, deadline=None)
@given_by(SPANS)
def test_any_quote_fits_and_is_verbatim(spans: list[QuotedSpan]) -> None:
    """Whatever the guidance says: 50 blocks and 12,000 characters hold, and words stay its own."""
    given = replies.answered(replies.quote(*spans))
    message = blocks.message(given, ("A remark.",))
    assert broken(message) == []
    shown = [
        "".join(texts(part))
        for element in message.blocks[0]["elements"][1:]
        for part in (element["elements"] if element["type"] == "rich_text_list" else (element,))
    ]
    originals = iter(span.text for span in spans)
    assert all(any(text.startswith(words) for text in originals) for words in shown)


def test_a_cut_quote_says_so_outside_the_quote() -> None:
    """A notice stands beside what was cut, and a link leads to all of it."""
    long = span_of("word " * 4000, Role.ANSWER, item=False, bold=False)
    message = blocks.message(replies.answered(replies.quote(long)))
    assert broken(message) == []
    assert any("cut here" in text for text in texts(message.blocks))
    assert "cut here" in message.text
    assert "word" in message.text


@settings(max_examples=25, deadline=None)
@given_by(st.lists(WORDS, max_size=40), WORDS, WORDS)
def test_what_people_type_and_titles_of_any_length_fit(
    missing: list[str], title: str, typed: str
) -> None:
    """Missing words, titles and questions are shown as words, and cut where they are endless."""
    source = Source(title, "https://example.org/" + "a" * 4000)
    nearest = replies.nearest(missing)
    assert broken(blocks.message(nearest)) == []
    answered = replace(
        replies.answered(typed=typed),
        answer=Answered(Reading(typed), (replies.quote(source=source),)),
    )
    assert broken(blocks.message(answered)) == []
