"""A channel that wishes so is told, once, what changed in the guidance that it may see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.bootstrap import NEVER
from bot.slack.announcing import MOST_TOLD, announce
from bot.slack.message import Message
from bot.storage import Channel
from corpus.readers import read
from corpus.standing import NOTHING, State, Stop
from index.building import build
from index.editions import cut
from index.errors import IndexingError
from tests.fakes.block_rules import broken, texts
from tests.fakes.web_api import TEAM

if TYPE_CHECKING:
    from collections.abc import Callable

    from corpus.standing import Standing
    from index.edition import Edition
    from tests.bot.slack.conftest import Slack

POST = "chat.postMessage"
BOATS = (
    "---\npublished: 2026-03-02\nurl: https://example.org/boats\n---\n# Boats\n\nThere are 42.\n"
)
LAMPS = "# Lamps\n\nThere are 310.\n"
RATES = "# Rates\n\nIt is 40 pounds.\n"


def edition(**pages: str) -> Edition:
    """An edition of these pages."""
    documents = [read(f"{name}.md", page.encode()).document(name) for name, page in pages.items()]
    return build(cut(sorted(documents, key=lambda one: one.id)), NEVER)


@dataclass
class Guidance:
    """What answers, to be changed, and what the bot says of that."""

    slack: Slack
    now: Edition
    standing: Standing = NOTHING

    def becomes(self, after: Edition, standing: Standing | None = None) -> list[str]:
        """Publish an edition, or stop something, and return what is posted."""
        self.slack.answering.editions[self.now.name] = self.now
        self.now, self.standing = after, self.standing if standing is None else standing
        return self.told()

    def told(self) -> list[str]:
        """Do the chore; return the texts that were posted since."""
        before = len(self.slack.api.to(POST))
        announce(self.slack.bot.desk, lambda: self.now.heeding(self.standing))
        return [post["text"] for post in self.slack.api.to(POST)[before:]]


@pytest.fixture
def guidance(starting: Callable[..., Slack]) -> Guidance:
    """Boats and lamps answer, and the trade desk wishes to hear what changes."""
    held: list[Guidance] = []
    slack = starting(standing=lambda: held[0].standing)
    slack.record.change(Channel(TEAM, "C0TRADE", announces=True), "U0BEN")
    slack.record.change(Channel(TEAM, "C0QUIET"), "U0BEN")
    held.append(Guidance(slack, edition(boats=BOATS, lamps=LAMPS)))
    assert held[0].told() == []
    return held[0]


def test_what_is_new_changed_and_gone_is_told_once(guidance: Guidance) -> None:
    """By title, with dates and links; nothing is said where nothing changed."""
    after = edition(boats=BOATS.replace("42", "43"), rates=RATES)
    (text,) = guidance.becomes(after)
    assert text.splitlines() == [
        "The guidance I hold has changed.",
        "• New: Rates",
        "• Changed: Boats – published 2 March 2026 https://example.org/boats",
        "• No longer held: Lamps",
    ]
    assert guidance.told() == []
    (post,) = guidance.slack.api.to(POST)
    assert post["channel"] == "C0TRADE"
    assert "Boats" in texts(post["blocks"])


def test_what_is_stopped_is_told_at_once(guidance: Guidance) -> None:
    """With the reason, without a new edition."""
    stop = Stop("lamps", "Lamps", State.SUSPENDED, date(2026, 11, 24), "The figure is wrong.")
    (text,) = guidance.becomes(guidance.now, NOTHING.stopping(stop))
    why = "suspended on 24 November 2026: The figure is wrong"
    assert text.splitlines()[1:] == [f"• No longer quoted: Lamps – {why}"]
    assert guidance.told() == []


def test_what_a_channel_may_not_see_is_not_told_there(guidance: Guidance) -> None:
    """Not even its title; nothing is posted for it alone."""
    hidden = NOTHING.placing("rates", "trade-team")
    after = edition(boats=BOATS, lamps=LAMPS, rates=RATES)
    assert guidance.becomes(after, hidden) == []
    guidance.slack.record.change(Channel(TEAM, "C0TRADE", ("trade-team",), announces=True), "U0BEN")
    changed = edition(boats=BOATS, lamps=LAMPS, rates=RATES.replace("40", "41"))
    assert guidance.becomes(changed) == ["The guidance I hold has changed.\n• Changed: Rates"]


def test_of_two_replicas_one_tells(guidance: Guidance) -> None:
    """The other finds that it is told."""
    record = guidance.slack.record
    (one,) = [one for one in record.channels(TEAM) if one.announces]
    assert guidance.becomes(edition(boats=BOATS))
    (now,) = [one for one in record.channels(TEAM) if one.announces]
    assert now.told is not None
    assert not record.tell(one, now.told)


def test_who_turns_it_on_again_hears_of_what_comes(guidance: Guidance) -> None:
    """What changed while nobody wished to hear it is not told later."""
    record = guidance.slack.record
    record.change(Channel(TEAM, "C0TRADE"), "U0BEN")
    assert guidance.becomes(edition(boats=BOATS)) == []
    record.change(Channel(TEAM, "C0TRADE", announces=True), "U0BEN")
    assert guidance.told() == []
    assert len(guidance.becomes(edition(lamps=LAMPS))) == 1


def test_an_edition_that_is_gone_is_passed_over(guidance: Guidance) -> None:
    """What changed since is not known, and nothing is said of it."""
    before = guidance.now
    guidance.now = edition(boats=BOATS)
    assert before.name not in guidance.slack.answering.editions
    assert guidance.told() == []
    assert len(guidance.becomes(edition(lamps=LAMPS))) == 1


def test_nothing_that_answers_is_no_news(guidance: Guidance) -> None:
    """The chore goes on."""

    def broken_index() -> Edition:
        raise IndexingError("Nothing is published yet.", "")

    announce(guidance.slack.bot.desk, broken_index)
    assert guidance.slack.api.to(POST) == []


def test_a_long_list_is_cut_and_fits(guidance: Guidance) -> None:
    """So many are named, and how many more there are."""
    pages = {f"page-{n:02}": f"# {'Very ' * 60} {n}\n\nIt is {n}.\n" for n in range(MOST_TOLD + 5)}
    (text,) = guidance.becomes(edition(boats=BOATS, lamps=LAMPS, **pages))
    assert text.endswith("and 5 more")
    (post,) = guidance.slack.api.to(POST)
    made = Message(post["text"], tuple(post["blocks"]))
    assert broken(made) == []
    assert made.fits
