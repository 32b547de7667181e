"""A quote can be seen in its section, copied with its source, and found helpful or not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bot import wording
from bot.answering import Question
from bot.bootstrap import demonstrated
from bot.home import Home
from bot.reply import reply
from bot.slack.buttons import COPY, FEEDBACK, MORE, SHOW
from bot.slack.views import NOTE, REASON, WANTED, wanted
from bot.storage import Rating
from corpus.standing import NOTHING, Standing, State, Stop
from tests.fakes.block_rules import texts
from tests.fakes.deliveries import command, mention, press
from tests.fakes.replies import TODAY
from tests.fakes.web_api import TEAM, Answer
from tests.goldens import assert_golden

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.bot.slack.conftest import Slack

OPEN, HOOK = "views.open", "response"
REFERENCE = "FN-000001"


@pytest.fixture
def answered(slack: Slack, tmp_path: Path) -> Slack:
    """A bot that has answered a mention from a real edition."""
    return having_answered("How many MRI scans does the NHS do a year?", slack, tmp_path)


@pytest.fixture
def supported(slack: Slack, tmp_path: Path) -> Slack:
    """One whose answer has others beside it."""
    return having_answered("Which imaging research is there?", slack, tmp_path)


def having_answered(text: str, slack: Slack, folder: Path) -> Slack:
    """Ask in a channel, of a real edition."""
    edition = demonstrated(Home(folder))
    slack.answering.editions[edition.name] = edition
    question = Question(text)
    slack.answering.reply = reply(question, lambda: edition, TODAY)
    slack.deliver(mention(question.text))
    slack.api.wait_for("chat.postMessage")
    return slack


def opened(slack: Slack, action: str, value: str = REFERENCE, **fields: object) -> list[Any]:
    """The windows that a press opens."""
    body = press(action, value, f"{slack.api.url}{HOOK}", **fields)
    assert slack.deliver(body) == 200
    slack.bot.finish()
    return [call["view"] for call in slack.api.to(OPEN)]


def sent(reference: str, code: str, note: str | None, user: str = "U0ANN") -> dict[str, Any]:
    """Somebody sends the window that asks what was wanted."""
    chosen = {"selected_option": {"value": code}} if code else {"selected_option": None}
    return {
        "type": "view_submission",
        "team": {"id": TEAM},
        "user": {"id": user},
        "trigger_id": f"1.1.{code}{user}",
        "view": {
            "type": "modal",
            "callback_id": WANTED,
            "private_metadata": reference,
            "state": {"values": {REASON: {REASON: chosen}, NOTE: {NOTE: {"value": note}}}},
        },
    }


def test_a_quote_is_shown_in_its_section(answered: Slack) -> None:
    """The section's other sentences stand around the quoted ones, which are bold."""
    (view,) = opened(answered, SHOW)
    kept = answered.record.given(REFERENCE)
    assert kept is not None
    quote = kept.reply["quotes"][0]
    whole = "".join(texts(view["blocks"]))
    assert quote["headings"][-1] in whole
    bold = "".join(
        run["text"]
        for element in view["blocks"][1]["elements"]
        for part in (element["elements"] if "style" in element else [element])
        for run in part["elements"]
        if run.get("style") == {"bold": True}
    )
    assert bold == "".join(span["text"] for span in quote["spans"])
    assert len(whole) > len(bold)


def test_an_edition_that_is_gone_leaves_the_quote(answered: Slack) -> None:
    """What was quoted is kept; what stood around it is not."""
    answered.answering.editions.clear()
    (view,) = opened(answered, SHOW)
    said = "".join(texts(view["blocks"]))
    assert wording.NO_SECTION in said
    assert "MRI" in said


def test_a_quote_is_copied_with_its_source(answered: Slack) -> None:
    """As plain text: words, document, section, date, link, reference."""
    (view,) = opened(answered, COPY)
    (text,) = texts(view["blocks"])
    assert view["blocks"][0]["elements"][0]["type"] == "rich_text_preformatted"
    assert "Published 15 October 2018" in text
    assert "https://www.gov.uk/" in text
    assert text.endswith(f"Reference {REFERENCE}")


def test_more_passages_stand_in_a_window(supported: Slack) -> None:
    """Those that support the answer, in their own words, each with its footnote; not the answer."""
    (view,) = opened(supported, MORE)
    kept = supported.record.given(REFERENCE)
    assert kept is not None
    first, *others = kept.reply["quotes"]
    said = "".join(texts(view["blocks"]))
    assert others
    assert all(span["text"] in said for quote in others for span in quote["spans"])
    assert all(span["text"] not in said for span in first["spans"])
    assert said.count(wording.SOURCE) == said.count("Read this passage on") == len(others)


