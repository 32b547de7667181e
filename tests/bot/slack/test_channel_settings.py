"""Settings are changed in a window, by those who may, and it is kept who did and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bot import settings_wording as say
from bot.slack.channels import NEWS, SETS, SETTINGS
from bot.storage import Channel
from bot.storage.forgetting import forget
from corpus.errors import CorpusError
from corpus.standing import NOTHING
from tests.fakes.block_rules import texts
from tests.fakes.deliveries import command
from tests.fakes.web_api import TEAM, Answer
from tests.goldens import assert_golden

if TYPE_CHECKING:
    from collections.abc import Callable

    from corpus.standing import Standing
    from tests.bot.slack.conftest import Slack

HOOK, OPEN = "response", "views.open"
STANDING = NOTHING.placing("widgets", "trade-team").placing("gizmos", "export")
BEN, ANN, CAY = "U0BEN", "U0ANN", "U0CAY"


@pytest.fixture
def slack(starting: Callable[..., Slack]) -> Slack:
    """A bot with two document sets; Ben administers the workspace, Cay made the channel."""
    slack = starting(standing=lambda: STANDING, FOOTNOTE_ADMINS="U0MAIN")
    slack.api.people[BEN] = {"is_admin": True}
    slack.api.script("conversations.info", *[Answer.of(channel={"creator": CAY})] * 3)
    return slack


def opened(slack: Slack, user: str, channel: str = "C0TRADE") -> list[Any]:
    """The windows that ``/guidance settings`` opens."""
    slack.deliver(command("settings", f"{slack.api.url}{HOOK}", user_id=user, channel_id=channel))
    with slack.api.changed:
        slack.api.changed.wait_for(
            lambda: any(name in {OPEN, HOOK} for name, _ in slack.api.calls), 5
        )
    return [call["view"] for call in slack.api.to(OPEN)]


def sent(slack: Slack, user: str, sets: list[str] | None, *, news: bool = False) -> None:
    """Somebody sends the window."""
    values: dict[str, Any] = {
        SETS: {SETS: {"selected_options": [{"value": one} for one in sets or ()]}},
        NEWS: {NEWS: {"selected_options": [{"value": NEWS}] if news else []}},
    }
    if sets is None:
        del values[SETS]
    body = {
        "type": "view_submission",
        "team": {"id": TEAM},
        "user": {"id": user},
        "trigger_id": f"1.1.{user}{sets}{news}",
        "view": {
            "type": "modal",
            "callback_id": SETTINGS,
            "private_metadata": "C0TRADE",
            "state": {"values": values},
        },
    }
    assert slack.deliver(body) == 200


def test_what_the_window_did_not_show_stays(slack: Slack) -> None:
    """A window of before there were sets takes none away."""
    slack.record.change(Channel(TEAM, "C0TRADE", ("export",)), BEN)
    sent(slack, BEN, None, news=True)
    assert slack.record.channels(TEAM) == (Channel(TEAM, "C0TRADE", ("export",), announces=True),)


def test_the_window_opens_though_nobody_knows_the_sets(starting: Callable[..., Slack]) -> None:
    """Those that the channel sees already are there, and its news can be changed."""

    def unread() -> Standing:
        raise CorpusError("Nothing can be read.")

    slack = starting(standing=unread, FOOTNOTE_ADMINS="U0MAIN")
    slack.record.change(Channel(TEAM, "C0TRADE", ("export",)), BEN)
    (view,) = opened(slack, "U0MAIN")
    (picked,) = [b["element"] for b in view["blocks"] if b.get("block_id") == SETS]
    assert [one["value"] for one in picked["options"]] == ["export"]


@pytest.mark.parametrize("user", [BEN, "U0MAIN"])
def test_who_administers_gives_sets(slack: Slack, user: str) -> None:
    """All sets can be chosen; what is chosen holds, and it is kept who chose it."""
    (view,) = opened(slack, user)
    (picked,) = [b["element"] for b in view["blocks"] if b.get("block_id") == SETS]
    assert [one["value"] for one in picked["options"]] == ["export", "trade-team"]
    sent(slack, user, ["trade-team", "forged"], news=True)
    assert slack.record.channels(TEAM) == (
        Channel(TEAM, "C0TRADE", ("trade-team",), announces=True),
    )
    (change,) = slack.record.changes(TEAM, "C0TRADE")
    assert (change.by, change.to.sets) == (user, ("trade-team",))


def test_who_manages_the_channel_gives_a_set_up_and_gives_none(slack: Slack) -> None:
    """Whoever makes a channel manages it: that alone opens no guidance."""
    slack.record.change(Channel(TEAM, "C0TRADE", ("export",)), BEN)
    (view,) = opened(slack, CAY)
    (picked,) = [b["element"] for b in view["blocks"] if b.get("block_id") == SETS]
    assert [one["value"] for one in picked["options"]] == ["export"]
    sent(slack, CAY, ["trade-team"], news=True)
    assert slack.record.channels(TEAM) == (Channel(TEAM, "C0TRADE", (), announces=True),)


def test_nobody_else_changes_anything(slack: Slack) -> None:
    """Neither by the command nor by a window that was open before."""
    assert opened(slack, ANN) == []
    assert slack.api.to(HOOK)[-1]["text"] == say.NOT_ALLOWED
    sent(slack, ANN, ["trade-team"])
    assert slack.record.channels(TEAM) == ()


def test_slack_s_silence_gives_nobody_a_right(slack: Slack) -> None:
    """Where it does not say who somebody is, they are nobody."""
    slack.api.script("users.info", *[Answer.refusal("missing_scope")] * 2)
    assert opened(slack, BEN) == []


def test_a_conversation_of_one_has_no_settings(slack: Slack) -> None:
    """The next step is named."""
    assert opened(slack, BEN, "D0BEN") == []
    assert slack.api.to(HOOK)[-1]["text"] == say.IN_A_CHANNEL


def test_the_window_shows_what_holds_and_who_changed_it(slack: Slack) -> None:
    """The last changes stand in it, the newest first."""
    slack.record.change(Channel(TEAM, "C0TRADE", ("export",)), BEN)
    slack.record.change(Channel(TEAM, "C0TRADE", ("export",), announces=True), "U0MAIN")
    (view,) = opened(slack, BEN)
    said = list(texts(view["blocks"][-1]))
    assert said[0] == say.CHANGED
    assert next(text for text in said if "sets: export" in text).endswith("sets: export; news")
    for line in view["blocks"][-1]["elements"][-1]["elements"]:
        line["elements"][1]["text"] = " on a day"
    assert_golden("views/channel_settings", view)


def test_forgetting_somebody_leaves_what_they_changed(slack: Slack) -> None:
    """The settings stay; who set them is forgotten."""
    slack.record.change(Channel(TEAM, "C0TRADE", ("export",)), BEN)
    store = slack.record._opened()  # noqa: SLF001 # the command line has a store of its own
    forget(store, BEN)
    (change,) = slack.record.changes(TEAM, "C0TRADE")
    assert change.by == "-"
