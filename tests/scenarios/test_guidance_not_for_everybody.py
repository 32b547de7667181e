"""A document is for the trade desk alone: it answers there, and nobody else learns that it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from bot import settings_wording as say
from bot.cli import footnote
from bot.slack.channels import NEWS, SETS
from tests.fakes.block_rules import texts
from tests.fakes.employed import employed
from tests.fakes.visitor import SECONDS, Visitor

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.playground.nouns import Message, View
    from bot.playground.server import Playground
    from tests.fakes.employed import Bot

LAMPS = "# Brass lamps\n\n## Inspection\n\nThe Lamp Office inspects 310 brass lanterns a year.\n"
BOATS = "# Rowing boats\n\n## Inspection\n\nThe Boat Office inspects 42 rowing boats a year.\n"
ASKED = "How many brass lanterns does the Lamp Office inspect a year?"
PARTNER = "C0PARTNER"


def run(*arguments: object) -> str:
    """What a command of ``footnote`` prints."""
    done = CliRunner().invoke(footnote, [str(one) for one in arguments], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.fixture
def added(home: Path, tmp_path: Path) -> None:
    """One page for everybody, and one for those who see the set ``desk``, published."""
    for name, page, flags in (("lamps", LAMPS, ("--set", "desk")), ("boats", BOATS, ())):
        (tmp_path / f"{name}.md").write_text(page, encoding="utf-8")
        run("corpus", "add", tmp_path / f"{name}.md", *flags)
    run("reindex")


@pytest.fixture
def bot(playground: Playground, home: Path, added: None) -> Iterator[Bot]:
    """The bot at work on them."""
    with employed(playground, home) as bot:
        yield bot


@pytest.fixture
def ben(playground: Playground) -> Visitor:
    """A maintainer, who administers the workspace."""
    return Visitor(playground, "U0BEN")


def window(playground: Playground, who: Visitor) -> View:
    """The window that somebody has open."""
    opened = playground.parts.feed.wait(
        lambda: (playground.parts.views.stack(who.user) or (None,))[-1], SECONDS
    )
    assert opened is not None
    return opened


def given_the_set(playground: Playground, ben: Visitor) -> None:
    """Ben lets the trade desk see it."""
    ben.do("command", channel="C0TRADE", text="/guidance settings")
    opened = window(playground, ben)
    chosen = {"text": {"type": "plain_text", "text": "desk"}, "value": "desk"}
    values: dict[str, Any] = {
        SETS: {SETS: {"type": "multi_static_select", "selected_options": [chosen]}},
        NEWS: {NEWS: {"type": "checkboxes", "selected_options": []}},
    }
    told = ben.do("submit", view_id=opened.id, values=values)
    assert told["ok"], told
    assert say.SAVED in " ".join(texts(window(playground, ben).body["blocks"]))


def is_answered(reply: Message) -> bool:
    """Whether the page that is not for everybody was quoted."""
    return "310 brass lanterns" in reply.text


def test_it_answers_only_where_it_may_be_seen(
    bot: Bot, playground: Playground, amira: Visitor, ben: Visitor
) -> None:
    """Nowhere at first; then at the trade desk, to those who are there, and nowhere else."""
    assert not is_answered(amira.ask(ASKED))
    given_the_set(playground, ben)
    assert is_answered(amira.ask(ASKED))
    assert is_answered(amira.ask(ASKED, amira.direct))
    elsewhere = amira.ask(ASKED, PARTNER)
    assert not is_answered(elsewhere)
    assert "Brass lamps" not in str(elsewhere.blocks)
    assert "No passage mentions: " in elsewhere.text
    assert "lanterns" in elsewhere.text.partition("No passage mentions: ")[2]


def test_the_maintainer_sees_what_is_in_a_set(added: None) -> None:
    """In the list and in what is shown of a document; it can be let out."""
    assert "set desk" in run("corpus", "list").splitlines()[1]
    assert '"set": "desk"' in run("corpus", "list", "--json").splitlines()[1]
    assert "Set: desk" in run("corpus", "show", "lamps")
    assert run("corpus", "set", "lamps") == "lamps: for everybody, from now on.\n"
    assert "set" not in run("corpus", "list", "--json")


@pytest.mark.parametrize("name", ["Trade Team", "x" * 41, "-"])
def test_a_set_has_a_plain_name(home: Path, name: str) -> None:
    """Wrong usage, said in a line that shows a right one."""
    done = CliRunner().invoke(footnote, ["corpus", "set", "lamps", "--", name])
    assert done.exit_code == 2
    assert "like trade-team" in done.output
