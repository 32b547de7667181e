"""Past answers stay true: those whose words changed are listed, and can be shown as given."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from bot.errors import BotError
from bot.home import Home
from bot.releasing.standing_now import instead, stands
from corpus.document import Block, BlockKind, Document, Source, Span
from corpus.library import Library
from corpus.standing import State, Stop
from index.history import KEPT
from tests.bot.releasing.conftest import HOW_MANY, LAMPS, TODAY, WHO, run

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bot.releasing.conftest import Ask, Keep


def listed() -> list[dict[str, Any]]:
    """What is to be re-checked."""
    done = run("recheck", "--json")
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout.splitlines()]


def reindex() -> None:
    """Publish what the library holds."""
    assert run("reindex").exit_code == 0


def test_what_changed_is_listed_the_gravest_first(lamps: None, keep: Keep, ask: Ask) -> None:
    """A figure, then what is gone; what still stands is left out."""
    given = {question: ask(question) for question in (WHO, HOW_MANY, "Who feeds the elephants?")}
    assert listed() == []
    assert "Every past answer still stands." in run("recheck").stdout
    keep("lamps", LAMPS.format(295))
    keep("forms", "## Elsewhere\n\nParcels travel by barge.\n")
    assert "`footnote recheck`" in run("reindex").stderr
    figure, gone = listed()
    assert figure["reference"] == given[HOW_MANY].reference
    assert (figure["change"], figure["fate"]) == ("figure", "changed")
    assert figure["on"] == TODAY.isoformat()
    assert figure["before"] == "The Lamp Office inspects 310 brass lanterns a year."
    assert figure["now"] == "The Lamp Office inspects 295 brass lanterns a year."
    assert (gone["change"], gone["fate"], gone["now"]) == ("lost", "removed", None)
    shown = run("recheck").stdout
    assert shown.index("A figure changed: 1") < shown.index("Gone, or quoted no more: 1")
    assert "│   The Lamp Office inspects 295 brass lanterns a year." in shown


def test_words_that_moved_still_stand(lamps: None, keep: Keep, ask: Ask) -> None:
    """Under another heading, beside new sentences: they are the words that were quoted."""
    ask(HOW_MANY)
    keep("lamps", "## Numbers\n\nSome news.\n\n" + LAMPS.format(310).split("\n\n")[1] + " More.")
    reindex()
    assert listed() == []


@pytest.mark.parametrize("state", [State.WITHDRAWN, State.SUSPENDED])
def test_a_stopped_source_is_listed_at_once(
    lamps: None, home: Path, ask: Ask, state: State
) -> None:
    """Without a reindex, with the reason in the place of words."""
    ask(HOW_MANY)
    stop = Stop("lamps", "Lamps", state, TODAY, "It has closed.")
    Library(Home(home).library).stop(stop)
    (only,) = listed()
    assert (only["change"], only["fate"], only["now"]) == ("lost", state.value, None)
    assert f"“Lamps” was {state} on 24 November 2026: It has closed." in run("recheck").stdout


def test_an_answer_by_the_footnote_alone_goes_with_its_source(
    home: Path, tmp_path: Path, ask: Ask
) -> None:
    """No word was quoted: it stands while the source may be quoted."""
    page = tmp_path / "lamps.md"
    page.write_text("---\ntitle: Lamps\npublished: 2026-03-02\n---\n# Lamps\n\nThey shine.\n")
    run("corpus", "add", str(page))
    reindex()
    assert ask("When was this page published?").reply["quotes"][0]["spans"] == []
    assert listed() == []
    run("corpus", "suspend", "lamps", "--why", "Wrong.")
    assert [(one["fate"], one["before"]) for one in listed()] == [("suspended", "Lamps")]


def test_a_removed_source_is_listed(lamps: None, ask: Ask) -> None:
    """Once it is published without it."""
    ask(WHO)
    run("corpus", "remove", "forms")
    assert listed() == []
    reindex()
    assert [one["fate"] for one in listed()] == ["removed"]


def test_what_was_decided_is_listed_no_more(lamps: None, keep: Keep, ask: Ask) -> None:
    """Until the words change again."""
    first, second = ask(HOW_MANY).reference, ask(HOW_MANY).reference
    keep("lamps", LAMPS.format(295))
    reindex()
    done = run("recheck", "--tell", first, "--leave", second)
    assert done.exit_code == 0, done.output
    assert listed() == []
    refused = run("recheck", "--tell", first)
    assert isinstance(refused.exception, BotError)
    assert first in str(refused.exception)
    keep("lamps", LAMPS.format(280))
    reindex()
    assert {one["reference"] for one in listed()} == {first, second}


def test_an_old_answer_is_shown_as_it_was_given(lamps: None, keep: Keep, ask: Ask) -> None:
    """Verified against its edition, beside what stands there now."""
    given = ask(HOW_MANY)
    assert "still stands in the guidance" in run("replay", given.reference).stdout
    keep("lamps", LAMPS.format(295))
    reindex()
    shown = run("replay", given.reference).stdout
    assert "  │ The answer to How many brass lanterns" in shown
    assert f"Verified: what is quoted stands in edition {given.edition}" in shown
    assert "Changed on 24 November 2026." in shown
    assert "295 brass lanterns" in shown
    record = json.loads(run("replay", given.reference, "--json").stdout)
    assert (record["verified"], record["since"]["change"]) == ("verified", "figure")
    assert record["text"] == given.message["text"]
    assert isinstance(run("replay", "FN-NONE").exception, BotError)


def test_an_answer_of_an_edition_that_is_gone_says_so(lamps: None, keep: Keep, ask: Ask) -> None:
    """What remains is the message with its quotes, and still what became of them."""
    given = ask(HOW_MANY)
    for number in range(KEPT):
        keep("lamps", LAMPS.format(200 + number))
        reindex()
    shown = run("replay", given.reference).stdout
    assert f"Edition {given.edition} is no longer kept" in shown
    assert "  │ The answer to How many brass lanterns" in shown
    assert listed()[0]["now"] == "The Lamp Office inspects 209 brass lanterns a year."


def test_an_answer_is_shown_though_no_edition_can_be_read(
    lamps: None, home: Path, ask: Ask
) -> None:
    """As it was given; what became of its words nobody can tell."""
    given = ask(HOW_MANY)
    for folder in (home / "editions").glob("[!.]*/"):
        (folder / "manifest.json").write_bytes(b"{")
    done = run("replay", given.reference)
    assert done.exit_code == 0, done.output
    assert "The answer to How many brass lanterns" in done.stdout
    assert "is no longer kept" in done.stdout
    assert "still stands" not in done.stdout
    assert json.loads(run("replay", given.reference, "--json").stdout)["since"] is None


def page(*items: str) -> Document:
    """A page of one heading, a sentence and a list."""
    text, blocks = "", []
    for number, words in enumerate(("Scans", *items)):
        kind = BlockKind.ITEM if number > 1 else BlockKind.PARAGRAPH
        kind = kind if number else BlockKind.HEADING
        blocks.append(Block(kind, Span(len(text), len(text) + len(words)), level=2))
        text += f"{words}\n"
    return Document("scans", Source("Scans"), text, tuple(blocks))


OLD = page("Each year there are:", "MRI scans (4 million)", "CT scans (6 million)")


@pytest.mark.parametrize(
    ("items", "now"),
    [
        (("Each year there are:", "MRI scans (5 million)"), "MRI scans (5 million)"),
        (("Each year there are:", "CT scans (6 million)"), None),
        (("Each year there are:", "PET scans (1 million)", "CT scans (6 million)"), None),
    ],
)
def test_another_item_never_stands_for_one_that_is_gone(
    items: tuple[str, ...], now: str | None
) -> None:
    """What stood beside it before, or speaks of something else, is not in its place."""
    quoted = ("Each year there are:", "MRI scans (4 million)")
    new = page(*items)
    assert not stands(quoted, new)
    assert instead(quoted, new, OLD) == ("Each year there are:", now)


def test_a_sentence_quoted_before_the_paragraph_that_it_begins_still_stands() -> None:
    """Quoted spans may share words; in another order they stand no more."""
    words = ("Bailiffs can take things.", "Bailiffs can take things. They cannot take:", "tools")
    assert stands(words, page(*words[1:]))
    assert not stands(("tools", "They cannot take:"), page(*words[1:]))
