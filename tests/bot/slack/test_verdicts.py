"""Every verdict makes a message that Slack takes, which opens with the verdict in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot import wording
from bot.answering import QuotedSpan, Role
from bot.answering.claims.verdict import PartVerdict, Ruling
from bot.slack.buttons import ASK, COPY, FEEDBACK, SEARCH, SHARE, SHOW, Offer
from bot.slack.verdicts import Told
from corpus.document import Span
from tests.fakes import replies, verdicts
from tests.fakes.block_rules import broken, texts
from tests.goldens import assert_golden

EVERY = verdicts.every()
SHARED = Offer(shareable=True, threaded=True)


@pytest.mark.parametrize("name", EVERY)
def test_every_kind_of_verdict_looks_as_it_was_found_right(name: str) -> None:
    """The golden file holds text and blocks; nothing in them breaks a rule of Slack."""
    message = Told(EVERY[name], SHARED).message()
    assert broken(message) == []
    assert_golden(f"verdicts/{name}", {"text": message.text, "blocks": list(message.blocks)})


def test_a_claim_that_differs_reads_as_promised() -> None:
    """Verdict and date, what was written, what the guidance has, its figure alone in bold."""
    opening = Told(verdicts.differs(), SHARED).message().blocks[0]["elements"][0]["elements"]
    assert "".join(run["text"] for run in opening) == (
        "Differs from the guidance of 15 October 2018. You wrote: 10 million widgets a year. "
        "Guidance: widgets (25 million), each year."
    )
    bold = [run["text"] for run in opening if run.get("style") == {"bold": True}]
    assert bold == ["Differs from the guidance of 15 October 2018.", "25 million"]


@pytest.mark.parametrize("name", EVERY)
def test_no_reader_is_told_a_bare_true_or_false(name: str) -> None:
    """A verdict compares two texts; it does not know the world."""
    message = Told(EVERY[name], SHARED).message()
    said = " ".join([message.text, *texts(message.blocks)]).lower().split()
    assert not {"true", "false", "true.", "false."} & set(said)


def offered(name: str, offer: Offer) -> list[str]:
    """The buttons of a message, in order."""
    blocks = Told(EVERY[name], offer).message().blocks
    rows = [b["elements"] for b in blocks if b["type"] in {"actions", "context_actions"}]
    return [button["action_id"] for row in rows for button in row]


def test_what_decides_nothing_is_neither_copied_nor_shared() -> None:
    """It is looked for elsewhere; and what is not kept offers nothing to look up."""
    assert offered("differs", SHARED) == [SHOW, COPY, SHARE, FEEDBACK]
    assert offered("several", SHARED) == [SHOW, COPY, SHARE, FEEDBACK]
    assert offered("matches", Offer()) == [SHOW, COPY, FEEDBACK]
    assert offered("not_covered", SHARED) == [SHOW, SEARCH, ASK, FEEDBACK]
    assert offered("nothing_to_check", SHARED) == []
    assert offered("differs", Offer(kept=False)) == []


def test_forty_long_sentences_fit_one_message() -> None:
    """Each part is named, quotes are cut, and the message says that they are."""
    text = "word " * 900
    said = QuotedSpan(Span(0, len(text)), text, Role.ANSWER)
    quotes = [replies.quote(replace(said, span=Span(n, n + len(text)))) for n in range(20)]
    parts = tuple(
        PartVerdict(Span(0, 300), Ruling.SUPPORTED, "all_said", quote=quotes[n % 20])
        for n in range(40)
    )
    given = verdicts.differs()
    verdict = replace(given.verdict, claim="claim " * 60, parts=parts, quotes=tuple(quotes))
    message = Told(replace(given, verdict=verdict), SHARED).message()
    assert broken(message) == []
    assert wording.CUT in message.text