def test_a_reply_with_nothing_more_opens_nothing(slack: Slack) -> None:
    """Nor does one that was kept before replies told how many quotes they show."""
    slack.deliver(mention("How many?"))
    slack.api.wait_for("chat.postMessage")
    assert opened(slack, MORE) == []


@pytest.mark.parametrize("action", [SHOW, COPY, MORE])
def test_a_window_s_button_is_never_trusted(answered: Slack, action: str) -> None:
    """A reference of another conversation opens nothing."""
    assert opened(answered, action, channel={"id": "C0OTHER"}) == []
    assert answered.api.to(HOOK)[-1]["text"] == wording.GONE
    assert opened(answered, action, "FN-FORGED", trigger_id="1.1.second") == []


def test_a_private_answer_opens_for_its_asker_alone(slack: Slack) -> None:
    """Nobody else in the channel has its button; a forged press opens nothing."""
    slack.deliver(command("How many?", f"{slack.api.url}{HOOK}"))
    slack.api.wait_for(HOOK)
    assert opened(slack, COPY, user={"id": "U0BOB"}) == []


@pytest.mark.parametrize("action", [SHOW, COPY])
def test_what_is_stopped_since_is_not_shown_again(
    starting: Callable[..., Slack], action: str
) -> None:
    """A source that is suspended meanwhile is quoted in no window; why is said instead."""
    held = [NOTHING]
    slack = starting(standing=lambda: held[0])
    slack.deliver(mention("How many?"))
    slack.api.wait_for("chat.postMessage")
    stop = Stop("widgets", "Widgets", State.SUSPENDED, TODAY, "the figures are wrong")
    held[0] = Standing((stop,))
    assert opened(slack, action) == []
    assert slack.api.to(HOOK)[-1]["text"] == wording.not_shown(stop)


def test_helpful_is_kept(answered: Slack) -> None:
    """Without a window."""
    assert opened(answered, FEEDBACK, f"helpful {REFERENCE}") == []
    assert answered.record.ratings(REFERENCE) == (Rating(REFERENCE, "U0ANN", helpful=True),)


def test_not_helpful_asks_what_was_wanted(answered: Slack) -> None:
    """What is answered is kept beside it; a forged answer is not."""
    (view,) = opened(answered, FEEDBACK, f"not_helpful {REFERENCE}")
    assert (view["callback_id"], view["private_metadata"]) == (WANTED, REFERENCE)


@pytest.mark.parametrize(
    ("chosen", "note", "user", "kept"),
    [
        ("out_of_date", "the price\x00", "U0ANN", ("out_of_date", "the price ")),
        ("other", None, "U0ANN", ("other", None)),
        ("forged", "x", "U0ANN", (None, None)),
        ("", "x", "U0ANN", (None, None)),
        ("other", "x", "U0BOB", (None, None)),
    ],
)
def test_what_was_wanted_is_kept(
    answered: Slack, chosen: str, note: str | None, user: str, kept: tuple[str | None, str | None]
) -> None:
    """From whoever said that it was not helpful, if it is one of the choices."""
    answered.record.rate(Rating(REFERENCE, "U0ANN", helpful=False))
    assert answered.deliver(sent(REFERENCE, chosen, note, user)) == 200
    answered.bot.finish()
    (rating,) = answered.record.ratings(REFERENCE)
    assert (rating.wanted, rating.note) == kept


def test_feedback_on_another_s_reply_is_not_kept(answered: Slack) -> None:
    """The reply must stand in this conversation, and the rating be one."""
    opened(answered, FEEDBACK, f"helpful {REFERENCE}", channel={"id": "C0OTHER"})
    opened(answered, FEEDBACK, f"wonderful {REFERENCE}", trigger_id="1.1.second")
    assert answered.record.ratings(REFERENCE) == ()


def test_a_window_that_slack_does_not_open_costs_nothing(answered: Slack) -> None:
    """A trigger is good for three seconds only."""
    answered.api.script(OPEN, Answer.refusal("expired_trigger_id"))
    assert len(opened(answered, COPY)) == 1


@pytest.mark.parametrize("action", [SHOW, COPY])
def test_windows_look_as_they_were_found_right(answered: Slack, action: str) -> None:
    """The golden files hold them."""
    (view,) = opened(answered, action)
    assert_golden(f"views/{action}", view)


def test_more_passages_look_as_they_were_found_right(supported: Slack) -> None:
    """The golden file holds them."""
    (view,) = opened(supported, MORE)
    assert_golden(f"views/{MORE}", view)


def test_the_window_that_asks_looks_as_it_was_found_right() -> None:
    """The golden file holds it; a title has 24 characters at most, an option 75."""
    view = wanted(REFERENCE)
    assert_golden("views/wanted", view)
    assert len(view["title"]["text"]) <= 24
    assert all(len(text) <= 75 for text in wording.WANTED.values())
